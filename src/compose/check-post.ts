import { isBalanced } from '../article/balance.ts';
import { isBoilerplate } from '../article/clean.ts';
import { splitSentences } from '../article/sentences.ts';
import { findLinks } from './links.ts';
import { readNumber } from './numbering.ts';
import { leansOnPrevious } from './openings.ts';
import type { Prices } from './price-list.ts';
import type { Problem, RuleId, Severity } from './problem.ts';
import { remembered } from './remembered.ts';
import { clockWithoutDay, staleWords } from './stale.ts';
import { cashtagsIn, hashtagsIn, mentionsIn } from './tags.ts';
import { judgeWithLink, limit } from './weigh.ts';

type Found = {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
};

/** While an editor types, all posts but one stay as they were checked before. */
const known = remembered<readonly Found[]>(100);

/** A post longer than this is refused for its length; the rest of it is not read. */
const longestRead = 3000;

/** Where a post stands, and what its thread links to. */
export type PostPlace = {
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly link: string | null;
  readonly language: string;
  readonly prices: Prices;
};

/** What can be told of one post by its own words. */
export function checkPost(post: string, place: PostPlace): Problem[] {
  const { number, count, link, language, prices } = place;
  const { createPost, createPostWithLink } = prices;
  const where = `${number === 1}${number === count}${createPost} ${createPostWithLink}`;
  const key = `${language}\n${link ?? ''}\n${where}\n${post}`;
  const found = known(key, () => findIn(post, place));
  return found.map((each) => ({ ...each, post: number }));
}

function findIn(post: string, { number, count, link, language, prices }: PostPlace): readonly Found[] {
  const isFirst = number === 1;
  const isLast = number === count;
  const text = readNumber(post).text.slice(0, longestRead);
  if (text.trim() === '')
    return [
      {
        rule: 'empty',
        severity: 'block',
        message: 'This post is empty.',
        fix: 'Write it or take it out.',
      },
    ];
  return [
    ...lengthOf(post, link),
    ...linksOf(text, link, prices),
    ...tagsOf(text, isLast),
    ...shapeOf(text, isFirst, language),
    ...timesOf(text),
    ...typographyOf(text),
  ];
}

function lengthOf(post: string, link: string | null): Found[] {
  const weight = judgeWithLink(post, link);
  if (weight <= limit) return [];
  return [
    {
      rule: 'length',
      severity: 'block',
      message: `It is ${weight} characters as X counts; ${limit} is the most.`,
      fix: `Shorten it by ${weight - limit}.`,
    },
  ];
}

function linksOf(text: string, link: string | null, prices: Prices): Found[] {
  const foreign = findLinks(text, link).filter((found) => !found.own);
  return foreign.map(({ url }): Found => {
    if (/^https?:\/\//i.test(url)) {
      return {
        rule: 'link',
        severity: 'block',
        message: `${url} is not this thread’s link.`,
        fix: 'Take it out: a thread has one link, to its own article.',
      };
    }
    const extra = `$${prices.createPostWithLink.toFixed(2)} instead of $${prices.createPost.toFixed(3)}`;
    return {
      rule: 'link',
      severity: 'warn',
      message: `X makes a link of “${url}”, and bills the post ${extra}.`,
      fix: 'Put a blank after the stop, or use another sentence.',
    };
  });
}

function tagsOf(text: string, isLast: boolean): Found[] {
  const found: Found[] = [];
  const [mention] = mentionsIn(text);
  if (mention !== undefined)
    found.push({
      rule: 'tags',
      severity: 'warn',
      message: `It mentions @${mention}, who will be notified.`,
      fix: 'Write the name without the @.',
    });
  const cashtags = cashtagsIn(text);
  if (cashtags.length > 1)
    found.push({
      rule: 'tags',
      severity: 'block',
      message: `It has ${cashtags.length} cashtags; X takes one.`,
      fix: 'Write all but one without the $.',
    });
  const hashtags = hashtagsIn(text);
  if (hashtags.length > 1 || (hashtags.length === 1 && !isLast)) {
    found.push({
      rule: 'tags',
      severity: 'warn',
      message: `#${hashtags[0]} stands here; a thread has one hashtag at most, in its last post.`,
      fix: 'Take it out or move it to the last post.',
    });
  }
  return found;
}

function shapeOf(text: string, isFirst: boolean, language: string): Found[] {
  const found: Found[] = [];
  if (!isBalanced(text))
    found.push({
      rule: 'balance',
      severity: 'warn',
      message: 'A quotation or bracket opens and does not close here.',
      fix: 'Close it, or bring its other half into this post.',
    });
  const [line = ''] = text.split('\n');
  const opening = splitSentences(line.replace(/^[•·–—-]\s*/u, ''), language)[0]?.text ?? '';
  if (leansOnPrevious(opening, language)) {
    const words = opening
      .replace(/^["“„«‘]+/u, '')
      .split(/\s+/)
      .slice(0, 3)
      .join(' ')
      .slice(0, 40);
    const severity = isFirst ? 'warn' : 'note';
    found.push({
      rule: 'opening',
      severity: language.startsWith('en') ? 'warn' : severity,
      message: `It opens with “${words}”, which points back to another post.`,
      fix: 'Open with the name, or put the sentence before it into the same post.',
    });
  }
  const site = text.split('\n').find((line) => isBoilerplate(line) && !/https?:/i.test(line));
  if (site !== undefined)
    found.push({
      rule: 'boilerplate',
      severity: 'warn',
      message: `“${site.slice(0, 60)}” belongs to the site, not to the story.`,
      fix: 'Take it out.',
    });
  return found;
}

function timesOf(text: string): Found[] {
  const found: Found[] = [];
  const stale = staleWords(text);
  if (stale !== null)
    found.push({
      rule: 'stale',
      severity: 'warn',
      message: `“${stale}” may be wrong when this is posted.`,
      fix: 'Check it against the time of posting, or name the date.',
    });
  const clock = clockWithoutDay(text);
  if (clock !== null)
    found.push({
      rule: 'stale',
      severity: 'warn',
      message: `“${clock}” does not say on which day.`,
      fix: 'Add the day, or take the time out.',
    });
  return found;
}

function typographyOf(text: string): Found[] {
  const found: Found[] = [];
  const note = (message: string, fix: string) =>
    found.push({ rule: 'typography', severity: 'note', message, fix });
  if (/[^\s] {2,}[^\s]/.test(text)) note('Two blanks stand in a row.', 'Leave one.');
  if (/\p{L} [,.;!?](?:\s|$)/u.test(text) && !/ [;!?]/.test(text))
    note('A blank stands before a comma or stop.', 'Take it out.');
  if (/[\ufeff\ufffe\uffff]/.test(text))
    found.push({
      rule: 'typography',
      severity: 'block',
      message: 'It holds an invisible character that X refuses.',
      fix: 'Type the post anew instead of pasting it.',
    });
  return found;
}
