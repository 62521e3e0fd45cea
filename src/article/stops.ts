import { abbreviationsOf, hasOrdinalStops } from './abbreviations/of-language.ts';
import type { Abbreviations } from './abbreviations/words.ts';

/**
 * Whether a full stop ends its sentence, told from the words on both sides: `before` ends with the stop,
 * `after` begins with the next word. When unsure it does not.
 */
export function stopEnds(before: string, after: string, language: string): boolean {
  const rules = abbreviationsOf(language);
  const starts = () => startsSentence(after, rules);
  const spaced = spacedInitials(before);
  const word = spaced ?? wordBefore(before);
  if (word === '' || isDegrees(before)) return true;
  if (/^\p{L}$/u.test(word) && /^\p{L}\.(?!\.)/u.test(after)) return false;
  if (/^[\d.,]+$/.test(word)) return numberEnds(word, after, starts, language);
  const last = word.split(/[-’'/]/).at(-1) ?? word;
  if (listed(rules.leading, word, last)) return false;
  if (listed(rules.numbering, word, last) && /^(?:[\d(]|[IVXLC]{2,}\b)/.test(after)) return false;
  if (isInitials(word)) return starts() && !maySurname(after, spaced !== null || !word.includes('.'));
  if (/^\p{Lo}(?:\.\p{Lo})*$/u.test(word) && !/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(word)) return false;
  const isDoubtful =
    listed(rules.either, word, last) ||
    (/^\p{Ll}$/u.test(last) && !/[aeiouyàèéêíóúãõаеиоуыэюя]/.test(last)) ||
    /^\p{Ll}(?:\.\p{Ll})+$/u.test(word) ||
    isContraction(last) ||
    (hasOrdinalStops(language) && /^[IVXLC]{1,6}$/.test(word));
  return !isDoubtful || starts();
}

/** "J. K", "z. B", "т. д" without their blanks, or null. */
function spacedInitials(before: string): string | null {
  if (!/^[ \u00a0\u202f]\p{L}\.$/u.test(before.slice(-3))) return null;
  const letters = /(?:^|[^\p{L}\p{N}\p{M}.])((?:\p{L}\.[ \u00a0\u202f])+\p{L})\.$/u.exec(before.slice(-20));
  return letters?.[1]?.replace(/\s/g, '') ?? null;
}

/** "−6 °C." is no initial. */
function isDegrees(before: string): boolean {
  return /°\s?[CFСК]\.$/u.test(before.slice(-5));
}

function wordBefore(before: string): string {
  const token = /\S*$/.exec(before.slice(-30))?.[0] ?? '';
  return /([\p{L}\p{M}\p{N}§№º.,!’'/-]+)\.$/u.exec(token)?.[1]?.replace(/^[.,’'/-]+/, '') ?? '';
}

function listed(words: ReadonlySet<string>, ...forms: readonly string[]): boolean {
  return forms.some((form) => words.has(form) || words.has(form.toLowerCase()));
}

/** Whether the first word is one that, capitalised after a doubtful stop, begins a sentence. */
export function startsSentence(after: string, { starters }: Abbreviations): boolean {
  if (/^[¿¡•▪]/.test(after)) return true;
  if (/^\p{L}\.(?!\.)/u.test(after)) return false;
  const word = /^["“„«‹‘'([\s]*(\p{Lu}[\p{L}\p{M}]*(?:-\p{Ll}[\p{L}-]*)?)/u.exec(after)?.[1];
  if (word === undefined) return false;
  const [first = ''] = word.split('-');
  return starters.has(word.toLowerCase()) || starters.has(first.toLowerCase());
}

/** "J", "J.K", "U.S", "J.-C". */
function isInitials(word: string): boolean {
  return /^\p{Lu}\p{M}?(?:\.?-?\p{Lu}){0,4}$/u.test(word) && (word.length === 1 || word.includes('.'));
}

/** "J. He", "M. Le Pen": after initials the shortest words may be names. */
function maySurname(after: string, isPerson: boolean): boolean {
  return isPerson && /^\p{Lu}\p{L}(?!\p{L})/u.test(after);
}

/** A word without a vowel is a shortened one: "hrsg", "Mlle" — units excepted, which take no stop. */
function isContraction(word: string): boolean {
  return (
    /^\p{L}\p{Ll}+$/u.test(word) &&
    /^[bcdfghjklmnpqrstvwxzßçğşñбвгджзклмнпрстфхцчшщ]+$/iu.test(word) &&
    !/^(?:[ckmµn]?[mg]|[kmgt]b|k?wh?|mph|hrs?|h?mm+|sh+|ps+t|tv|cd|кг|км|[мсдк]?м|мг|г?вт|гб|мб|тв)$/iu.test(
      word,
    )
  );
}

/** "am 3. Mai", "3. 5. 2020"; a year or an amount ends a sentence like any word. */
function numberEnds(word: string, after: string, starts: () => boolean, language: string): boolean {
  const isShort = /^\d{1,3}$/.test(word);
  if (/^\d{1,2}(?:\.\d{1,2})?$/.test(word) && /^\d/.test(after)) return false;
  if (!hasOrdinalStops(language) || !isShort) return true;
  return starts() || !/^["“„«»]?\p{Lu}/u.test(after);
}
