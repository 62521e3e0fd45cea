import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealKey } from './account/seal.ts';
import type { Config } from './config.ts';
import { openTemplates, type TemplateShelf } from './draft/templates.ts';
import type { Logger } from './log.ts';
import { startPracticeX } from './practice/server.ts';
import { createXFor, ensurePracticeAccount, type XSettings } from './publish/accounts.ts';
import { checkLink } from './publish/check-link.ts';
import type { Clock, Publisher } from './publish/publisher.ts';
import { defaultPatience } from './publish/snapshot.ts';
import { createSqlLedger } from './publish/sql-ledger.ts';
import { queueSchema } from './queue/jobs.ts';
import { openQueue, type QueueConnection, type WakeQueue } from './queue/queue.ts';
import { type Db, openPostgres } from './store/db.ts';
import { openEmbedded } from './store/embedded.ts';
import { migrate } from './store/migrate.ts';
import { writeBudgets } from './store/settings.ts';

/** The parts, joined; `close` undoes them in reverse. */
export type Wired = {
  readonly config: Config;
  readonly db: Db;
  readonly queue: WakeQueue;
  readonly templates: TemplateShelf;
  readonly publisher: Publisher;
  readonly xSettings: XSettings;
  /** The embedded store was open when the machine went down. */
  readonly uncleanRestart: boolean;
  readonly workerId: string;
  close(): Promise<void>;
};

/** A publisher's right to an account outlives two send deadlines: see the ledger. */
const leaseMsFor = (sendDeadlineMs: number): number => 2 * sendDeadlineMs + 10_000;
/**
 * How many threads a worker may have in hand at once. Most of them wait for X meanwhile and hold no session of the
 * store; the embedded one has a single session, which a few keep busy.
 */
export const workerConcurrency = { embedded: 8, postgres: 50 } as const satisfies Record<Db['kind'], number>;

/** Opens everything a bobbin needs, in order; what was opened is closed again when a later part fails. */
export async function wire(config: Config, log: Logger): Promise<Wired> {
  const opened: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const undo of opened.splice(0).reverse()) await undo();
  };
  try {
    // The address and token of the server, the epoch and practice X lie here, whatever the store.
    await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
    const { db, uncleanRestart } = await openStore(config, log);
    opened.push(() => db.close());
    await migrate(db);
    const templates = await openTemplates(db, config.templatesDir);
    const queue = await openQueue(queueConnection(config, db), (error) => log.warn({ err: error }, 'queue'));
    opened.push(() => queue.close());
    const practice = await openPractice(config);
    if (practice) opened.push(() => practice.close());
    const xSettings: XSettings = {
      apiUrl: config.xApiUrl,
      practiceUrl: config.practiceXUrl ?? practice?.url ?? '',
      sendDeadlineMs: config.sendDeadlineMs,
      sealKeys: [await sealKey(config)],
      prices: config.prices,
    };
    await writeBudgets(db, config.budgets);
    await ensurePracticeAccount(db, xSettings, config.timeZone);
    return {
      config,
      db,
      queue,
      templates,
      xSettings,
      uncleanRestart,
      workerId: randomUUID(),
      publisher: {
        ledger: createSqlLedger(db, leaseMsFor(config.sendDeadlineMs)),
        x: createXFor(db, xSettings),
        clock: createClock(),
        patience: { ...defaultPatience, settleWaitsMs: config.settleWaitsMs },
        checkLink: config.linkCheck ? checkLink : null,
        sendDeadlineMs: config.sendDeadlineMs,
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openStore(config: Config, log: Logger): Promise<{ db: Db; uncleanRestart: boolean }> {
  if (config.databaseUrl) {
    const onError = (error: Error): void => log.warn({ err: error }, 'database connection');
    return { db: await openPostgres(config.databaseUrl, onError), uncleanRestart: false };
  }
  const db = await openEmbedded(config.dataDir);
  return { db, uncleanRestart: db.uncleanRestart };
}

function queueConnection(config: Config, db: Db): QueueConnection {
  if (config.redisUrl) return { kind: 'redis', url: config.redisUrl, prefix: 'bobbin' };
  // One session for listening, the rest for adding, taking and ending jobs: one in hand holds none.
  const pool = db.queuePool(queueSchema, 8);
  // Both stores give what BullMQ asks of a pool; ours names only what we call ourselves.
  return { kind: 'postgres', pool: pool as QueueConnection extends { pool: infer P } ? P : never };
}

async function openPractice(config: Config): Promise<{ url: string; close(): Promise<void> } | null> {
  if (config.practiceXUrl) return null;
  return await startPracticeX({ port: 0, file: join(config.dataDir, 'practice-x.json') });
}

/** The key given, or on the embedded store one made by itself and kept for its owner alone. */
async function sealKey(config: Config): Promise<SealKey> {
  const secret = config.secretKey ?? (await ownSecret(join(config.dataDir, 'secret-key')));
  return { version: 1, bytes: createHash('sha256').update(secret).digest() };
}

async function ownSecret(file: string): Promise<string> {
  const made = randomBytes(32).toString('base64url');
  try {
    await writeFile(file, made, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return await readFile(file, 'utf8');
  }
}

/** Monotonic time stands still while a machine sleeps and wall time jumps when set: the larger errs safely. */
function createClock(): Clock {
  const monotonicMs = performance.now();
  const wallMs = Date.now();
  return {
    now: () => new Date(),
    elapsedMs: () => Math.max(performance.now() - monotonicMs, Date.now() - wallMs),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}
