import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

export type QueryResult<R> = { readonly rows: R[]; readonly rowCount: number | null };

/** Where a statement may be run: a {@link Db} or the inside of a transaction. */
export type Queryable = {
  query<R>(text: string, params?: readonly unknown[]): Promise<QueryResult<R>>;
};

/** One session. Structurally what `pg` gives, so that PGlite can stand behind the same shape. */
export type Client = Queryable & {
  release(destroy?: boolean | Error): void;
};

export type Pool = Queryable & {
  connect(): Promise<Client>;
  end(): Promise<void>;
};

export type Db = Queryable & {
  readonly kind: 'embedded' | 'postgres';
  /** Commits what `work` did, or nothing of it when it throws. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** A pool for the queue, its sessions looking into the queue's schema. `size` counts connections. */
  queuePool(schema: string, size: number): Pool;
  close(): Promise<void>;
};

/** Set while a transaction runs in this asynchronous context. */
const openTransaction = new AsyncLocalStorage<true>();

/** Throws where a second connection would be awaited inside a transaction: with one session that waits for ever. */
export function refuseInsideTransaction(): void {
  if (openTransaction.getStore()) {
    throw new Error('A second connection was asked for inside a transaction: use the transaction given.');
  }
}

/** Puts one shape over a pool of either kind; `close` ends the pool. */
export function createDb(kind: Db['kind'], pool: Pool, queuePool: Db['queuePool']): Db {
  return {
    kind,
    query(text, params) {
      refuseInsideTransaction();
      return pool.query(text, params);
    },
    async transaction(work) {
      refuseInsideTransaction();
      const client = await pool.connect();
      return openTransaction.run(true, () => runTransaction(client, work));
    },
    queuePool,
    close: () => pool.end(),
  };
}

async function runTransaction<T>(client: Client, work: (tx: Queryable) => Promise<T>): Promise<T> {
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const value = await work(client);
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback').catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error(String(cause));
    });
    throw error;
  } finally {
    // A session that could not even roll back is not given to the next borrower.
    client.release(broken);
  }
}

/**
 * Opens a pool on a PostgreSQL 14+ server.
 * @throws when the server cannot be reached, saying where it was looked for (never with the password).
 */
export async function openPostgres(url: string, onError: (error: Error) => void): Promise<Db> {
  // Statements of one session that do not wait for one another go out together: a round trip each is what takes the time.
  const pool = postgresPool(url, 10, onError, { pipeline: true });
  try {
    await pool.query('select 1');
  } catch (cause) {
    await pool.end();
    throw new Error(`DATABASE_URL: no answer from ${withoutPassword(url)}. Is PostgreSQL running there?`, {
      cause,
    });
  }
  return createDb('postgres', asPool(pool), (schema, size) =>
    asPool(postgresPool(url, size, onError, { options: `-c search_path=${schema}` })),
  );
}

function postgresPool(
  url: string,
  max: number,
  onError: (error: Error) => void,
  more: pg.PoolConfig & { readonly pipeline?: true },
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // A process stopped in mid-transaction must not keep an account's row locked for good.
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'bobbin',
    ...more,
  });
  // An idle connection that drops is replaced by the pool; unheard, its error would end the process.
  pool.on('error', onError);
  // The same holds while it is lent out, where the pool does not listen: the borrower's statement fails instead.
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  return pool;
}

function asPool(pool: pg.Pool): Pool {
  // pg's overloads are wider than the one call used; the shape at run time is this one.
  return pool as unknown as Pool;
}

function withoutPassword(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.host}${parsed.pathname}` : 'an address that cannot be read';
}
