import { abbreviations } from './words.ts';

export const german = abbreviations({
  leading: `dr prof Hr Fr frl bzw z.b d.h evtl ggf inkl exkl vgl sog zzgl ca dipl ing med jur phil rer nat
    habil h.c geb gest verh Hrsg St i.d.r u.u z.t s.o s.u o.g a.d dipl-ing i.v i.a gegr kgl ehem einschl
    insb insbes Gebr Frhr Hptm Oblt Lt Maj Gen Msgr Mag lic z.zt z.hd i.s.d`,
  numbering: 'nr nrn s abs art bd abb kap tab ziff rn § tel aufl vol no min max',
  either: `usw etc u.a u.ä o.ä jh jhd mio mrd tsd str tel chr v.chr n.chr e.v co inc ltd jan feb mrz apr jun
    jul aug sep sept okt nov dez Mo Di Mi Do Sa So min max sek std jr sen p.a hbf bhf pl stellv u.v.m u.v.a
    ev kath z.z usf ff`,
  starters: `der die das ein eine einer eines einem einen er sie es wir ihr ich man dies diese dieser dieses
    diesem diesen das dass den dem des im in am an auf aus bei beim mit nach von vom vor zu zum zur über unter
    um für gegen ohne durch seit bis während wegen trotz laut und aber oder doch denn jedoch dennoch trotzdem
    deshalb daher damit dann danach davor dabei dafür dagegen darauf darüber dort da hier jetzt nun heute
    gestern morgen später zuvor zudem außerdem auch noch nur nicht kein keine keiner als wenn weil obwohl ob
    wie was wer wo warum weshalb wann so sein seine seiner seinen seinem ihre ihrer ihren ihrem unser unsere
    alle viele einige manche mehrere beide jeder jede jedes andere anders statt zwar schon erst allerdings
    inzwischen mittlerweile schließlich bereits insgesamt zwei drei`,
});
