import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { schedule } from 'node-cron';
import { type Config, isLoopback, serverFile } from './config.ts';
import { createApp } from './http/app.ts';
import type { Deps } from './http/deps.ts';
import { sweepDrafts } from './intake/forgotten-drafts.ts';
import type { Logger } from './log.ts';
import { distrustLedger, keepEpoch } from './publish/distrust.ts';
import { unpauseInTime } from './publish/pause.ts';
import { publishThread } from './publish/publish-thread.ts';
import { sweep } from './publish/sweep.ts';
import { dropUnusedPictures } from './store/pictures.ts';
import { countAdmins } from './store/users.ts';
import { newSecret } from './team/secret.ts';
import { alertAll } from './watch/alert.ts';
import { beat, signOff } from './watch/health.ts';
import { type Wired, wire, workerConcurrency } from './wire.ts';

/** Which parts this process runs. */
export type Parts = { readonly web: boolean; readonly worker: boolean };

export type Running = {
  readonly wired: Wired;
  /** Where the desk answers; null without the web part. */
  readonly url: string | null;
  /** Opens the desk; null where people have passwords or the environment does, or without the web part. */
  readonly signInUrl: string | null;
  /** Takes no new work, finishes what is in hand, closes in reverse order. */
  stop(): Promise<void>;
};

const beatEveryMs = 15_000;

/** Starts a bobbin. What was started is stopped again when a later part fails. */
export async function serve(config: Config, parts: Parts, log: Logger): Promise<Running> {
  if (!config.databaseUrl && !(parts.web && parts.worker)) {
    throw new Error(
      'Web and worker cannot be split on the embedded store, which serves one process. Set DATABASE_URL, or run both together.',
    );
  }
  const wired = await wire(config, log);
  const started: (() => Promise<void>)[] = [() => wired.close()];
  const stop = async (): Promise<void> => {
    for (const undo of started.splice(0).reverse()) await undo();
  };
  try {
    if (wired.uncleanRestart) await noticeSuddenStop(wired, log);
    const web = parts.web ? await startWeb(wired, log) : null;
    if (web) started.push(web.close);
    if (parts.worker) started.push(await startWorker(wired, log));
    return { wired, url: web?.url ?? null, signInUrl: web?.signInUrl ?? null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function noticeSuddenStop({ db }: Wired, log: Logger): Promise<void> {
  await distrustLedger(db, 'the machine stopped without warning', 'bobbin');
  log.warn('the machine stopped without warning; threads are compared with X before they go on');
}

/** The desk, the API and health on one port. */
async function startWeb(wired: Wired, log: Logger) {
  const { config } = wired;
  const signIn = {
    linkToken: isLoopback(config.host) ? newSecret() : null,
    password: config.deskPassword,
    localToken: randomBytes(32).toString('base64url'),
  };
  const server = createAdaptorServer({ fetch: (request, env) => app.fetch(request, env) }) as Server;
  await listen(server, config);
  // A server that listens on a port has an address, not a path.
  const { port } = server.address() as AddressInfo;
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  const app = createApp(appDeps(wired, signIn, config.publicUrl ?? url, log));
  const file = serverFile(config);
  try {
    await writeFile(file, JSON.stringify({ url, token: signIn.localToken, pid: process.pid }), {
      mode: 0o600,
    });
  } catch (error) {
    // Left listening, it would keep a process alive whose store is closed.
    await closeServer(server);
    throw error;
  }
  return {
    url,
    signInUrl:
      signIn.linkToken && (await countAdmins(wired.db)) === 0
        ? `${url}/sign-in?token=${signIn.linkToken}`
        : null,
    close: async () => {
      await rm(file, { force: true });
      await closeServer(server);
    },
  };
}

/** Everything the HTTP side needs, from the parts joined. */
export function appDeps(wired: Wired, signIn: Deps['signIn'], publicUrl: string, log: Logger): Deps {
  const { config, db, queue, templates, xSettings, publisher } = wired;
  return {
    db,
    queue: { wake: (id, delayMs) => wakeOrSweep(wired, log, id, delayMs), check: queue.check },
    templates,
    xSettings,
    x: publisher.x,
    siteUrl: config.siteUrl,
    timeZone: config.timeZone,
    publicUrl,
    defaultAccount: config.defaultAccount,
    trialStorage: db.kind === 'embedded',
    signIn,
    onError: (err, where) => log.error({ err, where }, 'request failed'),
  };
}

/** The database row is the record: an alarm that cannot be set is set by the sweep within a minute. */
async function wakeOrSweep({ queue }: Wired, log: Logger, threadId: string, delayMs: number): Promise<void> {
  try {
    await queue.wake(threadId, delayMs);
  } catch (err) {
    log.warn({ err, threadId }, 'the queue did not take the alarm; the sweep will');
  }
}

/** Takes wakes from the queue, sweeps each minute and at start, and says that it lives. */
async function startWorker(wired: Wired, log: Logger): Promise<() => Promise<void>> {
  const { config, db, queue, publisher, workerId } = wired;
  const wake = (id: string, delayMs: number): Promise<void> => wakeOrSweep(wired, log, id, delayMs);
  const worker = queue.startWorker(
    async (threadId) => {
      const again = await publishThread(publisher, threadId);
      if (again) await wake(threadId, again.inMs);
    },
    { concurrency: workerConcurrency[db.kind] },
  );
  const tick = async (what: () => Promise<unknown>): Promise<void> => {
    try {
      await what();
    } catch (err) {
      log.warn({ err }, 'a tick failed; the next one does its work');
    }
  };
  const lookAfterAll = async (): Promise<void> => {
    await tick(async () => {
      const restored = await keepEpoch(db, join(config.dataDir, 'epoch'));
      if (restored)
        log.warn('the database is older than it was; threads are compared with X before they go on');
    });
    await tick(() => unpauseInTime(db, wake));
    await tick(() => sweep(db, wake));
    await tick(() => sweepDrafts(db));
    await tick(() => dropUnusedPictures(db));
    await tick(() => alertAll(db, alertSettings(config)));
  };
  await beat(db, workerId);
  await lookAfterAll();
  const sweeping = schedule('* * * * *', lookAfterAll, { noOverlap: true });
  const beating = setInterval(() => void tick(() => beat(db, workerId)), beatEveryMs);
  return async () => {
    clearInterval(beating);
    await sweeping.destroy();
    await worker.close();
    await tick(() => signOff(db, workerId));
  };
}

function alertSettings({ alertWebhookUrl, publicUrl, host, port }: Config) {
  if (alertWebhookUrl === null) return null;
  return { webhookUrl: alertWebhookUrl, publicUrl: publicUrl ?? `http://${host}:${port}` };
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      reject(inUse ? new Error(`Port ${port} on ${host} is in use. Stop what uses it, or set PORT.`) : error);
    });
    server.listen(port, host, resolve);
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Requests in hand finish; connections a browser merely keeps open do not hold us up.
    server.closeIdleConnections();
  });
}
