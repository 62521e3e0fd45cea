import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Db } from '../../src/store/db.ts';
import { freshEmbedded } from '../support/backends.ts';
import { giveVirtualClock, openSqlWorld } from '../support/simulation/sql-ledger.ts';
import { inWords, type OtherLedger, runSeed } from '../support/simulation/world.ts';
import { firstSeed, isFullRun, seedFromEnvironment } from './extent.ts';

// The ledger in memory may stand for the SQL one as long as the publisher cannot tell them apart.
let db: Db;
beforeAll(async () => {
  db = await freshEmbedded();
  await giveVirtualClock(db);
});
afterAll(() => db.close());

type Lived = { readonly lines: string[]; readonly threads: number; readonly turns: number };

/** Every call and its answer, what X was told and said, what people did, and how all ended. */
async function live(seed: number, other?: OtherLedger): Promise<Lived> {
  const lines: string[] = [];
  const onStep = (line: string): void => void lines.push(line);
  const { x, plan, statuses, costs, turns } = await runSeed(seed, other ? { other, onStep } : { onStep });
  lines.push(`statuses ${inWords([...statuses])}`, `costs ${inWords(costs)}`);
  for (const { threadId, post } of x.flights) lines.push(`X has ${inWords({ threadId, post })}`);
  return { lines, turns, threads: plan.threads.length };
}

/** What a seed may take to be worth its time on the slower of the two. */
const mostTurns = 450;
const wanted = isFullRun ? 510 : 20;

it(`takes the same steps as the SQL ledger in at least ${wanted} threads`, { timeout: 600_000 }, async () => {
  let threads = 0;
  for (let seed = seedFromEnvironment ?? firstSeed; threads < wanted; seed += 1) {
    const memory = await live(seed);
    // Hours of waiting for a twin are many steps of one kind.
    if (memory.turns > mostTurns) continue;
    const sql = await live(seed, await openSqlWorld(db));
    const at = memory.lines.findIndex((line, index) => line !== sql.lines[index]);
    expect(
      at === -1 ? null : { memory: memory.lines[at], sql: sql.lines[at] },
      `seed ${seed} parts at step ${at}; BOBBIN_SEED=${seed} npm run test:simulate replays it`,
    ).toBeNull();
    expect(sql.lines.length).toBe(memory.lines.length);
    threads += memory.threads;
    if (seedFromEnvironment !== null) break;
  }
});
