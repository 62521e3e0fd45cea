import { z } from 'zod';
import type { Terminal } from './terminal.ts';
import { indented, plain } from './words.ts';

const meSchema = z.object({ data: z.object({ id: z.string(), username: z.string(), name: z.string() }) });
const timelineSchema = z.object({
  data: z
    .array(
      z.object({
        id: z.string(),
        text: z.string(),
        entities: z
          .object({ urls: z.array(z.object({ url: z.string(), display_url: z.string() })).default([]) })
          .optional(),
      }),
    )
    .default([]),
});

/** What practice X shows of its one user, oldest first. */
export type Timeline = {
  readonly handle: string;
  readonly name: string;
  readonly posts: readonly { readonly id: string; readonly text: string }[];
};

/** Reads the timeline from practice X itself, as any program reads X: our store has no part in it. */
export async function readTimeline(practiceUrl: string): Promise<Timeline> {
  const me = meSchema.parse(await ask(`${practiceUrl}/2/users/me`)).data;
  const query = 'max_results=100&tweet.fields=entities,referenced_tweets';
  const { data } = timelineSchema.parse(await ask(`${practiceUrl}/2/users/${me.id}/tweets?${query}`));
  const posts = data.toReversed().map(({ id, text, entities }) => {
    const urls = entities?.urls ?? [];
    const shown = urls.reduce((sum, { url, display_url }) => sum.replace(url, display_url), text);
    return { id, text: unescaped(shown) };
  });
  return { handle: me.username, name: me.name, posts };
}

/** The thread as practice X's page joins it. */
export function showTimeline(terminal: Terminal, { handle, name, posts }: Timeline): void {
  const { style } = terminal;
  terminal.print(`\n${style('bold', 'As practice X shows it')}`);
  for (const [at, { text }] of posts.entries()) {
    const isLast = at === posts.length - 1;
    terminal.print(`${style('cyan', '●')} ${style('bold', plain(name))} ${style('dim', `@${handle}`)}`);
    terminal.print(indented(terminal, text, isLast ? '  ' : '│ '));
    if (!isLast) terminal.print('│');
  }
}

/** Where a browser sees the thread. */
export function timelineUrl(practiceUrl: string, { handle, posts }: Timeline): string {
  return `${practiceUrl}/${handle}/status/${posts[0]?.id ?? ''}`;
}

async function ask(url: string): Promise<unknown> {
  const answer = await fetch(url, { headers: { authorization: 'Bearer practice' } });
  return await answer.json();
}

/** X escapes these three in its answers. */
function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
