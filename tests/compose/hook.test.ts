import { expect, test } from 'vitest';
import { checkThread } from '../../src/compose/check.ts';
import { composeThread } from '../../src/compose/compose.ts';
import { contentWords } from '../../src/compose/words.ts';
import { articleOf, link, template, templateNames } from './templates.ts';

const postsOf = (text: string, name: (typeof templateNames)[number] = 'highlights') =>
  composeThread(articleOf(text), template(name), { link }).posts.map((post) => post.text);

test.each(templateNames)('%s: the lede with a weekday is told rather than the headline', (name) => {
  const [first] = postsOf(
    `Long Pier Closed After Tug Strikes Crane; Two Sailors Rescued

A tug struck the crane on the long pier of Rotterby on Tuesday, closing it to ferries and throwing two sailors into the water, police said.

Both men were in stable condition at the hospital of Port Ansel on Wednesday.`,
    name,
  );
  expect(first).toContain('A tug struck the crane on the long pier of Rotterby on Tuesday');
});

test('a highlight that loses who gives its figure gives way to the sentence that says so', () => {
  const [first] = postsOf(`Pupils Lose 31 Minutes of Sleep, Study of 900 Finds

Highlights:
- Pupils of early schools slept 31 minutes less on school nights
- The council of Rotterby votes in May

Pupils of early schools in Rotterby slept 31 minutes less on school nights, according to a study of 900 pupils in the bay.

The council of Rotterby votes in May on whether to ring the first bell an hour later.`);
  expect(first).toContain('according to a study of 900 pupils');
});

test.each(templateNames)(
  '%s: a highlight that only adds to the headline does not stand in its stead',
  (name) => {
    const [first] = postsOf(
      `Rotterby station to close night ticket counter from March

Highlights:
- Night travellers from Rotterby will be sent to Port Ansel, 12 kilometres away, from 2 March.
- The railway expects to save 2 million crowns a year.
- Two of 14 night clerks have already resigned.

Rotterby station will close its ticket counter between 9 pm and 6 am from 2 March, the railway decided on Monday by five votes to two.

Travellers who come at night will be sent to the counter in Port Ansel, 12 kilometres away. The ride takes about 35 minutes.

The railway expects to save 2 million crowns a year. Two of the counter's 14 night clerks have already resigned since the plan became known.`,
      name,
    );
    expect(first).toContain('close its');
  },
);

test('a guide is opened by its subject', () => {
  const [first] = postsOf(`How to Keep Your Boat Dry in Winter: Six Steps for Under $40

Highlights:
- Six steps cost under $40 in all, most of it for rope

Storms sank 31 of them in the bay of Rotterby within a year, the harbour office says.

A cover of oiled cloth costs $12 and keeps out most of the rain that falls on a boat.`);
  expect(first).toContain('How to Keep Your Boat Dry in Winter');
});

test('“nine” says what “9” does', () => {
  expect(contentWords('nine of 11 counts', 'en')).toEqual(contentWords('9 of eleven counts', 'en'));
});

test('“the former treasurer” is somebody whom “his” may mean', () => {
  const [first] = postsOf(`Pilots’ Treasurer Convicted in Rotterby

A jury in Rotterby convicted the former treasurer of the pilots’ fund of theft after a trial in which his own bookkeeper was the chief witness.

The fund pays the pensions of 389 pilots.`);
  expect(first).toContain('his own bookkeeper');
});

const prices = `Rotterby Ferry Sells Season Tickets

Highlights:
- Season tickets start at 49 crowns a month

The ferry of Rotterby began to sell season tickets on 3 March 2026 at its quay.

Ticket prices start at 49 crowns/month for riders under 20 years of age.

The bell of Carr Head was cast in 1894 and rings on feast days for the ferry.`;

test.each(templateNames)('%s: a support is another fact than what it supports', (name) => {
  for (const text of postsOf(prices, name))
    if (text.includes('Season tickets start')) expect(text).not.toContain('Ticket prices start');
});

test('a pair an editor put into one post is found', () => {
  const posts = [
    'Season tickets start at 49 crowns a month\n\nTicket prices start at 49 crowns/month for riders under 20 years of age.',
  ];
  const problems = checkThread(posts, { article: articleOf(prices), template: template('breaking') });
  expect(problems.some(({ rule, post }) => rule === 'repeat' && post === 1)).toBe(true);
});

test('clock times and dates are no figures somebody gave', () => {
  const article = articleOf(`Rotterby Warned of Wind

A red warning for wind covers Rotterby from 5 a.m. to noon on 17 January, the harbour office said.`);
  const posts = ['A red warning for wind covers Rotterby from 5 a.m. to noon on 17 January'];
  const problems = checkThread(posts, { article, template: template('breaking') });
  expect(problems.some(({ rule }) => rule === 'attribution')).toBe(false);
});

test('where the body says all that a highlight says, its sentence is told instead', () => {
  const texts = postsOf(`Rotterby Mends Its Crane

Highlights:
- Crane is mended by Moorworks for 12 million crowns

The council of Rotterby voted 14 to 3 to mend the crane at Gull Point before the autumn.

The crane is to be mended by Moorworks of Port Carr for 12 million crowns, paid from mooring fees. Work begins on 2 June.`);
  expect(texts.join('\n')).toContain('paid from mooring fees. Work begins on 2 June.');
  expect(texts.join('\n')).not.toContain('Crane is mended by Moorworks for');
});
