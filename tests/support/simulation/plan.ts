import type { Budgets } from '../../../src/store/budgets.ts';
import type { AccountPlan, ThreadPlan } from './hands.ts';
import { createRandom, type Random } from './random.ts';

/** What may go wrong, each with how often it does: of X's answers, of readings, of a worker's steps, of wakes. */
const troubles = {
  answers: [
    'lost-stored',
    'lost-not-stored',
    'stored-late',
    'no-id-stored',
    'no-id-not-stored',
    'error-stored',
    'error-not-stored',
    'connection-refused',
    'limited',
    'unfunded',
    'unauthorized',
    'reply-rule',
    'suspended',
    'not-replyable-yet',
  ],
  pictures: ['picture-lost', 'picture-refused', 'picture-forgotten-soon'],
  readings: ['read-fails', 'read-cut'],
  steps: ['crash', 'stop', 'jump', 'ledger-fails', 'ledger-fails-after'],
  wakes: ['wake-lost', 'wake-twice'],
} as const;
export type Trouble = (typeof troubles)[keyof typeof troubles][number];

export type Wish =
  | { readonly do: 'cancel'; readonly threadId: string }
  | { readonly do: 'move'; readonly threadId: string; readonly toMs: number | 'now' }
  | { readonly do: 'pause' | 'resume'; readonly accountId: string | null }
  | { readonly do: 'budget'; readonly accountId: string; readonly dayUsd: number | null }
  | { readonly do: 'distrust' };

/** One small world: drawn from its seed alone. */
export type Plan = {
  readonly seed: number;
  readonly workers: number;
  readonly chanceOf: Readonly<Partial<Record<Trouble, number>>>;
  /** How long X hides a new post from the timeline at most; beyond the longest settle wait some are `late`. */
  readonly visibleWithinMs: number;
  readonly isLate: boolean;
  readonly duplicateFilter: boolean;
  /** Posts an account may make in 15 minutes; null: many. */
  readonly windowLimit: number | null;
  /** What all accounts together may cost. */
  readonly overall: Budgets;
  readonly accounts: readonly AccountPlan[];
  readonly threads: readonly ThreadPlan[];
  readonly scheduledAtMs: ReadonlyMap<string, number>;
  readonly wishes: readonly { readonly atMs: number; readonly wish: Wish }[];
};

const noBudgets: Budgets = { dayUsd: null, monthUsd: null };
export const startMs = Date.UTC(2026, 10, 23, 12);
const secondMs = 1_000;
const minuteMs = 60 * secondMs;

export function planWorld(seed: number): Plan {
  const random = createRandom(seed);
  const isQuiet = random.chance(0.08);
  const accounts = planAccounts(seed, random);
  const threads = planThreads(seed, random, accounts);
  const scheduledAtMs = new Map(
    threads.map(({ id, notBefore }) => [
      id,
      Math.max(notBefore?.getTime() ?? 0, startMs + random.pick([0, 0, 30, 400, 1_200]) * secondMs),
    ]),
  );
  const isLate = !isQuiet && random.chance(0.04);
  return {
    seed,
    workers: random.between(1, 3),
    chanceOf: isQuiet ? {} : { ...planTroubles(random), ...planPictureTroubles(seed) },
    visibleWithinMs: random.pick([0, 2, 20, 145]) * secondMs,
    isLate,
    duplicateFilter: random.chance(0.2),
    windowLimit: random.chance(0.15) ? random.between(3, 8) : null,
    overall: random.chance(0.06)
      ? { dayUsd: (random.between(8, 20) * 15) / 1_000, monthUsd: null }
      : noBudgets,
    accounts,
    threads,
    scheduledAtMs,
    wishes: isQuiet ? [] : planWishes(random, accounts, threads, scheduledAtMs),
  };
}

function planAccounts(seed: number, random: Random): AccountPlan[] {
  return Array.from({ length: random.between(1, 2) }, (_, index) => ({
    id: `ac_${seed}_${index + 1}`,
    xUserId: String(100 + index),
    budgets: random.chance(0.2)
      ? { dayUsd: (random.between(3, 16) * 15) / 1_000, monthUsd: null }
      : noBudgets,
  }));
}

function planThreads(seed: number, random: Random, accounts: readonly AccountPlan[]): ThreadPlan[] {
  const twins = random.chance(0.04);
  // Drawn apart, so that a seed's world without pictures is as it was before there were any.
  const pictures = createRandom(seed + 3_000_017);
  return Array.from({ length: random.between(1, 4) }, (_, index) => {
    const id = `th_${seed}_${index + 1}`;
    const link = random.chance(0.15) ? `https://news.example/${id}` : null;
    const posts = random.between(1, 5);
    return {
      id,
      accountId: accounts[random.between(0, accounts.length - 1)]?.id ?? '',
      // Twins that cannot be told apart wait for one another until it is too late: an hour, not a week.
      class: twins ? 'breaking' : random.pick(['breaking', 'normal', 'normal', 'evergreen'] as const),
      link,
      notBefore: random.chance(0.2) ? new Date(startMs + random.between(0, 40) * 30 * secondMs) : null,
      altText: pictures.chance(0.25) ? pictures.pick(['', 'The council at its table']) : null,
      texts: Array.from({ length: posts }, (_, at) => {
        if (twins && at === 0) return 'The council of Harwick met on Monday.';
        const words = `Motion ${index + 1}.${at + 1} of the Harwick council was carried`;
        return at === posts - 1 && link ? `${words}: ${link}` : `${words}.`;
      }),
    };
  });
}

/** A few kinds of trouble a world, rare or frequent, so that some worlds are full of one. */
function planTroubles(random: Random): Plan['chanceOf'] {
  const chanceOf: Partial<Record<Trouble, number>> = {};
  for (const trouble of troubles.answers) {
    if (random.chance(0.18)) chanceOf[trouble] = random.pick([0.05, 0.2, 0.5]);
  }
  for (const trouble of troubles.readings) {
    if (random.chance(0.12)) chanceOf[trouble] = random.pick([0.1, 0.5]);
  }
  for (const trouble of troubles.steps) {
    if (random.chance(0.25)) chanceOf[trouble] = random.pick([0.003, 0.01, 0.04]);
  }
  for (const trouble of troubles.wakes) {
    if (random.chance(0.25)) chanceOf[trouble] = random.pick([0.1, 0.5]);
  }
  return chanceOf;
}

function planPictureTroubles(seed: number): Plan['chanceOf'] {
  const random = createRandom(seed + 5_000_011);
  const hit = troubles.pictures.filter(() => random.chance(0.25));
  return Object.fromEntries(hit.map((trouble) => [trouble, random.pick([0.2, 0.5])]));
}

function planWishes(
  random: Random,
  accounts: readonly AccountPlan[],
  threads: readonly ThreadPlan[],
  scheduledAtMs: ReadonlyMap<string, number>,
): Plan['wishes'] {
  const wishes: { atMs: number; wish: Wish }[] = [];
  const account = (): string => accounts[random.between(0, accounts.length - 1)]?.id ?? '';
  for (const { id } of threads) {
    const dueMs = scheduledAtMs.get(id) ?? startMs;
    // Most near the due time, where they meet the publisher.
    const around = (): number =>
      Math.max(startMs, dueMs + random.pick([-300, 0, 0, 0, 200]) * secondMs) + random.between(0, 12_000);
    if (random.chance(0.15)) wishes.push({ atMs: around(), wish: { do: 'cancel', threadId: id } });
    if (random.chance(0.15)) {
      const atMs = around();
      const toMs = random.chance(0.4) ? 'now' : atMs + random.between(0, 20) * minuteMs;
      wishes.push({ atMs, wish: { do: 'move', threadId: id, toMs } });
    }
  }
  if (random.chance(0.2)) {
    const accountId = random.chance(0.5) ? null : account();
    const atMs = startMs + random.between(0, 10 * minuteMs);
    wishes.push({ atMs, wish: { do: 'pause', accountId } });
    wishes.push({ atMs: atMs + random.between(1, 30 * minuteMs), wish: { do: 'resume', accountId } });
  }
  if (random.chance(0.1)) {
    const dayUsd = random.chance(0.5) ? null : (random.between(2, 12) * 15) / 1_000;
    wishes.push({
      atMs: startMs + random.between(0, 10 * minuteMs),
      wish: { do: 'budget', accountId: account(), dayUsd },
    });
  }
  if (random.chance(0.1)) {
    wishes.push({ atMs: startMs + random.between(0, 10 * minuteMs), wish: { do: 'distrust' } });
  }
  return wishes;
}
