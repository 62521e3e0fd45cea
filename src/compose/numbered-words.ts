/** A text's words by number, in the text's order, and what all of them tell. */
type Numbered = {
  readonly numbers: readonly number[];
  readonly sum: number;
  readonly figures: readonly number[];
};

/** More texts than an article has: what is read later are posts an editor writes, ever new ones. */
const mostTexts = 5000;

/** Words compared by number: an article's texts are compared with one another thousands of times. */
export type NumberedWords = {
  /** A text's words by number, in the text's order. */
  readonly numbersOf: (words: ReadonlySet<string>) => readonly number[];
  readonly wordOf: (number: number) => string | undefined;
  /** What all of a text's words tell. */
  readonly ofAll: (words: ReadonlySet<string>) => number;
  /** How many words two texts have in common. */
  readonly countShared: (a: ReadonlySet<string>, b: ReadonlySet<string>) => number;
  /** What those of `a`'s words tell that `b` has too; summed in `a`'s order, so that it is the same to the last bit. */
  readonly weighShared: (a: ReadonlySet<string>, b: ReadonlySet<string>) => number;
  /** The share of `a`'s meaning that `b` has too, from 0 to 1. */
  readonly coverage: (a: ReadonlySet<string>, b: ReadonlySet<string>) => number;
  /** The share of the shorter text's meaning that the other has too, from 0 to 1. */
  readonly overlap: (a: ReadonlySet<string>, b: ReadonlySet<string>) => number;
  /** Whether two texts have a figure in common that belongs to one fact. */
  readonly shareFigure: (a: ReadonlySet<string>, b: ReadonlySet<string>) => boolean;
};

/** Numbers words as they come; each text is read once, and must not change after that. */
export function numberedWords(
  weightOf: (word: string) => number,
  isFigure: (word: string) => boolean,
): NumberedWords {
  const numbers = new Map<string, number>();
  const texts = new Map<ReadonlySet<string>, Numbered>();
  const byNumber: string[] = [];
  const weights: number[] = [];
  const areFigures: boolean[] = [];
  /** By word: the mark of the last text marked that has it. */
  const marks: number[] = [];
  let marked: Numbered | null = null;
  let mark = 0;

  const numberOf = (word: string) => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    byNumber.push(word);
    marks.push(0);
    weights.push(weightOf(word));
    areFigures.push(isFigure(word));
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
  const read = (words: ReadonlySet<string>): Numbered => {
    const known = texts.get(words);
    if (known !== undefined) return known;
    const inOrder = Array.from(words, numberOf);
    const made = {
      numbers: inOrder,
      sum: inOrder.reduce((sum, number) => sum + (weights[number] ?? 0), 0),
      figures: inOrder.filter((number) => areFigures[number]),
    };
    if (texts.size >= mostTexts) texts.clear();
    texts.set(words, made);
    return made;
  };
  const markWordsOf = (text: Numbered) => {
    if (marked === text) return;
    marked = text;
    mark += 1;
    for (const number of text.numbers) marks[number] = mark;
  };
  const weighShared = (of: Numbered, by: Numbered) => {
    markWordsOf(by);
    let shared = 0;
    for (const number of of.numbers) if (marks[number] === mark) shared += weights[number] ?? 0;
    return shared;
  };
  const share = (of: Numbered, by: Numbered) => (of.sum === 0 ? 0 : weighShared(of, by) / of.sum);

  return {
    numbersOf: (words) => read(words).numbers,
    wordOf: (number) => byNumber[number],
    ofAll: (words) => read(words).sum,
    countShared: (a, b) => {
      const text = read(a);
      markWordsOf(read(b));
      let count = 0;
      for (const number of text.numbers) if (marks[number] === mark) count += 1;
      return count;
    },
    weighShared: (a, b) => weighShared(read(a), read(b)),
    coverage: (a, b) => share(read(a), read(b)),
    overlap: (a, b) => {
      const [one, other] = [read(a), read(b)];
      return one.sum <= other.sum ? share(one, other) : share(other, one);
    },
    shareFigure: (a, b) => {
      const text = read(a);
      markWordsOf(read(b));
      return text.figures.some((number) => marks[number] === mark);
    },
  };
}
