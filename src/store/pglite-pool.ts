import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { type Client, type Pool, type QueryResult, refuseInsideTransaction } from './db.ts';
import { toWireText } from './wire-text.ts';

/** What the queue asks of a pool beyond ours: that it can be listened to, and that its sessions do not die. */
type PglitePool = Pool & {
  readonly options: { readonly keepAlive: true };
  on(event: string, listener: () => void): void;
};

/**
 * PGlite behind pg's pool shape. It has one session, so statements queue behind a mutex which a client
 * holds from `begin` to `commit` or `rollback`; a notification goes to every client that listens.
 */
export function createPglitePool(pglite: PGlite): PglitePool {
  // Once for all: given with each statement they are copied each time, which took longer than the statement.
  Object.assign(pglite.parsers, parsers);
  Object.assign(pglite.serializers, serializers);
  const turns = createMutex();
  const listeners = new Set<EventEmitter>();
  const stopHearing = pglite.onNotification((channel, payload) => {
    for (const listener of [...listeners]) listener.emit('notification', { channel, payload });
  });
  const connect = async (): Promise<Client> => {
    refuseInsideTransaction();
    return new PgliteClient(pglite, turns, listeners);
  };
  return {
    connect,
    async query(text, params) {
      const client = await connect();
      try {
        return await client.query(text, params);
      } finally {
        client.release();
      }
    },
    async end() {
      stopHearing();
    },
    options: { keepAlive: true },
    // Errors of idle connections, which a pool in the same process has none of.
    on() {},
  };
}

type Mutex = { take(): Promise<() => void> };

function createMutex(): Mutex {
  let last: Promise<void> = Promise.resolve();
  return {
    take() {
      const { promise, resolve } = deferred();
      const turn = last.then(() => resolve);
      last = promise;
      return turn;
    },
  };
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

class PgliteClient extends EventEmitter implements Client {
  #letGo: (() => void) | null = null;
  readonly #pglite: PGlite;
  readonly #turns: Mutex;
  readonly #listeners: Set<EventEmitter>;

  constructor(pglite: PGlite, turns: Mutex, listeners: Set<EventEmitter>) {
    super();
    this.#pglite = pglite;
    this.#turns = turns;
    this.#listeners = listeners;
    listeners.add(this);
  }

  async query<R>(text: string, params: readonly unknown[] = []): Promise<QueryResult<R>> {
    const letGo = this.#letGo ?? (await this.#turns.take());
    try {
      if (isBegin(text)) this.#letGo = letGo;
      const result = await run<R>(this.#pglite, text, params);
      if (isEnd(text)) this.#letGo = null;
      return result;
    } catch (error) {
      if (isBegin(text) || isEnd(text)) this.#letGo = null;
      throw error;
    } finally {
      // PGlite answers within the microtask queue: without a turn of the loop a busy caller starves timers.
      await nextTurn();
      if (this.#letGo === null) letGo();
    }
  }

  release(): void {
    this.#listeners.delete(this);
    this.removeAllListeners();
    const letGo = this.#letGo;
    if (letGo === null) return;
    this.#letGo = null;
    // Given back in mid-transaction: what it did must not become the next borrower's.
    this.#pglite
      .query('rollback')
      .catch(() => {}) // a closed database has rolled back already
      .finally(letGo);
  }
}

const isBegin = (text: string): boolean => /^\s*(begin|start transaction)\b/i.test(text);
const isEnd = (text: string): boolean => /^\s*(commit|rollback|end)\b(?!\s+to\b)/i.test(text);

async function run<R>(pglite: PGlite, text: string, params: readonly unknown[]): Promise<QueryResult<R>> {
  if (params.length === 0) {
    // Several statements in one text, as migrations have them, need the simple protocol.
    const results = await pglite.exec(text);
    const last = results.at(-1);
    return { rows: (last?.rows ?? []) as R[], rowCount: last?.affectedRows ?? last?.rows.length ?? 0 };
  }
  const result = await pglite.query<R>(text, params.map(toWireText));
  return { rows: result.rows, rowCount: result.affectedRows || result.rows.length };
}

const oids = Object.values(pg.types.builtins);
/** Values come out as pg gives them (a bigint as text, a time as Date), whatever the store. */
const parsers = Object.fromEntries(
  [...oids, 1000, 1005, 1007, 1009, 1015, 1016, 1021, 1022, 1115, 1182, 1185, 1231, 3807].map((oid) => [
    oid,
    pg.types.getTypeParser(oid, 'text') as (value: string) => unknown,
  ]),
);
const serializers = Object.fromEntries(Object.keys(parsers).map((oid) => [oid, (value: string) => value]));
