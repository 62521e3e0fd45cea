import { expect, test } from 'vitest';
import { checkThread } from '../../src/compose/check.ts';
import { type Composed, composeThread } from '../../src/compose/compose.ts';
import { weighWithLink } from '../../src/compose/weigh.ts';
import { goldenLink, readGolden } from '../support/golden/articles.ts';
import { seenThread } from '../support/score/seen.ts';
import { totalOf } from '../support/score/total.ts';
import { template } from './templates.ts';

const article = readGolden('court-appeal');
const link = goldenLink('court-appeal', article);
const composed = composeThread(article, template('highlights'), { link });

function totalWith(change: (texts: readonly string[]) => readonly string[]): number {
  const texts = change(composed.posts.map(({ text }) => text));
  const problems = checkThread(texts, { article, link: composed.link, template: template('highlights') });
  const posts = texts.map((text) => ({ text, weight: weighWithLink(text, composed.link), sources: [] }));
  const changed: Composed = { ...composed, posts, problems };
  return totalOf(seenThread(article, 'highlights', changed), problems).total;
}

const asComposed = totalWith((texts) => texts);

test.each<[string, (texts: readonly string[]) => readonly string[]]>([
  ['loses its second post', ([first = '', , ...rest]) => [first, ...rest]],
  ['says a post twice', ([first = '', second = '', ...rest]) => [first, second, second, ...rest]],
  [
    'opens a post with a pronoun',
    ([first = '', ...rest]) => [first, ...rest.map((post) => post.replace(/^(\S+) \S+/, '$1 He'))],
  ],
  ['stops in mid-sentence', (texts) => texts.map((post, at) => (at === 1 ? post.slice(0, -20) : post))],
  [
    'has a subheading in it',
    (texts) => texts.map((post, at) => (at === 1 ? `${post}\n\nTen years of litigation` : post)),
  ],
  ['opens with nothing concrete', ([, ...rest]) => ['1/4 What a day that was.', ...rest]],
  ['has posts of a few words', (texts) => texts.flatMap((post) => post.split('\n\n'))],
  [
    'ends on the page’s own words',
    (texts) => [...texts.slice(0, -1), '4/4 Do you have information about this story?'],
  ],
  [
    'quotes without saying whom',
    (texts) =>
      texts.map((post) => post.replace(/, Judge Alice M. Trent said|Writing for the majority in /g, '')),
  ],
  ['names nobody in full', (texts) => texts.map((post) => post.replace('Mrs. Edith Dunmore', 'Dunmore'))],
  ['is over the limit', (texts) => [texts.join(' ')]],
])('a thread scores lower when it %s', (_what, change) => {
  expect(totalWith(change)).toBeLessThan(asComposed);
});
