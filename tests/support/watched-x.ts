import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createPracticeX, type PracticeApp } from '../../src/practice/server.ts';

/** Where in a create something may be done: X has read it; X has carried it out and its answer has yet to leave. */
export type CreateMoment = 'arrived' | 'answering';

/** Practice X on a port, with every create seen. Nets (rate limits) are off. */
export type WatchedX = {
  readonly url: string;
  readonly practice: PracticeApp;
  /** Texts of the creates X took, will take, or kept out as duplicates only: each a send in earnest. */
  sends(): readonly string[];
  /** Before the n-th create (from 1, counted from now) goes on at that moment, `act` is waited for. */
  at(moment: CreateMoment, nth: number, act: () => Promise<void>): void;
  close(): Promise<void>;
};

export async function openWatchedX(duplicateFilter: boolean): Promise<WatchedX> {
  const practice = createPracticeX();
  practice.control.set({ duplicateFilter, rateLimits: false });
  const sends: string[] = [];
  let waiting: { moment: CreateMoment; left: number; act: () => Promise<void> }[] = [];
  const reach = async (moment: CreateMoment): Promise<void> => {
    for (const one of waiting.filter((one) => one.moment === moment)) {
      one.left -= 1;
      if (one.left === 0) await one.act();
    }
    waiting = waiting.filter(({ left }) => left > 0);
  };
  const server = createAdaptorServer({
    fetch: async (request, env) => {
      if (request.method !== 'POST' || new URL(request.url).pathname !== '/2/tweets') {
        return await practice.app.fetch(request, env);
      }
      const { text } = JSON.parse(await request.clone().text()) as { text: string }; // our own client's body
      await reach('arrived');
      const answer = await practice.app.fetch(request, env);
      if (await isSend(answer)) sends.push(text);
      await reach('answering');
      return answer;
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on a port has an address, not a path.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    practice,
    sends: () => sends,
    at: (moment, nth, act) => void waiting.push({ moment, left: nth, act }),
    close: () =>
      new Promise((resolve) => {
        practice.close();
        server.close(() => resolve());
        // Answers that never come would hold it open for ever.
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** Taken, to be taken later (the answer is left out: no true response), or refused by the duplicate filter alone. */
async function isSend(answer: Response): Promise<boolean> {
  if (answer.status === 403) return /duplicate/i.test(await answer.clone().text());
  return answer.status < 400;
}
