const smallWords = new Set(
  (
    'a an the and or but nor of to in on at by for from with without as is are was were be been being it its this that these those ' +
    'he she they his her their him them we our us you your i my me who which what when where while than then so if not no has have had ' +
    'do does did will would can could may might must should said says say told also after before over under into about between during ' +
    'more most other some any all both such just only out up down there here per according ' +
    'el la los las un una de del y o en con por para que se su sus es al lo como más no ha han fue ' +
    'le les des du et ou dans pour sur est au aux par une il elle ' +
    'der die das und oder ein eine einen dem den des im in zu mit von auf für ist nicht ' +
    'do da dos das em um uma os as à ao e il gli di che per con una'
  ).split(' '),
);
const segmenters = new Map<string, Intl.Segmenter>();

/** How far inside a text words are looked at; a longer text says nothing new about likeness. */
const longestRead = 2000;

/** The words that carry a text's meaning, cut to stems so that "Russian" meets "Russia". Figures stay whole. */
export function contentWords(text: string, language: string): Set<string> {
  const words = new Set<string>();
  for (const { segment, isWordLike } of segmenter(language).segment(
    text.slice(0, longestRead).toLowerCase(),
  )) {
    const word = segment.replace(/[’']s$/u, '');
    if (isWordLike && !smallWords.has(word)) words.add(stem(word));
  }
  return words;
}

function segmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known !== undefined) return known;
  const made = new Intl.Segmenter(supported(language), { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}

function supported(language: string): string {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function stem(word: string): string {
  if (/^\p{Script=Arabic}+$/u.test(word)) return arabicStem(word);
  if (/\d/.test(word) || !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+$/u.test(word)) return word;
  const bare = word.length > 3 ? word.replace(/(?:ies|es|s|ed|d)$/u, '') : word;
  return bare.length > 5 ? bare.slice(0, 5) : bare;
}

/** Without the article and prepositions written onto it and the commonest endings. */
function arabicStem(word: string): string {
  const bare = word.length > 4 ? word.replace(/^(?:وال|بال|لل|ال|و|ب|ل)/u, '') : word;
  return bare.replace(/(?:تها|ته|ها|هم|ات|ون|ين|ة|ه|ت)$/u, '').slice(0, 5) || word;
}

/** How much a word tells in this article: 1 for one that is everywhere, more for rarer ones. */
export type Telling = (word: string) => number;

/** Weighs words by how many of the texts have them. */
export function tellingOf(texts: readonly ReadonlySet<string>[]): Telling {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + (texts.length + 1) / (1 + (counts.get(word) ?? 0)));
}

/** The share of the shorter text's meaning that the other has too, from 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>, telling: Telling): number {
  const [fewer, more] = weightOf(a, telling) <= weightOf(b, telling) ? [a, b] : [b, a];
  const whole = weightOf(fewer, telling);
  if (whole === 0) return 0;
  let shared = 0;
  for (const word of fewer) if (more.has(word)) shared += telling(word);
  return shared / whole;
}

/** The share of `a`'s meaning that `b` has too, from 0 to 1. */
export function coverage(a: ReadonlySet<string>, b: ReadonlySet<string>, telling: Telling): number {
  const whole = weightOf(a, telling);
  return whole === 0 ? 0 : weightOf(new Set([...a].filter((word) => b.has(word))), telling) / whole;
}

function weightOf(words: ReadonlySet<string>, telling: Telling): number {
  let weight = 0;
  for (const word of words) weight += telling(word);
  return weight;
}

/** At this overlap two texts tell the same fact. Measured on the fixtures: pairs on one fact lie above, supports below. */
const sameFactFrom = 0.5;
/** With a precise figure in common less is enough. */
const sameFigureFrom = 0.25;

/** A figure precise enough to belong to one fact: "61,204", "12.4", not a year or a small number. */
function isDistinctFigure(word: string): boolean {
  return /^\d/.test(word) && !/^(?:19|20)\d\d$/.test(word) && (/\d[.,]\d/.test(word) || /\d{3}/.test(word));
}

/** Whether two texts tell the same fact in near enough the same words. */
export function isSameFact(a: ReadonlySet<string>, b: ReadonlySet<string>, telling: Telling): boolean {
  const shared = [...a].filter((word) => b.has(word)).length;
  const least = Math.min(a.size, b.size);
  const onFigure = shared >= 2 && [...a].some((word) => b.has(word) && isDistinctFigure(word));
  if (onFigure && overlap(a, b, telling) >= sameFigureFrom) return true;
  if (shared === least && a.size === b.size && least >= 2) return true;
  return shared >= 3 && overlap(a, b, telling) >= sameFactFrom;
}

/** The figures among a text's words, years aside. */
export function figuresIn(words: ReadonlySet<string>): string[] {
  return [...words].filter((word) => /^\d/.test(word) && !/^(?:19|20)\d\d$/.test(word));
}

/**
 * Whether a text takes up a told figure, brings another nobody told, and has less than half of its words
 * from any one thing told: "The work cost $12.4 million, 18 percent over budget" after a title with the $12.4 million.
 */
export function addsFigure(words: ReadonlySet<string>, told: readonly ReadonlySet<string>[]): boolean {
  const isTold = (figure: string) => told.some((each) => each.has(figure));
  const figures = figuresIn(words);
  if (!figures.some(isTold) || figures.every(isTold)) return false;
  return told.every((each) => [...words].filter((word) => each.has(word)).length < words.size / 2);
}
