import http from 'node:http';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { TwitterApi } from 'twitter-api-v2';
import type { Servers } from './servers.ts';

type Job = { readonly token: string; readonly texts: readonly string[] };

/** What one would write in an afternoon: a delayed BullMQ job that calls the library's own `tweetThread`. */
export type BareJob = {
  /** Has the thread posted at `dueAt`. @returns when it was done, both in epoch ms. */
  run(job: Job, dueAt: number): Promise<number>;
  close(): Promise<void>;
};

/** Null without Redis. */
export async function openBareJob({ redis, x }: Servers, concurrency: number): Promise<BareJob | null> {
  if (!redis) return null;
  const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
  const queue = new Queue<Job>('bare', { connection });
  // What Node's own agent does by default; over plain HTTP the library has to be given one.
  const agent = new http.Agent({ keepAlive: true });
  const waiting = new Map<string, { resolve(at: number): void; reject(error: Error): void }>();
  const worker = new Worker<Job>('bare', (job) => tweet(x.url, agent, job.data), { connection, concurrency });
  worker.on('completed', (job) => waiting.get(job.id ?? '')?.resolve(Date.now()));
  worker.on('failed', (job, error) => waiting.get(job?.id ?? '')?.reject(error));
  return {
    async run(data, dueAt) {
      const jobId = `bare-${data.token}`;
      const done = new Promise<number>((resolve, reject) => waiting.set(jobId, { resolve, reject }));
      await queue.add('tweet', data, {
        jobId,
        delay: Math.max(0, dueAt - Date.now()),
        removeOnComplete: true,
      });
      return await done;
    },
    async close() {
      await worker.close();
      await queue.close();
      connection.disconnect();
      agent.destroy();
    },
  };
}

async function tweet(url: string, agent: http.Agent, { token, texts }: Job): Promise<void> {
  const api = new TwitterApi(
    { appKey: 'k', appSecret: 'k', accessToken: token, accessSecret: 't' },
    { httpAgent: agent },
  );
  // The library has no setting for another host.
  Object.assign(api.v2, { _prefix: `${url}/2/` });
  await api.v2.tweetThread([...texts]);
}
