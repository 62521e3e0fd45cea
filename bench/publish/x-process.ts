import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Practice X in a process of its own. */
export type XProcess = {
  readonly url: string;
  /** How long it takes over each create from now on; 0: as fast as it can. */
  setLatency(ms: number): Promise<void>;
  /** A token nobody used yet, and so a user with an untouched rate window. */
  newToken(): string;
  stop(): Promise<void>;
};

const readySchema = z.object({ url: z.string() });

/** Starts practice X and resolves when it answers. */
export async function startXProcess(): Promise<XProcess> {
  const child = fork(fileURLToPath(new URL('practice-x.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  const gone = once(child, 'exit');
  const [said] = await Promise.race([
    once(child, 'message'),
    gone.then(([code]) => Promise.reject(new Error(`Practice X ended with ${code} before it answered.`))),
  ]);
  const { url } = readySchema.parse(said);
  let tokens = 0;
  return {
    url,
    async setLatency(ms) {
      await steer(url, 'DELETE', undefined);
      if (ms === 0) return;
      await steer(url, 'POST', { on: 'POST /2/tweets', times: 1_000_000, fault: { kind: 'delay', ms } });
    },
    newToken() {
      tokens += 1;
      return `bench_${tokens}`;
    },
    async stop() {
      child.disconnect();
      await gone;
    },
  };
}

async function steer(url: string, method: string, body: unknown): Promise<void> {
  const response = await fetch(`${url}/_control/faults`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`Practice X refused to be steered: ${await response.text()}`);
}
