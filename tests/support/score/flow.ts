import { mean } from './facts.ts';
import type { Post, Seen } from './seen.ts';

/** Balanced fill: how near the middle posts are to 140..260 characters; the first and last where there are only three. */
export function fill({ posts }: Seen): number {
  const middle = posts.length > 3 ? posts.slice(1, -1) : posts;
  return mean(
    middle.map(({ weight }) => {
      if (weight < 140) return Math.max(0, 1 - (140 - weight) / 90);
      return weight > 260 ? 1 - (weight - 260) / 40 : 1;
    }),
  );
}

/** Source order: of each two sentences in a row after the hook, how many go forward in the article. */
export function order({ posts }: Seen): number {
  const places = posts.slice(1).flatMap((post) => post.sentences.flatMap(({ block }) => block ?? []));
  return mean(places.slice(1).map((place, at) => (place >= (places[at] ?? 0) ? 1 : 0)));
}

/** How many posts a template should make of this article. */
export function count(seen: Seen): number {
  const [least, most] = rangeOf(seen);
  const over = Math.max(least - seen.posts.length, seen.posts.length - most, 0);
  return Math.max(0, 1 - over / 4);
}

function rangeOf({ article, template }: Seen): readonly [number, number] {
  const length = article.blocks.reduce((sum, block) => sum + block.text.length, 0);
  const room = Math.max(3, Math.floor(length / 200));
  switch (template) {
    case 'breaking':
      return [3, 3];
    case 'highlights': {
      const points = article.highlights.length;
      return points === 0 ? [Math.min(4, room), 8] : [Math.min(points + 1, room), points + 2];
    }
    case 'long-read':
      return [Math.min(7, room), 12];
    default:
      return template satisfies never;
  }
}

/** One topic a post: its sentences come from one paragraph or neighbours. Lists are many topics by nature. */
export function topic({ posts }: Seen): number {
  return mean(
    posts
      .filter((post) => !post.isList && post.sentences.length > 1)
      .map((post) => {
        const blocks = post.sentences.flatMap(({ block }) => block ?? []);
        const span = blocks.length === 0 ? 0 : Math.max(...blocks) - Math.min(...blocks);
        return span <= 1 ? 1 : Math.max(0, 1 - (span - 1) / 4);
      }),
  );
}

/** The last post says something of its own besides the link: a sentence of sixty characters or more. */
export function closing({ posts }: Seen): number {
  const said = posts.at(-1)?.sentences.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  return Math.min(1, said / 60);
}

/** An abbreviation no sentence ends with: a title or a name cut short, and the rest lost. */
const cutShort =
  /\b(?:Mr|Mrs|Ms|Dr|Prof|Capt|Lt|Sgt|Gen|Sen|Rep|Gov|Hon|Rev|Cllr|St|No|vs|Wm|Chas|Geo|Thos|Jas|Robt)\.$/;

/** Whether any post's sentence ends as one: no stump, no ellipsis; headlines and highlights may lack the stop. */
export function whole({ article, posts }: Seen): number {
  const unstopped = new Set([article.title, ...article.highlights]);
  const sentences = posts.flatMap((post: Post) => post.sentences);
  return mean(
    sentences.map(({ text }) =>
      unstopped.has(text) ||
      (/[.!?:。！？؟।۔][”"’»)」』]*$/u.test(text) && !/…$/.test(text) && !cutShort.test(text))
        ? 1
        : 0,
    ),
  );
}
