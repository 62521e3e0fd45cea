import { type Command, Option } from 'commander';
import { threadClasses } from '../thread/thread.ts';
import { type Queued, queuedSchema } from './answers.ts';
import type { Api } from './api.ts';
import { ApiError } from './api.ts';
import { CommandError } from './command-error.ts';
import { jsonHelp, readLink } from './options.ts';
import { type PictureOptions, pictureGiven, withPicture } from './picture.ts';
import { forApi, type Given, sourceHelp } from './source.ts';

/** What `draft` and `queue` are told besides the article. */
export type WishOptions = PictureOptions & {
  readonly url?: string;
  readonly template: string;
  readonly class: string;
  readonly notBefore?: string;
  readonly account?: string;
  readonly again?: true;
  readonly idempotencyKey?: string;
  readonly json?: true;
};

/** Adds the article and the options that `draft` and `queue` share. */
export function withWishOptions(command: Command): Command {
  return withPicture(command)
    .argument('<source>', sourceHelp)
    .option('--url <address>', 'what the thread links to', readLink)
    .option('--template <name>', 'highlights, breaking or long-read', 'highlights')
    .addOption(
      new Option('--class <class>', 'how long it stays news').choices(threadClasses).default('normal'),
    )
    .option('--not-before <time>', 'embargo: nothing goes out earlier')
    .option('--account <name>', 'who posts it; the default account when none is named')
    .option('--again', 'although this article has a thread on the account already')
    .option('--idempotency-key <key>', 'running it again with the same key queues nothing twice')
    .option('--json', jsonHelp);
}

/** Stores the article's thread; with `at` it is queued, without it stays a draft. */
export async function sendWish(
  api: Api,
  given: Given,
  options: WishOptions,
  at: string | undefined,
): Promise<Queued> {
  const body = {
    source: forApi(given),
    link: options.url,
    template: options.template,
    account: options.account,
    at,
    class: options.class,
    notBefore: options.notBefore,
    again: options.again ?? false,
    picture: await pictureGiven(options),
  };
  try {
    return await api.post(queuedSchema, '/threads', body, options.idempotencyKey);
  } catch (error) {
    if (error instanceof ApiError && error.code === 'too-large') {
      throw new CommandError('The article is too large.', 'Keep only its text, 1 MB at most.', {
        cause: error,
      });
    }
    throw error;
  }
}
