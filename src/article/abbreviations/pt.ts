import { abbreviations } from './words.ts';

export const portuguese = abbreviations({
  leading: `sr sra srs sras srta dr dra drs dras prof profa eng enga arq exmo exma d pe gen cel ten sgt maj alm
    dep sen gov min des av r exa v.exa ex p.ex i.e cf vs st sto sta rev aprox pres`,
  numbering: 'no nos n núm nº art arts pág págs p pp vol cap fig tel ap km inc',
  either: `etc cia ltda s.a s.a.r.l a.c d.c inc ltd co corp jr e.u.a eua jan fev abr mai jun jul ago set
    out nov dez séc tel ed hab a.m p.m u.e máx mín`,
  starters: `o a os as um uma uns umas ele ela eles elas isto isso aquilo este esta estes estas esse essa esses
    essas aquele aquela seu sua seus suas meu nosso nossa eu nós você vocês e mas ou porém contudo todavia
    entretanto portanto assim também além então depois antes agora hoje ontem amanhã já ainda em no na nos nas
    num numa de do da dos das ao aos à às por pelo pela pelos pelas para com sem sob sobre entre até desde
    segundo durante após contra quando enquanto se como porque pois que quem qual quais onde quanto não sim nem
    todo todos toda todas muitos muitas alguns algumas outro outra outros outras cada ninguém nada há é são
    foi era está mais menos só apenas dois três`,
  saying: 'perguntou disse respondeu',
});
