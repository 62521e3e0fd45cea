import { expect, test } from 'vitest';
import { canBePosted, checkThread } from '../../src/compose/check.ts';
import { composeThread } from '../../src/compose/compose.ts';
import { articleOf, link, template, templateNames } from './templates.ts';

const article = articleOf(`Rotterby Opens Its Northern Bridge
The northern bridge of Rotterby opened on 3 March 2026 after nine years of building.
It cost 48 million crowns, according to the county audit office.
What It Means for Boats
Mayor Ada Brink said the old ferry would stop in May. "We shall miss it," she said.
`);

function rulesOf(posts: readonly string[]) {
  return checkThread(posts, { article, link }).map((problem) => problem.rule);
}

const good = `The northern bridge of Rotterby opened on 3 March 2026 after nine years of building.\n\nRead the full story: ${link}`;

test('a good post alone has nothing to mend', () => {
  expect(rulesOf([good])).toEqual([]);
});

test('a post over the limit is blocked and told by how much', () => {
  const [problem] = checkThread(['a'.repeat(300)]).filter((each) => each.rule === 'length');
  expect(problem).toMatchObject({ severity: 'block', post: 1, fix: 'Shorten it by 20.' });
});

test('a post that says another one word for word is blocked: X would refuse it with half of the thread live', () => {
  const twins = checkThread(['The bridge is open.', 'Boats pass under it.', 'The bridge is open. ']).filter(
    ({ severity, rule }) => severity === 'block' && rule === 'repeat',
  );
  expect(twins).toMatchObject([{ post: 3, message: expect.stringContaining('post 1') }]);
});

test('another site’s link is blocked', () => {
  const problem = checkThread([`Read https://other.com/a. ${link}`], { link }).find(
    (each) => each.rule === 'link',
  );
  expect(problem).toMatchObject({ severity: 'block', post: 1 });
});

test('a bare domain is a warning with its price', () => {
  const problem = checkThread([`Amazon.com rose in Rotterby. ${link}`], { link }).find(
    (each) => each.rule === 'link',
  );
  expect(problem?.severity).toBe('warn');
  expect(problem?.message).toContain('$0.20 instead of $0.015');
});

test('the link in two posts is a warning with the thread’s price', () => {
  const problem = checkThread([`Rotterby opened its bridge. ${link}`, good], { link }).find(
    (each) => each.rule === 'price',
  );
  expect(problem?.message).toContain('$0.400');
});

test('an empty post is blocked', () => {
  const problems = checkThread(['Rotterby opened its bridge.', ' ', good], { link });
  expect(problems.find((each) => each.rule === 'empty')).toMatchObject({ severity: 'block', post: 2 });
  expect(canBePosted(problems)).toBe(false);
});

test('a number that does not fit its place is told with the right one', () => {
  const problem = checkThread(['1/2 Rotterby opened its bridge.', `3/2 Mayor Ada Brink spoke. ${link}`], {
    link,
  }).find((each) => each.rule === 'numbering');
  expect(problem).toMatchObject({ post: 2, fix: 'Number it 2/2, or take all numbers out.' });
});

test.each([
  ['2/7 Mayor Ada Brink spoke.', 2],
  ['1/2 Mayor Ada Brink spoke.', 2],
  ['3/4 of the town came.', undefined],
])('a number typed before the words of a numbered post is told: %s', (words, post) => {
  const problems = checkThread(['1/2 Rotterby opened its bridge.', `2/2 ${words} ${link}`], { link });
  const problem = problems.find(({ message }) => message.includes('two numbers'));
  expect(problem?.post).toBe(post);
});

test('words of one’s own are only noted', () => {
  const problem = checkThread([`Rotterby is the prettiest town on this whole long coast.`, good], {
    article,
    link,
  }).find((each) => each.rule === 'verbatim');
  expect(problem).toMatchObject({ severity: 'note', post: 1 });
});

test.each([
  ['However, the ferry of Rotterby stops in May.', 'opening'],
  ['It cost 48 million crowns, according to the county audit office.', 'opening'],
  ['Mayor Ada Brink said “the old ferry would stop in May.', 'balance'],
  ['What It Means for Boats', 'subheading'],
  ['The bridge of Rotterby opened on Monday.', 'stale'],
  ['Rotterby’s bridge opens at 10:00 GMT.', 'stale'],
  ['Ask @rotterby about the bridge.', 'tags'],
  ['Subscribe to our newsletter', 'boilerplate'],
])('“%s” is found by the rule %s', (text, rule) => {
  expect(rulesOf([text, good])).toContain(rule);
});

test('a time written with a dot is read whole, and keeps quiet beside its day', () => {
  const warned = (text: string) =>
    checkThread([text])
      .filter((each) => each.rule === 'stale' && each.message.includes('on which day'))
      .map((each) => each.message);
  expect(warned('The last ferry of Rotterby leaves at 10.30 p.m. from the pier.')).toEqual([
    '“10.30 p.m.” does not say on which day.',
  ]);
  expect(warned('The last ferry of Rotterby left at 10.30 p.m. on 3 March.')).toEqual([]);
  expect(warned('The last ferry of Rotterby leaves at 10.30 p.m. every night.')).toEqual([]);
});

test('a figure without the source the article gives for it is told', () => {
  expect(rulesOf(['The bridge cost 48 million crowns by the county count of its audit.', good])).toContain(
    'attribution',
  );
});

test('what is said twice is told where it was said first', () => {
  const posts = ['The northern bridge of Rotterby opened after nine years of building.', good];
  const problem = checkThread(posts, { article, link }).find((each) => each.rule === 'repeat');
  expect(problem).toMatchObject({ post: 2 });
  expect(problem?.message).toContain('in post 1');
});

test('what opens a post is told without the quotation mark before it', () => {
  const texts = ['Lena Moor steers the ferry of Rotterby.', '“He steers it well,” said the harbour master.'];
  const found = checkThread(texts).find(({ rule }) => rule === 'opening');
  expect(found?.message).toContain('opens with “He steers it”');
});

test('a link alone at the end is told', () => {
  expect(
    rulesOf(['The northern bridge of Rotterby opened on 3 March 2026.', `Read the full story: ${link}`]),
  ).toContain('fill');
});

test('more than 25 posts are blocked, more than 15 warned of', () => {
  const posts = (count: number) => Array.from({ length: count }, (_, at) => `Post ${at} of Rotterby.`);
  expect(checkThread(posts(26)).find((each) => each.rule === 'count')?.severity).toBe('block');
  expect(checkThread(posts(16)).find((each) => each.rule === 'count')?.severity).toBe('warn');
});

test('two cashtags in a post are blocked, since X refuses them', () => {
  expect(checkThread(['Both $AAPL and $MSFT rose.']).find((each) => each.rule === 'tags')?.severity).toBe(
    'block',
  );
});

const crane = articleOf(`Rotterby Rebuilds Its Great Crane for $12.4 Million
Highlights:
- The crane cost $12.4 million, 18 percent over its budget.
- Students of Rotterby enter the museum free.

The great crane of Rotterby turned again on 3 March 2026 before two thousand guests.
The works cost $12.4 million, about 18 percent more than the council approved.
Students with a Rotterby card enter the museum free until May.
`);

test('a highlight that no post tells is noted by name, one told without its figure too', () => {
  const missing = (posts: readonly string[]) =>
    checkThread(posts, { article: crane, link }).filter((each) => each.rule === 'highlights');
  const [title, ...rest] = [crane.title, ...crane.highlights];
  expect(missing([title, ...rest])).toEqual([]);
  expect(missing([title]).map((each) => each.message)).toEqual([
    'No post tells the highlight “The crane cost $12.4 million, 18 percent over its budget.”',
    'No post tells the highlight “Students of Rotterby enter the museum free.”',
  ]);
  expect(missing([title]).every((each) => each.severity === 'note' && each.post === null)).toBe(true);
});

test.each(templateNames)('%s: a highlight is used for the figure the title does not have', (name) => {
  const { posts, problems } = composeThread(crane, template(name), { link });
  expect(posts.map(({ text }) => text).join(' ')).toContain('18 percent');
  expect(problems.filter((each) => each.rule === 'highlights' || each.rule === 'repeat')).toEqual([]);
});
