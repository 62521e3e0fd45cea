import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { PlannedFault } from '../../src/practice/faults.ts';
import { listAttempts } from '../../src/store/attempts.ts';
import { readPosts } from '../../src/store/posts.ts';
import { readThread } from '../../src/store/threads.ts';
import { compiled } from './compiled.ts';
import { type Template, withStore } from './crash-places.ts';
import { type CrashPlan, childSaid } from './crash-plan.ts';
import type { End } from './crash-verdict.ts';
import type { Passed } from './kill-points.ts';
import { type CreateMoment, openWatchedX, type WatchedX } from './watched-x.ts';

/** How a publisher dies: of itself at a boundary, by our hand when X is at its n-th create, or at some moment. */
export type Death =
  | { readonly by: 'point'; readonly at: string }
  | { readonly by: 'create'; readonly moment: CreateMoment; readonly nth: number }
  /** Counted from the moment its store is open. */
  | { readonly by: 'time'; readonly ms: number };

export type Crash = {
  /** One publisher after another; one more goes through to the end. */
  readonly deaths: readonly Death[];
  readonly duplicateFilter: boolean;
  readonly faults?: readonly PlannedFault[];
};

/** What became of one publisher. */
export type Life = {
  /** Its exit code, the signal that ended it, or that it had to be ended. */
  readonly ended: number | string;
  /** From the opening of its store to its end. */
  readonly ms: number;
  /** How often it passed each boundary; empty when it was killed. */
  readonly passed: Passed;
  /** Posts on X when it ended. */
  readonly live: number;
};

/** Crashes publishers of one thread as told, lets the last one finish, and tells what is found then. */
export async function runCrash(
  template: Template,
  crash: Crash,
): Promise<{ readonly lives: readonly Life[]; readonly end: End }> {
  const x = await openWatchedX(crash.duplicateFilter);
  for (const fault of crash.faults ?? []) x.practice.control.plan(fault);
  const { remove, ...place } = await template.copy();
  const plan: CrashPlan = {
    ...place,
    practiceUrl: x.url,
    threadIds: [template.threadId],
    pace: 'scaled',
    killAt: '',
  };
  try {
    const lives: Life[] = [];
    for (const death of [...crash.deaths, null]) {
      const life = await live(plan, death, x);
      lives.push(life);
      if (life.ended !== 'SIGKILL') break;
    }
    const stored = await withStore(place, async (db) => ({
      thread: await readThread(db, template.threadId),
      posts: await readPosts(db, template.threadId),
      attempts: await listAttempts(db, template.threadId),
    }));
    return { lives, end: { ...stored, live: x.practice.store.posts(), sends: x.sends() } };
  } finally {
    await remove();
    await x.close();
  }
}

/** Whoever is at it for longer is stuck, and ended so that the verdict can say so. */
const longestLifeMs = 40_000;

async function live(plan: CrashPlan, death: Death | null, x: WatchedX): Promise<Life> {
  const killAt = death?.by === 'point' ? death.at : '';
  const program = await compiled(new URL('../crash/child.ts', import.meta.url));
  const child = spawn(process.execPath, [program, JSON.stringify({ ...plan, killAt })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const timers: NodeJS.Timeout[] = [];
  let isStuck = false;
  const after = (ms: number, act: () => void): void => void timers.push(setTimeout(act, ms));
  after(longestLifeMs, () => {
    isStuck = true;
    child.kill('SIGKILL');
  });
  if (death?.by === 'create') {
    x.at(death.moment, death.nth, async () => {
      child.kill('SIGKILL');
      await gone; // or the answer might still reach it
    });
  }
  const heard = listen(child, () => {
    // The moment itself is what is tested; nothing is asserted about how long anything takes.
    if (death?.by === 'time') after(death.ms, () => child.kill('SIGKILL'));
  });
  const [code, signal] = await gone;
  for (const timer of timers) clearTimeout(timer);
  return {
    ended: isStuck ? 'stuck' : (code ?? signal),
    ms: performance.now() - heard.openedMs(),
    passed: heard.passed(),
    live: x.practice.store.posts().length,
  };
}

function listen(child: ChildProcess, onOpened: () => void) {
  let openedMs = performance.now();
  let passed: Passed = {};
  createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
    if (line === childSaid.opened) {
      openedMs = performance.now();
      onOpened();
    }
    // Our own program's words.
    if (line.startsWith(childSaid.passed)) passed = JSON.parse(line.slice(childSaid.passed.length)) as Passed;
  });
  return { openedMs: () => openedMs, passed: () => passed };
}
