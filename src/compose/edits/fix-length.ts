import { splitSentences } from '../../article/sentences.ts';
import { withoutTrailingClause } from '../split.ts';
import { limit, weighWithLink } from '../weigh.ts';
import { type Fix, type Fixing, fits, languageOf, withPost } from './fixing.ts';
import { rearrange } from './rearrange.ts';
import type { WordedPost } from './wording.ts';

/** A post that needs more parts than this is not one to be cut by a press. */
const mostParts = 4;

/** A post over the limit: cut where a reader would, or without its last clause where that can be spared. */
export function fixLength(at: number, fixing: Fixing): readonly Fix[] {
  return [...splitToFit(at, fixing), ...cutClause(at, fixing)];
}

function splitToFit(at: number, fixing: Fixing): readonly Fix[] {
  const { posts } = fixing.wording;
  let made: readonly WordedPost[] = posts;
  const parts = () => made.length - posts.length + 1;
  while (!fits(made, at, parts(), fixing)) {
    const tooLong = made.findIndex(
      (_, index) => index >= at && index < at + parts() && !fits(made, index, 1, fixing),
    );
    const next = rearrange(made, { kind: 'split', at: tooLong, caret: null }, languageOf(fixing));
    if (next.length === made.length || next.length - posts.length + 1 > mostParts) return [];
    made = next;
  }
  return parts() < 2 ? [] : [{ id: 'split', label: `Split it into ${parts()} posts`, posts: made }];
}

function cutClause(at: number, fixing: Fixing): readonly Fix[] {
  const { posts } = fixing.wording;
  const words = posts[at]?.words ?? '';
  const last = splitSentences(words, languageOf(fixing)).at(-1);
  if (last === undefined || last.text.includes('\n') || last.end !== words.trimEnd().length) return [];
  const whole = (kept: string) => words.slice(0, last.start) + kept;
  const kept = withoutTrailingClause(
    last.text,
    (text) =>
      weighWithLink(text, fixing.link) <= limit && fits(withPost(posts, at, whole(text)), at, 1, fixing),
  );
  if (kept === null) return [];
  const left = last.text.slice(kept.length - 1).replace(/^[\s,;:—–-]+/u, '');
  const label = `Leave out “${left.length > 44 ? `${left.slice(0, 43).trimEnd()}…` : left}”`;
  return [{ id: 'clause', label, posts: withPost(posts, at, whole(kept)) }];
}
