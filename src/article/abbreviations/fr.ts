import { abbreviations } from './words.ts';

export const french = abbreviations({
  leading: `M MM mme mmes mlle mlles Me dr drs pr prof mgr st ste cf env av bd boul apr p.ex i.e vs
    gal Col Cap lt cdt adj sgt sén dép s.a.r s.e réf`,
  numbering: 'no nos n art p pp chap vol fig éd tél t al ann ch',
  either: `etc cie hab j.-c av.j.-c apr.j.-c janv févr avr juill sept oct nov déc s.a s.a.r.l inc ltd co corp
    jr éd coll dir trad tél suiv u.e o.n.u sncf min max ex`,
  starters: `le la les l un une des du de d il elle ils elles on nous vous je tu ce c cet cette ces ceci cela ça
    son sa ses leur leurs notre nos mon ma mes votre et mais ou or donc car ni puis alors ensuite enfin
    cependant toutefois pourtant ainsi aussi en dans à au aux par pour sur sous avec sans chez entre vers
    depuis pendant avant après selon malgré contre dès lors lorsque quand comme si s que qu qui quoi où
    pourquoi comment combien quel quelle quels quelles parce puisque tandis bien même tout tous toute toutes
    plusieurs certains certaines beaucoup quelques aucun aucune chaque autre autres plus moins ne n y j
    aujourd hier demain maintenant désormais déjà encore ici là deux trois personne rien`,
  saying: 'demande répond',
});
