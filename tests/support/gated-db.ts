import type { Db } from '../../src/store/db.ts';

/** A store whose next transaction does its work and then keeps its row locks until it is let commit. */
export type Gate = {
  readonly db: Db;
  /** Resolves when the work is done, all its locks are held and only the commit is missing. */
  readonly holding: Promise<void>;
  commit(): void;
};

export function gateCommit(db: Db): Gate {
  const holding = promise();
  const mayCommit = promise();
  return {
    db: {
      ...db,
      transaction: (work) =>
        db.transaction(async (tx) => {
          const value = await work(tx);
          holding.resolve();
          await mayCommit.promise;
          return value;
        }),
    },
    holding: holding.promise,
    commit: () => mayCommit.resolve(),
  };
}

function promise() {
  let resolve = (): void => {};
  const settled = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise: settled, resolve };
}

/** How many sessions of this database wait for a lock that another of its sessions holds. */
async function countWaiting(db: Db): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and state = 'active' and wait_event_type = 'Lock'
       and cardinality(pg_blocking_pids(pid)) > 0`,
  );
  return rows[0]?.count ?? 0;
}

/** Resolves when a session waits at a row lock; rejects when `work` ends without ever having waited. */
export async function seenWaiting(db: Db, work: Promise<unknown>): Promise<void> {
  let ended = false;
  const note = () => {
    ended = true;
  };
  work.then(note, note);
  while ((await countWaiting(db)) === 0) {
    if (ended) throw new Error('It was done without having waited for the lock.');
  }
}
