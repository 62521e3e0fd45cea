import { abbreviations } from './words.ts';

export const spanish = abbreviations({
  leading: `sr sra srta sres sras srs dr dra dres prof profa lic ing arq d dña ud uds vd vds excmo excma ilmo
    ilma mons gral cnel cap tte sgto alte Fr rvdo sto sta av avda c.ª p.ej aprox cd cf vs ee ff rr jj hnos dpto
    gob pdte pdta secr mtro mtra pbro`,
  numbering: 'no nro núm núms n art arts pág págs pag p pp vol cap fig tel ext ap km máx mín s',
  either: `etc ee.uu uu aa jj.oo oo ff.aa rr.hh s.a s.l s.a.u cía cia inc ltd co corp jr a.m p.m a.c d.c
    u.s u.e ene feb abr jun jul ago sep sept oct nov dic hab tel ed izq dcha ph.d`,
  starters: `el la los las lo un una unos unas él ella ellos ellas esto esta este estos estas ese esa esos esas
    aquel aquella su sus mi nuestro nuestra yo nosotros usted ustedes se le les me nos en a al de del con sin
    por para desde hasta entre sobre según durante tras ante bajo contra y e o u pero sino aunque porque
    pues como cuando donde mientras si no sí ya también tampoco además entonces luego después antes ahora hoy
    ayer mañana así aun aún sin embargo ahí allí aquí qué quién quiénes cómo cuándo dónde cuál cuánto que quien
    todo todos toda todas muchos muchas algunos algunas otro otra otros otras cada ambos nadie nada hay es son
    fue era está han ha más menos solo sólo dos tres`,
  saying: 'preguntó dijo respondió añadió exclamó gritó',
});
