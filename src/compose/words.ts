import { foldDigits } from '../article/digits.ts';
import { type NumberedWords, numberedWords } from './numbered-words.ts';
import { remembered } from './remembered.ts';
import { stem } from './stem.ts';
import { isPlain, wordsIn } from './word-breaks.ts';

const smallWords = new Set(
  (
    'a an the and or but nor of to in on at by for from with without as is are was were be been being it its this that these those ' +
    'he she they his her their him them we our us you your i my me who which what when where while than then so if not no has have had ' +
    'do does did will would can could may might must should said says say told also after before over under into about between during ' +
    'more most other some any all both such just only out up down there here per according ' +
    'el la los las un una de del y o en con por para que se su sus es al lo como más no ha han fue ' +
    'le les des du et ou dans pour sur est au aux par une il elle ' +
    'der die das und oder ein eine einen dem den des im in zu mit von auf für ist nicht ' +
    'do da dos das em um uma os as à ao aos no na nos nas pelo pela mas foi ser são seu sua já também entre após até ' +
    'e il gli di che per con una della dello dei degli delle nel nella sul sulla dal dalla alla al ma anche più non è ha hanno sono del i ' +
    'и в на не что с по из за от до для как к о об при это то у же но а или его её их он она они было был была были будет также ' +
    'के में है हैं को की का से और पर ने यह इस कि भी एक था थी थे हो कर लिए तक अब वह उन इन जो या नहीं गया गई रहा रही साथ ' +
    'کے میں ہے ہیں کو کی کا سے اور پر نے یہ اس کہ بھی ایک تھا تھی تھے ہو کر لیے تک اب وہ ان جو یا نہیں گیا گئی ' +
    'في من على إلى عن أن إن التي الذي هذا هذه ذلك مع بعد قبل كما كان كانت قد لا ما أو ثم بين حتى عند وقد وفي ومن ' +
    've bir bu da de için ile olarak olan çok daha sonra gibi kadar ise ancak her ki o ne ya en ' +
    '的 了 在 是 和 有 与 也 对 为 将 及 等 都 就 还 中 上 の に は を た が で て と し れ も する から な こと など へ'
  ).split(' '),
);

/** How far inside a text words are looked at; a longer text says nothing new about likeness. */
const longestRead = 2000;

/** The words that carry a text's meaning, cut to stems so that "Russian" meets "Russia". Figures stay whole. */
export function contentWords(text: string, language: string): Set<string> {
  const words = new Set<string>();
  const read = foldDigits(lowerCase(text.slice(0, longestRead), language));
  if (isPlain(read)) for (const run of read.split(' ')) for (const word of meaningsIn(run)) words.add(word);
  else for (const word of meaningsOf(wordsIn(read, language))) words.add(word);
  return words;
}

/** What stands between two blanks of a plain text, by its letters and marks: "(“Nine" means 9. */
const runs = remembered<readonly string[]>(10_000);

function meaningsIn(run: string): readonly string[] {
  return runs(run, () => meaningsOf(wordsIn(run, 'en')));
}

function meaningsOf(words: readonly string[]): string[] {
  return words.map(meaningOf).filter((meaning) => meaning !== '');
}

/** Turkish and Azeri have an I without and an İ with a dot. */
function lowerCase(text: string, language: string): string {
  return /^(?:tr|az)\b/i.test(language) ? text.toLocaleLowerCase('tr') : text.toLowerCase();
}

/** Articles use the same few thousand words. */
const meanings = remembered<string>(10_000);

/** "Nine" says what "9" does; "one" says too many things. */
const numberWords = new Map(
  (
    'two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 ' +
    'sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ' +
    'ninety:90 dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 doce:12 trece:13 catorce:14 ' +
    'quince:15 veinte:20 treinta:30 cuarenta:40 cincuenta:50'
  )
    .split(' ')
    .map((pair): [string, string] => {
      const [word = '', figure = ''] = pair.split(':');
      return [word, figure];
    }),
);

/** A word's stem, or nothing where it is one of the small words. */
function meaningOf(whole: string): string {
  return meanings(whole, () => {
    const word = whole.replace(/[’']s$/u, '');
    const figure = numberWords.get(word);
    if (figure !== undefined) return figure;
    return smallWords.has(word) ? '' : stem(word);
  });
}

/** How much words tell in one article. */
export type Telling = NumberedWords & {
  /** 1 for a word that is everywhere, more for rarer ones. */
  readonly of: (word: string) => number;
};

/** Weighs words by how many of the texts have them. */
export function tellingOf(texts: readonly ReadonlySet<string>[]): Telling {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  const told = (count: number) => Math.log(1 + (texts.length + 1) / (1 + count));
  const byWord = new Map([...counts].map(([word, count]) => [word, told(count)]));
  const unheard = told(0);
  const of = (word: string) => byWord.get(word) ?? unheard;
  return { of, ...numberedWords(of, isDistinctFigure) };
}

/** The share of the shorter text's meaning that the other has too, from 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>, telling: Telling): number {
  return telling.overlap(a, b);
}

/** The share of `a`'s meaning that `b` has too, from 0 to 1. */
export function coverage(a: ReadonlySet<string>, b: ReadonlySet<string>, telling: Telling): number {
  return telling.coverage(a, b);
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
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  const shared = telling.countShared(fewer, more);
  if (shared < 2) return false;
  if (shared === fewer.size && a.size === b.size) return true;
  const both = overlap(a, b, telling);
  if (both >= sameFigureFrom && telling.shareFigure(fewer, more)) return true;
  return shared >= 3 && both >= sameFactFrom;
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
