import type { Line } from './material.ts';
import type { Telling } from './words.ts';
import { isSameFact, overlap } from './words.ts';

/** What has so much of its meaning in common beside it in one post is read as said twice. */
const sameInPost = 0.33;

/** Whether two texts in one post tell one fact, or so much of one that a reader has it twice (rule 10). */
export function saysTwice(a: ReadonlySet<string>, b: ReadonlySet<string>, telling: Telling): boolean {
  const shared = telling.countShared(a, b);
  if (shared < 2) return false;
  if (isSameFact(a, b, telling)) return true;
  // A name of three words is no fact.
  const isFact = shared > 3 || (shared === 3 && [...a].some((word) => /^\d/.test(word) && b.has(word)));
  return isFact && overlap(a, b, telling) >= sameInPost;
}

/** Whether anything of the second lines says again what the first ones do, other paragraphs than its own. */
export function sayTwice(first: readonly Line[], second: readonly Line[], telling: Telling): boolean {
  return second.some((line) =>
    first.some(
      (other) =>
        !isOneParagraph(other, line) &&
        other.facts.some((fact) => line.facts.some((again) => saysTwice(fact, again, telling))),
    ),
  );
}

function isOneParagraph({ place: a }: Line, { place: b }: Line): boolean {
  return a.from === b.from && a.index === b.index;
}

/** Whether a text has all another says: nearly all of its words, and each of its figures. */
export function saysAllOf(
  fuller: ReadonlySet<string>,
  shorter: ReadonlySet<string>,
  telling: Telling,
): boolean {
  if (telling.weighShared(shorter, fuller) < nearlyAll * telling.ofAll(shorter)) return false;
  return [...shorter].every((word) => fuller.has(word) || !/^\d/.test(word));
}

const nearlyAll = 0.7;
