import { findLinks } from '../links.ts';
import { readNumber } from '../numbering.ts';
import type { Problem } from '../problem.ts';
import { hashtagsIn } from '../tags.ts';
import { type Fix, type Fixing, withPost } from './fixing.ts';

/** Mendings inside one post's words that leave no choice. */
export function fixWords({ rule, message }: Problem, at: number, fixing: Fixing): readonly Fix[] {
  const words = fixing.wording.posts[at]?.words ?? '';
  const to = (id: string, label: string, better: string): readonly Fix[] =>
    better === words || better.trim() === ''
      ? []
      : [{ id, label, posts: withPost(fixing.wording.posts, at, better) }];
  switch (rule) {
    case 'numbering':
      return to('number', 'Take this number out', readNumber(words).text);
    case 'typography':
      if (message.startsWith('Two blanks'))
        return to('blanks', 'Leave one', words.replace(/(\S) {2,}(?=\S)/g, '$1 '));
      if (message.startsWith('A blank'))
        return to('blank', 'Take it out', words.replace(/(\p{L}) (?=[,.;!?](?:\s|$))/gu, '$1'));
      return to('invisible', 'Take it out', words.replace(/[\ufeff\ufffe\uffff]/g, ''));
    case 'tags': {
      const tag = hashtagsIn(words)[0];
      if (tag === undefined || !message.startsWith(`#${tag}`)) return [];
      return to('tag', `Take #${tag} out`, tidied(words.replace(`#${tag}`, '')));
    }
    case 'subheading':
    case 'boilerplate':
      return to('line', 'Take the line out', withoutLine(words, message));
    case 'link':
      return [...foreign(words, message, fixing, to)];
    default:
      return [];
  }
}

/** A lost blank makes a link of two sentences ("ended.In"), and comes back; an address nobody wants goes. */
function foreign(
  words: string,
  message: string,
  { link }: Fixing,
  to: (id: string, label: string, better: string) => readonly Fix[],
): readonly Fix[] {
  const found = findLinks(words, link).find(({ url, own }) => !own && message.includes(url));
  if (found === undefined) return [];
  const { start, end, url } = found;
  if (/^https?:/i.test(url)) {
    return to(`out-${start}`, 'Take the address out', tidied(words.slice(0, start) + words.slice(end)));
  }
  const stop = /\p{Ll}\.(?=\p{Lu}\p{L}*$)/u.exec(url);
  if (stop === null) return [];
  const cut = start + stop.index + stop[0].length;
  const better = `${words.slice(0, cut)} ${words.slice(cut)}`;
  return to(`blank-${start}`, `Put the blank back: “${better.slice(start, end + 1)}”`, better);
}

/** Only a line that is nothing but what the message names. */
function withoutLine(words: string, message: string): string {
  const named = /^“(.*?)”/u.exec(message)?.[1] ?? '';
  const lines = words.split('\n');
  const at = lines.findIndex((line) => {
    const bare = line.replace(/^[•·▪–—*-]\s+/u, '').trim();
    return bare !== '' && (bare === named || (named.length === 60 && bare.startsWith(named)));
  });
  return at === -1 ? words : tidied(lines.filter((_, index) => index !== at).join('\n'));
}

function tidied(words: string): string {
  return words
    .replace(/(\S) {2,}/g, '$1 ')
    .replace(/ +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
