import type { Ledger } from '../../../src/publish/ledger.ts';
import { publishThread } from '../../../src/publish/publish-thread.ts';
import type { Publisher } from '../../../src/publish/publisher.ts';
import { defaultPatience, type Snapshot } from '../../../src/publish/snapshot.ts';
import type { ThreadStatus } from '../../../src/thread/thread.ts';
import type { XClient } from '../../../src/x/client.ts';
import type { Hands } from './hands.ts';
import { createMemoryHands } from './memory-hands.ts';
import { createMemoryLedger } from './memory-ledger.ts';
import { emptyState, type State } from './memory-state.ts';
import type { Mutation } from './mutation.ts';
import { type Plan, planWorld, startMs, type Trouble, type Wish } from './plan.ts';
import { createRandom } from './random.ts';
import { type Actor, createScheduler } from './scheduler.ts';
import { createSimulatedX, type SimulatedX } from './simulated-x.ts';
import { createWitness } from './witness.ts';

const sendDeadlineMs = 30_000;
export const leaseMs = 2 * sendDeadlineMs + 10_000;

/** Another ledger than the one in memory, on a clock that is set from outside. */
export type OtherLedger = {
  readonly ledger: Ledger;
  readonly hands: Hands;
  setNow(nowMs: number): void;
};

export type Options = {
  readonly mutation?: Mutation;
  readonly other?: OtherLedger;
  /** Told of every step, in words that are the same for both ledgers. */
  readonly onStep?: (line: string) => void;
  /** Steps for people to read: what was loaded, in a few words, and no line too long. */
  readonly brief?: boolean;
  readonly mostTurns?: number;
  /** Another world than the one drawn from the seed. */
  readonly plan?: Plan;
};

/** How a world ended. */
export type Story = {
  readonly plan: Plan;
  readonly state: State;
  readonly x: SimulatedX;
  readonly violations: readonly string[];
  readonly statuses: ReadonlyMap<string, ThreadStatus>;
  readonly costs: Awaited<ReturnType<Hands['costs']>>;
  readonly turns: number;
  readonly crashes: number;
};

type Slot = {
  readonly name: string;
  actor: Actor | null;
  isUp: boolean;
  jumpMs: number;
  readonly skewMs: number;
};

class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

const sweepMs = 60_000;

/** Lives through one seed: workers, X, people, and a queue that forgets; ends when every thread has ended. */
export async function runSeed(seed: number, options: Options = {}): Promise<Story> {
  const { mutation, other, onStep, brief = false, mostTurns = 250_000 } = options;
  const plan = options.plan ?? planWorld(seed);
  const random = createRandom(seed + 1_000_003);
  const scheduler = createScheduler(random, startMs);
  const { nowMs } = scheduler;
  const state = emptyState();
  const x = createSimulatedX(plan, random, nowMs, sendDeadlineMs);
  const witness = createWitness(plan, state, () => x, nowMs);
  const ownLedger = createMemoryLedger(state, nowMs, mutation?.leaseMs ?? leaseMs);
  const ledger = other?.ledger ?? mutation?.ledger?.(ownLedger, state) ?? ownLedger;
  const hands = witness.watchHands(other?.hands ?? createMemoryHands(state, nowMs));
  const patience = mutation?.patience?.(defaultPatience) ?? defaultPatience;
  const slots: Slot[] = Array.from({ length: plan.workers }, (_, index) => ({
    name: `worker ${index + 1}`,
    actor: null,
    isUp: true,
    jumpMs: 0,
    skewMs: random.between(-240, 240) * 1_000,
  }));
  const alarms = new Map<string, number>();
  const backlog: string[] = [];
  let statuses: ReadonlyMap<string, ThreadStatus> = new Map();
  let wishesLeft = plan.wishes.length;
  let crashes = 0;

  const happens = (trouble: Trouble): boolean => {
    const chance = plan.chanceOf[trouble];
    return chance !== undefined && random.chance(chance);
  };
  const tell = (who: string, what: string, detail?: unknown): void => {
    if (!onStep) return;
    const at = ((nowMs() - startMs) / 1_000).toFixed(3);
    const said = detail === undefined ? '' : ` ${brief ? inBrief(detail) : inWords(detail)}`;
    onStep(`+${at}s ${who}: ${what}${said}`);
  };
  /** Every call reads the clock as it is now, whichever ledger it is. */
  const onTime = <T>(work: () => T): T => {
    other?.setNow(nowMs());
    return work();
  };

  // Workers.
  const crash = (slot: Slot, actor: Actor, threadId: string): void => {
    crashes += 1;
    tell(slot.name, `dies over ${threadId}`);
    actor.dead = true;
    slot.actor = null;
    slot.isUp = false;
    x.senderDied(actor);
    scheduler.at(nowMs() + random.between(500, 10_000), async () => {
      slot.isUp = true;
      statuses = await hands.statuses();
      startNext();
    });
    if (random.chance(0.5)) ring(threadId, nowMs() + 30_000);
  };
  /** Stands still, and may be struck: killed, stopped for a while, its own clock jumping ahead. */
  const stand = async (slot: Slot, actor: Actor, threadId: string, ms: number): Promise<void> => {
    if (happens('jump')) slot.jumpMs += random.between(10_000, 600_000);
    if (happens('crash')) crash(slot, actor, threadId);
    const stopMs = happens('stop') ? random.pick([60_000, 60_000, 200_000, 600_000]) : 0;
    if (stopMs > 0) tell(slot.name, `stands still for ${stopMs / 1_000} s`);
    await scheduler.pause(actor, ms + stopMs);
  };
  const ledgerFor = (slot: Slot, actor: Actor, threadId: string): Ledger => {
    const watched = other ? ledger : witness.watch(ledger, actor);
    const calls = Object.entries(watched).map(([name, work]) => [
      name,
      async (...args: unknown[]) => {
        await stand(slot, actor, threadId, random.between(0, 8));
        if (happens('ledger-fails')) throw new ConnectionLost();
        // The entries are the ledger's own functions, called with what they were called with.
        const result: unknown = await onTime(() =>
          (work as (...given: unknown[]) => Promise<unknown>)(...args),
        );
        tell(slot.name, name, { args, result });
        if (name === 'recordAnswer' || name === 'recordUpload' || name === 'hold') heedTrouble(args[1]);
        await stand(slot, actor, threadId, random.between(0, 3));
        if (happens('ledger-fails-after')) throw new ConnectionLost();
        return result;
      },
    ]);
    return Object.fromEntries(calls) as Ledger; // the same names, each with its own function inside
  };
  const xFor = (slot: Slot, actor: Actor, threadId: string, accountId: string): XClient => {
    const notAsked = async (): Promise<never> => {
      throw new Error('The publisher does not ask this.');
    };
    const client: XClient = {
      me: notAsked,
      delete: notAsked,
      async upload(_picture, altText) {
        await stand(slot, actor, threadId, random.between(50, 2_000));
        const uploaded = x.takePicture(accountId, altText);
        tell('X', 'answers to a picture', uploaded);
        return uploaded;
      },
      async create({ text, replyTo, mediaId = null, stillAllowed }) {
        await stand(slot, actor, threadId, random.between(5, 300));
        const isAllowed = stillAllowed?.() ?? true;
        if (happens('connection-refused') || !isAllowed) {
          tell(slot.name, 'writes nothing');
          return { kind: 'not-sent', detail: 'refused', status: null, transactionId: null, windows: [] };
        }
        if (!other) witness.beforeWrite(actor, threadId, text, replyTo);
        const sent = x.write(actor, { accountId, threadId, mediaId }, text, replyTo);
        tell(slot.name, `writes "${text}"`, { replyTo });
        await stand(slot, actor, threadId, sent.answerInMs);
        const answer = sent.answer();
        tell('X', 'answers', answer);
        return answer;
      },
      async ownPosts({ sinceId }) {
        await stand(slot, actor, threadId, random.between(50, 400));
        const read = x.read(accountId, sinceId);
        tell('X', 'shows', read.kind === 'read' ? read.posts.map(({ text }) => text) : read.kind);
        await stand(slot, actor, threadId, random.between(50, 400));
        return read;
      },
    };
    return mutation?.x?.(client) ?? client;
  };
  const startNext = (): void => {
    const slot = slots.find(({ isUp, actor }) => isUp && actor === null);
    const threadId = slot && backlog.shift();
    if (!slot || threadId === undefined) return;
    const actor: Actor = { name: slot.name, dead: false };
    slot.actor = actor;
    scheduler.start(actor, () => workOn(slot, actor, threadId));
    startNext();
  };
  const workOn = async (slot: Slot, actor: Actor, threadId: string): Promise<void> => {
    const publisher: Publisher = {
      ledger: ledgerFor(slot, actor, threadId),
      x: async (account) => xFor(slot, actor, threadId, account.id),
      clock: {
        now: () => new Date(nowMs() + slot.skewMs),
        elapsedMs: () => nowMs() + slot.jumpMs,
        sleep: (ms) => stand(slot, actor, threadId, ms),
      },
      patience,
      checkLink: null,
      sendDeadlineMs,
    };
    try {
      const again = await publishThread(publisher, threadId);
      tell(slot.name, `leaves ${threadId}`, again);
      if (again) ring(threadId, nowMs() + again.inMs);
    } catch (error) {
      if (!(error instanceof ConnectionLost)) witness.violations.push(`thrown: ${String(error)}`);
      tell(slot.name, `fails over ${threadId}`);
      ring(threadId, nowMs() + 2_000);
    }
    slot.actor = null;
    statuses = await hands.statuses();
    startNext();
  };

  // The queue, which may lose a wake or give it twice, and the sweep, which does not.
  const ring = (threadId: string, atMs: number): void => {
    if (happens('wake-lost')) return;
    ringSurely(threadId, atMs);
    if (happens('wake-twice')) scheduler.at(atMs, () => enqueue(threadId, true));
  };
  const ringSurely = (threadId: string, atMs: number): void => {
    const known = alarms.get(threadId);
    if (known !== undefined && known <= atMs) return;
    alarms.set(threadId, atMs);
    scheduler.at(atMs, () => {
      if (alarms.get(threadId) !== atMs) return;
      alarms.delete(threadId);
      enqueue(threadId, false);
    });
  };
  const enqueue = (threadId: string, twice: boolean): void => {
    if (twice || !backlog.includes(threadId)) backlog.push(threadId);
    startNext();
  };
  const wakeAll = async (): Promise<void> => {
    for (const { id, inMs } of await onTime(() => hands.toWake()))
      ringSurely(id, nowMs() + Math.max(0, inMs));
  };
  const sweep = async (): Promise<void> => {
    await wakeAll();
    scheduler.at(nowMs() + sweepMs, sweep);
  };

  // People.
  const grant = async (wish: Wish): Promise<void> => {
    const done = await onTime(() => grantOn(hands, wish));
    tell('a person', wish.do, { wish, done });
    statuses = await hands.statuses();
    if (wish.do === 'resume') await wakeAll();
    else if ('threadId' in wish) ring(wish.threadId, nowMs());
  };
  /** Somebody sees the alert and mends it. */
  const heedTrouble = (told: unknown): void => {
    const { kind, outcome, code, scope } = told as Readonly<Record<string, string | undefined>>;
    const isUnfunded = (kind ?? outcome) === 'unfunded';
    const isAccount = code === 'unauthorized' || scope === 'account';
    if (!isUnfunded && !isAccount) return;
    scheduler.at(nowMs() + random.between(60_000, 1_200_000), async () => {
      if (isUnfunded) await onTime(() => hands.setPaused(null, false));
      else for (const { id } of plan.accounts) await onTime(() => hands.enable(id));
      tell('a person', 'mends');
      await wakeAll();
    });
  };

  const setUp = async (): Promise<void> => {
    for (const account of plan.accounts) await onTime(() => hands.addAccount(account));
    await onTime(() => hands.setBudgets(null, plan.overall));
    for (const thread of plan.threads) {
      await onTime(() => hands.addThread(thread));
      const atMs = plan.scheduledAtMs.get(thread.id) ?? startMs;
      await onTime(() => hands.schedule(thread.id, new Date(atMs)));
      ring(thread.id, atMs);
    }
    for (const { atMs, wish } of plan.wishes) {
      scheduler.at(atMs, async () => {
        wishesLeft -= 1;
        await grant(wish);
      });
    }
    statuses = await hands.statuses();
    scheduler.at(startMs + sweepMs, sweep);
  };
  scheduler.at(startMs, setUp);
  const isEnded = (): boolean =>
    wishesLeft === 0 &&
    statuses.size > 0 &&
    slots.every(({ actor }) => actor === null) &&
    [...statuses.values()].every((status) => status !== 'scheduled' && status !== 'publishing');
  const turns = await scheduler.run(isEnded, mostTurns);
  if (!isEnded()) {
    witness.violations.push(
      `stuck: after ${turns} turns ${inWords([...statuses])} at +${(nowMs() - startMs) / 1_000} s`,
    );
  }
  return {
    plan,
    state,
    x,
    violations: witness.violations,
    statuses,
    costs: await hands.costs(),
    turns,
    crashes,
  };
}

async function grantOn(hands: Hands, wish: Wish): Promise<string> {
  switch (wish.do) {
    case 'cancel':
      return await hands.cancel(wish.threadId);
    case 'move':
      return await hands.schedule(wish.threadId, wish.toMs === 'now' ? 'now' : new Date(wish.toMs));
    case 'pause':
    case 'resume':
      await hands.setPaused(wish.accountId, wish.do === 'pause');
      return 'done';
    case 'budget':
      await hands.setBudgets(wish.accountId, { dayUsd: wish.dayUsd, monthUsd: null });
      return 'done';
    case 'distrust':
      await hands.distrust();
      return 'done';
    default:
      return wish satisfies never;
  }
}

function inBrief(detail: unknown): string {
  const { result } = (detail ?? {}) as { result?: Snapshot };
  if (!result || typeof result !== 'object' || !('thread' in result)) return inWords(detail).slice(0, 240);
  const { thread, posts } = result;
  const told = posts.map(({ status, attempts }) =>
    [
      status,
      ...attempts.map(({ outcome, settled }) => `${outcome ?? 'open'}${settled ? ` (${settled})` : ''}`),
    ].join(' '),
  );
  const stop = thread.stopRequestedAt ? ', to be stopped' : '';
  return `${thread.id} is ${thread.status}${stop}, revision ${thread.revision}: ${told.join(' | ')}`;
}

const byName = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : 1);

/** Ids of workers are random in one ledger and plain in the other; nothing rests on them. */
export function inWords(detail: unknown): string {
  return JSON.stringify(detail, (key, value: unknown) => {
    if (key === 'holder') return undefined;
    if (typeof value === 'bigint') return String(value);
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isRecord ? Object.fromEntries(Object.entries(value).sort(byName)) : value;
  });
}
