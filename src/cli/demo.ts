import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { sampleArticleText, sampleArticleUrl } from '../article/sample.ts';
import { CommandError } from './command-error.ts';
import { followThread, queueSoon } from './demo-thread.ts';
import { readTimeline, showTimeline, timelineUrl } from './demo-timeline.ts';
import type { Deps, Running } from './deps.ts';
import { readLink } from './options.ts';
import { type Given, takeSource } from './source.ts';
import { stopSignal } from './stop-signal.ts';
import { whileWaiting } from './waiting.ts';
import { count, plain, threadWords, usd } from './words.ts';

type Options = { readonly url?: string };

/** `demo`: the whole way on practice X, from an article to a live thread; nothing stays behind. */
export function addDemo(program: Command, deps: Deps): void {
  program
    .command('demo')
    .description('see the whole way on practice X; needs nothing, leaves nothing behind')
    .argument('[file]', 'your own article instead of the sample')
    .option('--url <address>', 'what the thread links to', readLink)
    .action((file: string | undefined, options: Options) => run(deps, file, options));
}

async function run(deps: Deps, file: string | undefined, options: Options): Promise<void> {
  const { terminal } = deps;
  const sample: Given = { kind: 'text', text: sampleArticleText, name: null };
  const given = file === undefined ? sample : await takeSource(file, terminal);
  const link = options.url ?? (file === undefined ? sampleArticleUrl : undefined);
  const stopping = stopSignal(['SIGINT', 'SIGTERM', 'SIGHUP']);
  await inFolderOfItsOwn(async (folder) => {
    terminal.print('Everything here is practice: nothing reaches X.\n');
    // Nothing of the real environment: no X keys, no real database, no port in use.
    const own = deps.withEnvironment({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' });
    const start = () => own.serve({ web: true, worker: true });
    const running = await whileWaiting(terminal, 'Starting a bobbin for this demo', start);
    try {
      await showTheWay(own, running, given, link, stopping);
    } finally {
      await running.stop();
    }
  });
}

async function inFolderOfItsOwn(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bobbin-demo-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  // Also when a second Ctrl+C ends the process at once.
  process.once('exit', remove);
  try {
    await work(folder);
  } finally {
    remove();
    process.removeListener('exit', remove);
  }
}

async function showTheWay(
  own: Deps,
  { wired }: Running,
  given: Given,
  link: string | undefined,
  stopping: AbortSignal,
): Promise<void> {
  const { terminal } = own;
  const api = await own.connect();
  const queued = await queueSoon(api, terminal, given, link);
  const thread = await followThread(api, terminal, queued.id, stopping);
  terminal.print(`Price    ${usd(thread.spentUsd)} on X, as X's price list has it`);
  terminal.print(`Status   ${threadWords[thread.status]}`);
  const { practiceUrl } = wired.xSettings;
  const timeline = await readTimeline(practiceUrl);
  showTimeline(terminal, timeline);
  const live = thread.posts.filter(({ status }) => status === 'sent').length;
  if (thread.status !== 'published' || timeline.posts.length !== thread.posts.length) {
    throw new CommandError(
      `${live} of ${count(thread.posts.length, 'post')} went live.`,
      plain(thread.reason?.message ?? `The thread is ${thread.status}.`),
    );
  }
  if (!terminal.canAsk) return;
  terminal.print(`\nPractice X shows it at ${timelineUrl(practiceUrl, timeline)}`);
  // However the person ends it, the demo is done.
  await terminal.ask('Press Enter to end. ', stopping).catch(() => {});
}
