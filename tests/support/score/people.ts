import { leansOnPrevious } from '../../../src/compose/openings.ts';
import { mean } from './facts.ts';
import type { Seen } from './seen.ts';

const speech =
  /\b(?:said|says?|told|added?|adds|asked|wrote|writes|warned|argued|recalled|according|announced|replied|ruled|called|described|dijo|afirmó|según|dit|déclaré|selon|sagte|disse|segundo)\b|(?<!\p{L})(?:ha detto|ha spiegato|secondo|сказал\p{L}*|заявил\p{L}*|рассказал\p{L}*|пошутил\p{L}*|отметил\p{L}*|по словам|dedi|söyledi|konuştu|anlattı)(?!\p{L})|と(?:述べ|話|語|説明)|说|表示|قال|وقال|أضاف|कहा|बताया|उठाया|کہا|بتایا/iu;

/** Quoted words of four or more, or an "I" outside a column, have a speaker in the same post. Null where nobody speaks. */
export function speakers({ article, posts }: Seen): number | null {
  const isColumn =
    /^(?:opinion|column|comment|analysis)\b/i.test(article.title) || /\bI\b/.test(article.title);
  const quoting = posts.filter(
    ({ text }) => quoted(text).length > 0 || /\b(?:I|my|we)\b/.test(unquoted(text)),
  );
  if (isColumn || quoting.length === 0) return null;
  return mean(quoting.map((post) => (speech.test(unquoted(post.text)) ? 1 : 0)));
}

function quoted(text: string): string[] {
  return (text.match(/[“"«「][^”"»」]*[”"»」]/gu) ?? []).filter((words) => words.split(/\s/).length >= 4);
}

function unquoted(text: string): string {
  return text.replace(/[“"«「][^”"»」]*[”"»」]/gu, ' ');
}

/** Words for a thing the sentence before told of, wherever in a sentence they stand. */
const dangling =
  /\bthat (?:month|day|night|week|year|morning|evening)\b|^(?:the (?:rest|ruin|gap)|if the two|a decision)\b|\bthe (?:figure|verdict) was\b|\b(?:of|to) either (?!of)\b|^(?:analysts|economists)\b.{0,40}\bhad\b/i;

/**
 * Posts whose sentences point to nothing outside the post: no opening "He", "However" or "The report", no "that month"
 * in a sentence that does not follow another of its paragraph.
 */
export function openings({ article, posts }: Seen): number {
  return mean(
    posts.map(({ sentences }) => {
      const opening = sentences[0]?.text ?? '';
      const leans = opening !== '' && leansOnPrevious(opening, article.language);
      const hangs = sentences.some(
        ({ text, block }, at) => dangling.test(text) && sentences[at - 1]?.block !== block,
      );
      return leans || hangs ? 0 : 1;
    }),
  );
}

/** People are named in full, or by office, before they are a surname. Null where nobody has two names. */
export function introduced({ article, posts }: Seen): number | null {
  const surnames = fullNames(article.blocks.map(({ text }) => text).join('\n'));
  const thread = posts.map(({ text }) => text).join('\n');
  const met = [...surnames].filter(([surname]) =>
    new RegExp(`(?<!\\p{L})${surname}(?!\\p{L})`, 'u').test(thread),
  );
  if (met.length === 0) return null;
  return mean(
    met.map(([surname, given]) => {
      const first = thread.search(new RegExp(`(?<!\\p{L})${surname}(?!\\p{L})`, 'u'));
      const before = thread.slice(Math.max(0, first - 30), first);
      return given.some((name) => before.includes(name)) || /\p{Lu}[\p{L}.-]*\s$/u.test(before) ? 1 : 0;
    }),
  );
}

const fullName =
  /(?<!\p{L}|\b[Tt]he\s)(\p{Lu}\p{Ll}+)\s(?:\p{Lu}\.\s)?(\p{Lu}[\p{L}-]{2,})(?![\p{L}-]|\s(?!Jr)\p{Lu})/gu;
const noGivenName =
  /^(?:the|an?|in|on|at|by|for|from|with|when|after|but|and|if|as|to|of|one|two|last|this|that|its|mrs?|ms|dr|prof)$/i;

/** Names like "Lena Marsh" whose surname the article also uses alone: the surname, and the words that go before it. */
function fullNames(text: string): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const [, given = '', surname = ''] of text.matchAll(fullName)) {
    const alone = new RegExp(
      `(?<!\\p{Lu}[\\p{L}.]*\\s|\\bthe\\s)(?<![\\p{L}-])${surname}(?=[’']s |, \\d| \\p{Ll})(?! (?:and|of)\\b)`,
      'u',
    );
    const isNoun = new RegExp(`(?<!\\p{L})${surname.toLowerCase()}s?(?!\\p{L})`, 'u').test(text);
    const isName = !isNoun && !noGivenName.test(given) && alone.test(text);
    if (isName) names.set(surname, [...(names.get(surname) ?? []), given]);
  }
  return names;
}
