import { abbreviations } from './words.ts';

export const italian = abbreviations({
  leading: `sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa proff avv ing arch on sen mons geom rag cav
    comm gen col cap ten magg brig amm p.es es cfr ca d.ssa ss s v vs rev egr spett`,
  numbering: 'sec n nn nr art artt pag pagg p pp vol fig cap tel lett min max no',
  either: `ecc s.p.a s.r.l s.n.c spa srl a.c d.c inc ltd co corp jr u.s.a gen feb apr giu lug ago sett
    ott nov dic tel ed segg u.e c.a f.lli`,
  starters: `il lo la i gli le l un uno una egli lui lei loro esso essa noi voi io questo questa questi queste
    quello quella quelli quelle suo sua suoi sue mio nostro nostra e ed ma o però anzi anche così quindi dunque
    poi infine intanto tuttavia inoltre invece in nel nella nei nelle nello nell a al alla ai alle all di del
    della dei delle dell dello da dal dalla dai con su sul sulla per tra fra secondo durante dopo prima senza
    contro verso quando mentre se come perché poiché che chi cosa dove quanto quale quali non ora oggi ieri
    domani già ancora qui là tutti tutte tutto molti molte alcuni alcune altri altre ogni nessuno niente è
    sono era c si ci due tre solo più`,
  saying: 'chiede dice risponde',
});
