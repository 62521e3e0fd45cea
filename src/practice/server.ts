import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { createApi } from './api.ts';
import { createControl } from './control.ts';
import type { PlannedFault } from './faults.ts';
import type { Settings } from './settings.ts';
import { createTimelinePages } from './timeline.tsx';
import { openWorld, type World, type WorldOptions } from './world.ts';

export type PracticeApp = {
  /** X's API under /2, the control under /_control, the pages under /. Transport faults need a node server. */
  readonly app: Hono;
  /** The pages alone, for mounting under a prefix where others can see them. */
  readonly pages: Hono;
  /** What the control endpoint does, without HTTP. */
  readonly control: {
    plan(fault: PlannedFault): void;
    clearFaults(): void;
    set(settings: Partial<Settings>): void;
    reset(): void;
  };
  readonly store: World['store'];
  /** Drops what was still to come and writes the file. */
  close(): void;
};

/** A practice X in this process: a small X with X's rules, and nothing on X. Throws `PracticeFileError`. */
export function createPracticeX(options: WorldOptions = {}): PracticeApp {
  const world = openWorld(options);
  const pages = createTimelinePages(world);
  const app = new Hono();
  app.onError((error, c) => {
    // A full disk, say. X's body, with the reason beside it.
    const body = { title: 'Internal Server Error', type: 'about:blank', status: 500, detail: error.message };
    return c.json(body, 500);
  });
  app.route('/', createApi(world));
  app.route('/_control', createControl(world));
  app.route('/', pages);
  return {
    app,
    pages,
    control: {
      plan: world.faults.plan,
      clearFaults: world.faults.clear,
      set: (settings) => {
        world.settings = { ...world.settings, ...settings };
      },
      reset: () => world.reset(),
    },
    store: world.store,
    close: () => world.close(),
  };
}

export type PracticeServerOptions = WorldOptions & {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host?: string;
};

export type PracticeX = {
  /** 'http://127.0.0.1:4100'. */
  readonly url: string;
  readonly practice: PracticeApp;
  close(): Promise<void>;
};

/** Practice X on a port of its own. Rejects if the port is taken; `close` ends open connections too. */
export async function startPracticeX(options: PracticeServerOptions): Promise<PracticeX> {
  const host = options.host ?? '127.0.0.1';
  const practice = createPracticeX(options);
  const server = createAdaptorServer({ fetch: practice.app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, resolve);
  });
  // A server that listens on a port has an address, not a path.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    practice,
    close: () =>
      new Promise((resolve) => {
        practice.close();
        server.close(() => resolve());
        // Silent and stalled answers would hold it open for ever.
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
