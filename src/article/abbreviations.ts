function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Abbreviations, lower case without the final stop, which never end a sentence. */
export const leadingAbbreviations = wordSet(
  'mr mrs ms mx dr prof gen sen rep gov lt col sgt capt cpl maj adm cmdr hon rev fr pres supt insp det st mt ft no nos vs v ' +
    'e.g i.e cf approx ca fig art op ed eds vol pp messrs mme mlle sr.a sra srta d dña ud uds núm nº bzw z.b d.h usw evtl ggf nr hr fr u.a str',
);

/** Abbreviations which may end a sentence: what follows decides. */
export const eitherAbbreviations = wordSet(
  'inc ltd co corp llc plc bros jr sr etc a.m p.m am pm u.s u.k u.n e.u u.a.e d.c l.a n.y ph.d m.d b.c a.d est dept univ assn ee.uu ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ave blvd rd min max al',
);

/** Words which, after a doubtful stop, do begin a new sentence. */
export const sentenceStarters = wordSet(
  'the a an he she it they we i you this that these those there his her their its our but and or so yet however meanwhile ' +
    'in on at for as by when while after before if although though since because despite instead still then what who why how ' +
    'el la los las un una en pero le les une il elle dans mais der die das ein eine es er sie im aber o os as um uma no na',
);
