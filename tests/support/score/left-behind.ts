import type { Article } from '../../../src/article/article.ts';
import { splitSentences } from '../../../src/article/sentences.ts';
import { mean } from './facts.ts';
import type { Post, Seen, Sentence } from './seen.ts';

/** A sentence that takes back or turns round the one before it. */
const turns =
  /^(?:that (?:was|is|were) (?:wrong|false|untrue|incorrect|not (?:true|so|the case))|then it \w+ed|but|however|yet|it (?:is|was) not|not so)\b/i;

/** How many of the thread's sentences the article's next sentence takes back, and no post says so. */
export function takenBack({ article, posts }: Seen): number {
  const texts = posts.map(({ text }) => text);
  return posts
    .flatMap((post) => post.sentences)
    .flatMap((sentence) => nextOf(sentence, article) ?? [])
    .filter((next) => turns.test(next) && !texts.some((text) => text.includes(next))).length;
}

/**
 * Posts with a quotation tell it to its end: 0 for one that leaves out speech which follows in the same paragraph and
 * would have fitted. Null where nobody is quoted.
 */
export function quotesWhole({ article, posts }: Seen): number | null {
  const quoting = posts.filter(({ text, isList }) => !isList && /[“"«「]/u.test(text));
  if (quoting.length === 0) return null;
  return mean(quoting.map((post) => (leavesSpeech(post, article) ? 0 : 1)));
}

function leavesSpeech({ text, weight, sentences }: Post, article: Article): boolean {
  return sentences.some((sentence) => {
    const next = /[“"«「]/u.test(sentence.text) ? nextOf(sentence, article) : null;
    if (next === null || text.includes(next)) return false;
    return /^[“"«「]/u.test(next) && weight + next.length + 1 <= 280;
  });
}

/** What the article says next in the same paragraph: up to the quotation's end where it is one of several sentences. */
function nextOf({ text, block }: Sentence, article: Article): string | null {
  if (block === null) return null;
  const all = splitSentences(article.blocks[block]?.text ?? '', article.language).map((each) => each.text);
  const at = all.indexOf(text);
  const next = at === -1 ? undefined : all[at + 1];
  return next ?? null;
}
