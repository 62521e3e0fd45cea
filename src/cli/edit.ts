import type { Command } from 'commander';
import { type ActOptions, act, idHelp } from './act.ts';
import type { ThreadSeen } from './answers.ts';
import { CommandError, UsageError } from './command-error.ts';
import type { Deps } from './deps.ts';
import { type Draft, editTexts } from './editor.ts';
import { jsonHelp, readNumber } from './options.ts';
import { type PictureOptions, pictureGiven, withPicture } from './picture.ts';

type Options = ActOptions & PictureOptions & { readonly post?: number; readonly text?: string };

/** `edit`: new words for posts that were not tried yet. The revision seen goes with them. */
export function addEdit(program: Command, deps: Deps): void {
  withPicture(program.command('edit'))
    .description('change the words of posts, in your $EDITOR or with --post and --text; or its picture')
    .argument('<id>', idHelp)
    .option('--post <number>', 'which post', readNumber(1, 99))
    .option('--text <text>', 'its new text')
    .option('--no-picture', 'go out without its picture')
    .option('--json', jsonHelp)
    .action((id: string, options: Options) => run(deps, id, options));
}

async function run(deps: Deps, id: string, options: Options): Promise<void> {
  const { post, text } = options;
  const picture = await pictureGiven(options);
  if ((post === undefined) !== (text === undefined)) {
    throw new UsageError('--post and --text go together.', 'Say both, or neither to open your editor.');
  }
  if (post !== undefined && text !== undefined) {
    return await act(deps, id, 'edit', options, ({ revision }) => ({
      revision,
      posts: { [post]: text },
      picture,
    }));
  }
  if (picture !== undefined) {
    return await act(deps, id, 'edit', options, ({ revision }) => ({ revision, picture }));
  }
  const drafts: Draft[] = [];
  try {
    await act(deps, id, 'edit', options, async (thread) => {
      const draft = await editTexts(
        deps,
        thread.posts.map((one) => one.text),
      );
      const posts = changesOf(thread, draft);
      if (Object.keys(posts).length === 0) {
        await draft.remove();
        throw new CommandError('Nothing was changed.');
      }
      drafts.push(draft);
      return { revision: thread.revision, posts };
    });
  } catch (error) {
    const [draft] = drafts;
    if (!draft || !(error instanceof Error)) throw error;
    throw new CommandError(error.message, keptIn(draft.file), { cause: error });
  }
  for (const draft of drafts) await draft.remove();
}

function changesOf({ posts }: ThreadSeen, { texts, file }: Draft): Readonly<Record<string, string>> {
  if (texts.length !== posts.length) {
    throw new CommandError(
      `The thread has ${posts.length} posts and the file ${texts.length}; lines of --- stand between them.`,
      keptIn(file),
    );
  }
  const changed = posts.flatMap(({ position, text }, at) => {
    const now = texts[at] ?? text;
    return now === text ? [] : [[position, now] as const];
  });
  return Object.fromEntries(changed);
}

function keptIn(file: string): string {
  return `Your words are kept in ${file}`;
}
