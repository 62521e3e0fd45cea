import { abbreviations } from './words.ts';

export const english = abbreviations({
  leading: `mr mrs ms mx dr prof Gen Sen Rep Gov lt Col sgt capt cpl Maj Adm cmdr Hon Rev Fr Pres Supt Insp Det
    messrs mme mlle Mt Ft vs e.g i.e cf viz approx ca Amb Atty Ald Brig Cllr Ven Rt Msgr Dep Pvt Pfc`,
  numbering: 'no nos art fig figs vol vols p pp ch sec para eq op c v nr ver tel ext route rte hwy',
  either: `inc ltd co corp llc plc bros jr sr etc a.m p.m am pm e.u u.s.c ph.d m.d b.c a.d b.a m.a d.phil dept
    univ assn assoc intl natl Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs
    Fri Sat Sun St Ave Blvd Rd Ln Pkwy min max al est ed eds Calif Mass Conn Fla Ill Mich Minn Miss Mo Ont Pa
    Tenn Tex Va Vt Wash Wis Ala Ariz Ark Colo Ga Kan Ky La Md Neb Nev Okla Ore yahoo! jeopardy! v`,
  starters: `the a an he she it they we i you this that these those there here his her their its our your my but
    and or so yet nor however meanwhile moreover instead later earlier today yesterday tomorrow in on at for as
    by when while after before if although though since because despite during until with without from to of
    under over between among then now what who why how where which whether some many most several few all both
    each every no not none nobody nothing only even still also more less another other others one two three
    officials police residents critics experts voters nearly about according last next such once perhaps asked`,
  saying: `said says asked asks told added adds replied wrote cried shouted whispered demanded wondered answered
    exclaimed joked tweeted posted quipped insisted`,
});
