import { matchesOf } from '../article/matches.ts';

/** How far into a sentence its pronouns are looked at. */
const longestRead = 600;
const pronouns = /\b(?:it|its|they|them|their|theirs|this|these|those)\b/gi;

/** "It is clear that", "made it possible": an "it" that stands for nothing before it. */
const emptyIt =
  /^it(?:['’]s|\s(?:is|was|will be|would be|may be|might be|has been|had been|seems?|appears?|turns? out|takes?|took|remains?|emerged|follows)\b|\s(?:clear|possible|impossible|easy|easier|hard|harder|difficult|likely|unlikely|necessary|plain|known)\b)/i;
/** "This year", "this newspaper", "those who": told by the time, the place or what follows. */
const told =
  /^(?:(?:this|these)\s(?:past |coming |last )?(?:years?|weeks?|months?|days?|mornings?|afternoons?|evenings?|night|weekend|summer|winter|spring|autumn|fall|season|time|century|decade|term|quarter|country|city|town|region|newspaper|article|story|one|way|is|was|are|were)|those\s(?:who|whose|with|without|in|of|on|at|from|for|that|under|over|living|affected|\p{L}+(?:ed|ing)))\b/iu;

const many =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|thousands|millions|many|some|both|several|few|most|all|others|people|police|men|women|children|staff|crew|team|family|couple|public|crowd|council|government|company|party|side|club|band|group|majority|pair|who|anyone|everyone|someone|somebody|nobody|each|every|any|teachers?|United|Council|Party|Committee|Union|Commission|Association|Ministry|Authority|Club)\b/;
const plural = /(?<![’'])\b\p{L}{2,}(?:[^\W\d_siu]|ie)s\b(?![’']\p{L})/u;
const verbLike =
  /^(?:says|does|goes|makes|takes|wants|needs|gets|gives|keeps|means|sees|comes|news|always|sometimes|besides|towards|afterwards|less|was|has)$/i;
const severalNames = /\p{Lu}[\p{L}’'-]+(?:,| and| or)\s(?:the\s)?\p{Lu}/u;
const single =
  /\b(?:an?|the|this|that|each|every|one|another|its|his|her|their|our|my|whose|no|any|\p{L}+[’']s)\s(?:(?!(?:of|in|on|at|to|by|and|or|for|with|from|that)\b)[\p{L}\d’'.,-]+\s){0,3}?(?!\p{L}+[^s\W]s\b)[\p{L}\d-]{3,}/iu;
const plainOpeners =
  /^(?:the|an?|in|on|at|by|for|from|with|without|under|over|during|despite|before|after|since|until|when|while|as|if|once|where|although|though|because|last|next|two|three|four|five|six|seven|eight|nine|ten|half|most|many|some|all|no|not|what|how|why|who|early|late|recently|today|yesterday|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/i;
/** An opening clause may name later what its pronoun stands for: "Despite its age, the line…". */
const forward =
  /^(?:in|on|at|by|for|from|with|without|under|over|during|despite|before|after|since|until|when|while|as|if|once|where|although|though|because|ahead of|amid|among|unlike|like)\b/i;

/** Whether a sentence has a pronoun whose thing or people it does not name itself: "…signatures to save it." */
export function pointsBack(sentence: string, language: string): boolean {
  if (!language.toLowerCase().startsWith('en')) return false;
  const spoken = sentence
    .slice(0, longestRead)
    .replace(/["“][^"”]*["”]/gu, ' ')
    .trimStart();
  return matchesOf(pronouns, spoken).some(({ 0: word, index }) => {
    const from = spoken.slice(index);
    if (emptyIt.test(from) || told.test(from)) return false;
    const comma = spoken.indexOf(',');
    const ahead = forward.test(spoken) && comma > index ? spoken.slice(comma) : '';
    return !isCarried(word.toLowerCase(), from, spoken.slice(0, index), ahead);
  });
}

function isCarried(pronoun: string, from: string, before: string, ahead: string): boolean {
  const named = `${before} ${ahead}`;
  if (/^(?:they|them|theirs?)$/.test(pronoun)) return namesMany(named);
  if (/^its?$/.test(pronoun)) return single.test(named) || namesOne(before) || namesOne(ahead);
  const noun = /^\p{L}+\s(\p{Ll}{3,})/u.exec(from)?.[1]?.replace(/s$/, '');
  return noun === undefined ? before.split(' ').length > 5 : named.toLowerCase().includes(noun);
}

function namesMany(text: string): boolean {
  const plurals = text.match(new RegExp(plural, 'gu')) ?? [];
  return many.test(text) || severalNames.test(text) || plurals.some((word) => !verbLike.test(word));
}

/** A name, or a noun that opens the sentence and is no plural ("Neighbours"). */
function namesOne(text: string): boolean {
  for (const { 0: name, index } of text.matchAll(/\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*)*/gu)) {
    const isFirst = index === 0 && !name.includes(' ');
    if (!isFirst || (!plainOpeners.test(name) && !/[^siu]s$/u.test(name))) return true;
  }
  return false;
}

const afterNoun =
  /(?=[.,;:]|\s(?:is|are|was|were|will|would|has|have|had|could|can|may|might|must|should|and|or|to|as|when|\p{Ll}+ed)\b)/u
    .source;
const definite = new RegExp(`\\bthe (\\p{Ll}{4,})${afterNoun}`, 'gu');
const known =
  /^(?:first|second|third|last|latest|same|other|others|next|public|country|city|town|world|region|government|police|year|month|week|weekend|night|future|past|time|rest|main|former|latter|morning|afternoon|evening|state|nation|economy|internet|press|media)$/;

/** Whether "the barges" takes up "moored barges" of the sentence before; what the title names is known. */
export function takesUpThing(sentence: string, before: string, title: string): boolean {
  if (before === '') return false;
  return matchesOf(definite, sentence.slice(0, longestRead)).some(({ 1: noun = '', index }) => {
    const stem = noun.replace(/s$/, '');
    if (known.test(noun) || title.toLowerCase().includes(stem)) return false;
    const isNew = !sentence.slice(0, index).toLowerCase().includes(stem);
    return isNew && new RegExp(`(?<!\\b[Tt]he )\\b${stem}s?\\b`, 'u').test(before);
  });
}
