import { composedSchema, type Queued, queuedSchema, type ThreadSeen, threadSchema } from './answers.ts';
import { type Api, threadPath } from './api.ts';
import { CommandError } from './command-error.ts';
import { showPost, showProblems } from './show-composed.ts';
import { forApi, type Given } from './source.ts';
import { pauseFor } from './stop-signal.ts';
import type { Terminal } from './terminal.ts';
import { count, plain, timeIn, usd } from './words.ts';

const aheadMs = 3_000;
const lookEveryMs = 100;
/** Well above what settling one lost answer takes. */
const longestMs = 5 * 60_000;

/** Composes the article and queues it a few seconds ahead, telling each step. */
export async function queueSoon(
  api: Api,
  terminal: Terminal,
  given: Given,
  link: string | undefined,
): Promise<Queued> {
  const wish = { source: forApi(given), link };
  const { article, posts, ...composed } = await api.post(composedSchema, '/compose', wish);
  const highlights = count(article.highlights.length, 'highlight');
  const about = [
    count(article.blocks.length, 'block'),
    highlights,
    `${article.leftOut.length} lines left out`,
  ];
  terminal.print(`Article  ${plain(article.title)}`);
  terminal.print(`         ${about.join(', ')}`);
  terminal.print(
    `Thread   ${count(posts.length, 'post')}, ${usd(composed.priceUsd)}, linking to ${composed.link ?? 'nothing'}`,
  );
  showProblems(terminal, composed.problems);
  const at = new Date(Date.now() + aheadMs).toISOString();
  const queued = await api.post(queuedSchema, '/threads', { ...wish, at });
  terminal.print(`Queued   ${queued.id} on ${queued.account} for ${timeIn(at, 'UTC', true)}\n`);
  return queued;
}

/** Prints each post as it goes live, until nothing more happens by itself. */
export async function followThread(
  api: Api,
  terminal: Terminal,
  id: string,
  stopping: AbortSignal,
): Promise<ThreadSeen> {
  const giveUpAt = performance.now() + longestMs;
  let shown = 0;
  try {
    for (;;) {
      const thread = await api.get(threadSchema, threadPath(id));
      const live = thread.posts.filter(({ status }) => status === 'sent');
      for (const post of live.slice(shown)) {
        showPost(
          terminal,
          post.position,
          thread.posts.length,
          post.text,
          post.weight,
          `X id ${post.xPostId}`,
        );
      }
      shown = live.length;
      const isUnderWay = ['scheduled', 'publishing'].includes(thread.status);
      if (!isUnderWay || performance.now() > giveUpAt) return thread;
      terminal.draw(progress(thread, shown));
      await pauseFor(lookEveryMs, stopping);
      if (stopping.aborted) throw new CommandError('Stopped before the end.');
    }
  } finally {
    terminal.draw('');
  }
}

function progress({ posts, scheduledAt }: ThreadSeen, live: number): string {
  const untilMs = scheduledAt === null ? 0 : Date.parse(scheduledAt) - Date.now();
  if (live === 0 && untilMs > 0) return `Goes out in ${Math.ceil(untilMs / 1_000)} s`;
  return `${'█'.repeat(live)}${'░'.repeat(posts.length - live)}  ${live} of ${posts.length} live`;
}
