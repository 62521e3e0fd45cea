import { gapMsOf } from './next-slot.ts';
import type { Schedule } from './schedule.ts';
import { isBlackout } from './slots.ts';

/** Another thread and its time. */
export type Neighbour = {
  readonly id: string;
  readonly title: string;
  readonly handle: string;
  readonly at: Date;
};

/** What speaks against a time. A person may have it all the same. */
export type TimeWarning = {
  readonly rule: 'blackout' | 'gap' | 'same-article' | 'same-text';
  readonly message: string;
  /** The thread it is near to, or that has the same article. */
  readonly threadId: string | null;
  /** When that one is due or went out. */
  readonly at: Date | null;
};

/** A second thread of an article is worth a word when the first is nearer than this. */
const sameArticleDays = 30;

/**
 * What speaks against `at`: hours without posts, threads of the account nearer than its least gap, and threads
 * of the same article on any account within {@link sameArticleDays}.
 */
export function findClashes(
  at: Date,
  schedule: Schedule | null,
  near: readonly Neighbour[],
  sameArticle: readonly Neighbour[],
): readonly TimeWarning[] {
  const distance = (other: Neighbour): number => Math.abs(other.at.getTime() - at.getTime());
  const gapMs = gapMsOf(schedule);
  const gapMinutes = gapMs / 60_000;
  const isShut = schedule !== null && isBlackout(at, schedule);
  return [
    ...(isShut
      ? [{ rule: 'blackout', message: shutWords(schedule), threadId: null, at: null } as const]
      : []),
    ...near
      .filter((other) => distance(other) < gapMs)
      .map((other) => ({
        ...{ rule: 'gap' as const, threadId: other.id, at: other.at },
        message: `“${other.title}” on @${other.handle} is ${apartWords(distance(other))}: less than the ${gapMinutes} minutes kept between threads.`,
      })),
    ...sameArticle
      .filter((other) => distance(other) <= sameArticleDays * 86_400_000)
      .map((other) => ({
        ...{ rule: 'same-article' as const, threadId: other.id, at: other.at },
        message: `“${other.title}” on @${other.handle} is a thread of the same article, ${apartWords(distance(other))}.`,
      })),
  ];
}

/**
 * Posts with the very words of one that went out on the account within the last day: X refuses a second one, and does
 * not say for how long (x-api-facts s.8).
 */
export function findSameTexts(
  texts: readonly string[],
  live: readonly (Neighbour & { readonly text: string })[],
): readonly TimeWarning[] {
  return live.map(({ id, title, handle, at, text }) => ({
    ...{ rule: 'same-text' as const, threadId: id, at },
    message: `“${title}” on @${handle} has post ${texts.indexOf(text) + 1} of this thread word for word: X may refuse it, with the posts before it live. Change a word.`,
  }));
}

function shutWords({ blackout, timeZone }: Schedule): string {
  const hours = blackout.map(({ from, to }) => `${from}-${to}`).join(', ');
  return `This time lies in the account’s hours without posts: ${hours} ${timeZone}.`;
}

function apartWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes === 0) return 'at the same time';
  if (minutes < 120) return `${minutes} min away`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h away` : `${Math.round(hours / 24)} days away`;
}
