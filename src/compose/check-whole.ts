import type { Article } from '../article/article.ts';
import { checkRepeats, checkTwins } from './check-repeats.ts';
import { lightest } from './finish.ts';
import { namesIn } from './hook.ts';
import { findLinks } from './links.ts';
import { isTold, type Line, type Material } from './material.ts';
import { readNumber } from './numbering.ts';
import { priceThread } from './price.ts';
import type { Prices } from './price-list.ts';
import type { Problem, RuleId, Severity } from './problem.ts';
import { sayingsOf } from './sayings.ts';
import { tellTogether } from './tellers.ts';
import type { Template } from './template.ts';
import { weighWithLink } from './weigh.ts';
import { figuresIn } from './words.ts';

type Whole = {
  readonly article: Article | null;
  readonly material: Material | null;
  readonly link: string | null;
  readonly template: Template | null;
  readonly language: string;
  readonly prices: Prices;
};

const manyPosts = 15;
const mostPosts = 25;

/** What can be told only of the thread as a whole: its count, numbers, link, repetitions, balance. */
export function checkWhole(posts: readonly string[], whole: Whole): Problem[] {
  return [
    ...checkCount(posts),
    ...checkNumbers(posts),
    ...checkLink(posts, whole),
    ...checkHook(posts, whole.language),
    ...checkTwins(posts),
    ...checkRepeats(posts, whole.material, whole.link, whole.language),
    ...checkHighlights(posts, whole),
    ...checkFill(posts, whole),
  ];
}

function problem(
  rule: RuleId,
  severity: Severity,
  post: number | null,
  message: string,
  fix: string,
): Problem {
  return { rule, severity, post, message, fix };
}

function checkCount(posts: readonly string[]): Problem[] {
  if (posts.length === 0)
    return [problem('empty', 'block', null, 'The thread has no posts.', 'Write at least one.')];
  if (posts.length > mostPosts)
    return [
      problem(
        'count',
        'block',
        null,
        `The thread has ${posts.length} posts; ${mostPosts} is the most.`,
        'Take some out.',
      ),
    ];
  if (posts.length > manyPosts)
    return [
      problem(
        'count',
        'warn',
        null,
        `The thread has ${posts.length} posts; few readers follow past ${manyPosts}.`,
        'Keep what matters most.',
      ),
    ];
  return [];
}

function checkNumbers(posts: readonly string[]): Problem[] {
  const numbers = posts.map(readNumber);
  if (posts.length < 2 || numbers.every(({ position }) => position === null)) return [];
  return numbers.flatMap(({ position, total, text }, at) => {
    const second = readNumber(text);
    const isNumber = second.position === at + 1 || second.total === posts.length;
    if (position !== null && second.position !== null && isNumber)
      return [
        problem(
          'numbering',
          'warn',
          at + 1,
          'It begins with two numbers, its own and one in its words.',
          'Take the second one out.',
        ),
      ];
    if (
      position === at + 1 &&
      total === (numbers[0]?.total ?? null) &&
      (total === null || total === posts.length)
    )
      return [];
    const right = numbers.some((each) => each.total !== null) ? `${at + 1}/${posts.length}` : `${at + 1}/`;
    return [
      problem(
        'numbering',
        'warn',
        at + 1,
        'Its number does not fit its place in the thread.',
        `Number it ${right}, or take all numbers out.`,
      ),
    ];
  });
}

function checkLink(posts: readonly string[], { link, template, prices }: Whole): Problem[] {
  if (template?.link === 'none') return [];
  if (link === null)
    return [
      problem('link', 'warn', null, 'The thread has no link to the article.', 'Give the article’s address.'),
    ];
  const at = posts.flatMap((post, index) =>
    findLinks(post, link)
      .filter((found) => found.own)
      .map(() => index),
  );
  const place = template?.link === 'first' ? 0 : posts.length - 1;
  if (at.length === 0)
    return [
      problem(
        'link',
        'warn',
        null,
        'The link to the article is in no post.',
        `Add ${link} to the ${place === 0 ? 'first' : 'last'} post.`,
      ),
    ];
  const problems: Problem[] = [];
  if (at.length > 1) {
    const price = `$${priceThread(posts, link, prices).toFixed(3)}`;
    problems.push(
      problem(
        'price',
        'warn',
        (at[1] ?? 0) + 1,
        `The link stands ${at.length} times; each post with a link costs $${prices.createPostWithLink.toFixed(2)}, the thread ${price}.`,
        'Keep it in one post.',
      ),
    );
  }
  if (at.length === 1 && at[0] !== place)
    problems.push(
      problem(
        'link',
        'note',
        (at[0] ?? 0) + 1,
        'The link is not where the template puts it.',
        `Move it to the ${place === 0 ? 'first' : 'last'} post.`,
      ),
    );
  return problems;
}

function checkHook(posts: readonly string[], language: string): Problem[] {
  const hook = readNumber(posts[0] ?? '').text;
  // A script without capitals does not show which word is a name.
  if (!/\p{Ll}/u.test(hook)) return [];
  if (namesIn(hook, language) > 0 || /\d/.test(hook)) return [];
  return [
    problem(
      'hook',
      'note',
      1,
      'The first post has neither a name nor a figure.',
      'Say who or how much in its first sentence.',
    ),
  ];
}

/** A highlight counts as used when a post tells its fact and the thread has all its figures. */
function checkHighlights(posts: readonly string[], { material, link, language }: Whole): Problem[] {
  if (material === null || posts.length === 0) return [];
  const byPost = posts
    .slice(0, mostPosts)
    .map((post) => sayingsOf(post, link, language).map((saying) => saying.words));
  const told = byPost.flat();
  const { telling } = material;
  const isTogether = ({ words }: Line) => byPost.some((post) => tellTogether(post, words, telling));
  const hasFigures = (line: Line) =>
    figuresIn(line.words).every((figure) => told.some((words) => words.has(figure)));
  return material.highlights
    .filter((line) => (!isTold(line, told, telling) || !hasFigures(line)) && !isTogether(line))
    .map(({ text }) =>
      problem(
        'highlights',
        'note',
        null,
        `No post tells the highlight “${text.slice(0, 120)}”${/[.!?]$/.test(text) ? '' : '.'}`,
        'Add it to a post, or leave it out if the thread does not need it.',
      ),
    );
}

function checkFill(posts: readonly string[], { link, language }: Whole): Problem[] {
  const light = posts.slice(1, -1).flatMap((post, at) => {
    const weight = weighWithLink(post, link);
    return weight < lightest && weight > 0
      ? [
          problem(
            'fill',
            'note',
            at + 2,
            `It has only ${weight} characters.`,
            'Join it to a neighbour, or add what supports it.',
          ),
        ]
      : [];
  });
  const last = posts.at(-1) ?? '';
  const isLone =
    posts.length > 1 && link !== null && last.includes(link) && sayingsOf(last, link, language).length === 0;
  if (!isLone) return light;
  return [
    ...light,
    problem(
      'fill',
      'warn',
      posts.length,
      'The last post has the link and nothing else to say.',
      'Move a closing sentence into it.',
    ),
  ];
}
