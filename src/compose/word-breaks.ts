const segmenters = new Map<string, Intl.Segmenter>();

/** Letters of Latin scripts, digits, and marks whose part in a word every version of Unicode's rules agrees on. */
const plain = /^[\n -^`-~À-ÖØ-öø-ʯ–—‘’“”]*$/;
/** A colon inside a word, a semicolon inside a figure: here the versions differ. */
const doubtful = /\S[:;]\S/;
const plainWords =
  /[0-9a-zA-ZÀ-ʯ]+(?:(?<=\D)[.'‘’](?=[a-zA-ZÀ-ʯ])[0-9a-zA-ZÀ-ʯ]+|(?<=\d)[.,'‘’](?=\d)[0-9a-zA-ZÀ-ʯ]+)*/g;

/** Whether a text is of letters and marks on whose part in a word all agree; its blanks are breaks then. */
export function isPlain(text: string): boolean {
  return plain.test(text) && !doubtful.test(text);
}

/**
 * The words and figures of a text as Unicode's rules for its language break them. Text in Latin letters
 * is broken by a pattern which gives the same, in a tenth of the time.
 */
export function wordsIn(text: string, language: string): readonly string[] {
  if (isPlain(text)) return text.match(plainWords) ?? [];
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenterFor(language).segment(text)) {
    if (isWordLike) words.push(segment);
  }
  return words;
}

function segmenterFor(language: string): Intl.Segmenter {
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
