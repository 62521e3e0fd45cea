import type { Random } from './random.ts';

/** Whoever does something step by step: a worker's job. A dead one is never let on again. */
export type Actor = { readonly name: string; dead: boolean };

type Waiting = {
  readonly atMs: number;
  /** Drawn by lot, so that what is due at one moment comes in any order. */
  readonly lot: number;
  readonly actor: Actor | null;
  readonly go: () => void;
};

/**
 * One thing at a time, in virtual time: every actor stands at a pause, the earliest is let on, and the next is
 * chosen only when that one stands at its next pause or is done. Nothing sleeps.
 */
export type Scheduler = {
  nowMs(): number;
  /** The actor stands still for so long; it never goes on if it died meanwhile. */
  pause(actor: Actor, ms: number): Promise<void>;
  /** Something that happens at a moment, undivided. */
  at(atMs: number, work: () => void | Promise<void>): void;
  /** Lets an actor begin; `work` pauses or ends. */
  start(actor: Actor, work: () => Promise<void>): void;
  /** Goes on until nothing waits or `isOver`. @returns how many turns it took. */
  run(isOver: () => boolean, mostTurns: number): Promise<number>;
};

export function createScheduler(random: Random, startMs: number): Scheduler {
  let nowMs = startMs;
  let waiting: Waiting[] = [];
  let onQuiet = (): void => {};

  const wait = (atMs: number, actor: Actor | null, go: () => void): void => {
    waiting.push({ atMs, lot: random.next(), actor, go });
  };
  const takeEarliest = (): Waiting | undefined => {
    waiting = waiting.filter(({ actor }) => !actor?.dead);
    let earliest = waiting[0];
    for (const one of waiting) {
      if (!earliest || one.atMs < earliest.atMs || (one.atMs === earliest.atMs && one.lot < earliest.lot))
        earliest = one;
    }
    if (earliest) waiting.splice(waiting.indexOf(earliest), 1);
    return earliest;
  };
  return {
    nowMs: () => nowMs,
    pause: (actor, ms) =>
      new Promise((resolve) => {
        if (!actor.dead) wait(nowMs + ms, actor, resolve);
        onQuiet();
      }),
    at: (atMs, work) => wait(atMs, null, () => void Promise.resolve(work()).then(() => onQuiet())),
    start: (actor, work) => wait(nowMs, actor, () => void work().then(() => onQuiet())),
    async run(isOver, mostTurns) {
      for (let turns = 0; turns < mostTurns; turns += 1) {
        const next = isOver() ? undefined : takeEarliest();
        if (!next) return turns;
        nowMs = Math.max(nowMs, next.atMs);
        await new Promise<void>((quiet) => {
          onQuiet = quiet;
          next.go();
        });
      }
      return mostTurns;
    },
  };
}
