import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/article/read-source.ts';
import { sampleArticleText } from '../../src/article/sample.ts';
import { composeThread } from '../../src/compose/compose.ts';
import { selectHighlights } from '../../src/compose/highlights.ts';
import { readShared } from './shared.ts';
import { articleOf, fixture, fixtures, link, template, templateNames } from './templates.ts';

const talks = readShared('articles/istanbul-talks.txt');

function threadOf(text: string, name: (typeof templateNames)[number] = 'highlights') {
  return composeThread(articleOf(text), template(name), { link });
}

describe.skipIf(talks === null)('the Istanbul talks', () => {
  const thread = (name: (typeof templateNames)[number]) => threadOf(talks ?? '', name);

  test('as highlights: five posts, two short highlights in one, the link in the last, at its price', () => {
    const { posts, priceUsd } = thread('highlights');
    expect(posts).toHaveLength(5);
    expect(posts[4]?.text).toMatch(/Read the full story: https:\/\/news\.example\.com\/a-story$/);
    expect(priceUsd).toBe(0.26);
  });

  test('open with the highlight that tells the title’s news, not with both', () => {
    const [first] = thread('highlights').posts;
    expect(first?.text).toMatch(
      /^1\/5 Russia and Ukraine resume peace talks in Istanbul amid deep disagreements\./,
    );
    expect(first?.text).not.toContain('High-Stakes');
  });

  test('keep the source of the casualty figure, which the highlight drops', () => {
    const text = thread('highlights')
      .posts.map((post) => post.text)
      .join('\n');
    expect(text).toContain(
      'According to U.S. estimates, more than 1.2 million people have been killed or wounded',
    );
    expect(text).not.toContain('Over 1.2 million killed or injured');
  });

  test('pair the strike with the bloggers’ answer to it', () => {
    expect(thread('highlights').posts[1]?.text).toMatch(
      /struck Russian nuclear-capable bombers.*\n\nProminent pro-war bloggers/,
    );
  });

  test('as breaking news: three posts', () => {
    expect(thread('breaking').posts).toHaveLength(3);
  });

  test('as a long read: seven to twelve posts, "He has warned" only after whom it means', () => {
    const { posts } = thread('long-read');
    expect(posts.length).toBeGreaterThanOrEqual(7);
    expect(posts.length).toBeLessThanOrEqual(12);
    const warned = posts.find((post) => post.text.includes('He has warned'));
    if (warned !== undefined) expect(warned.text).toMatch(/President Trump has offered.*He has warned/);
  });

  test.each(templateNames)(
    'as %s: nothing of the site, no subheading, no warning but of stale days',
    (name) => {
      const { posts, problems } = thread(name);
      const text = posts.map((post) => post.text).join('\n');
      expect(text).not.toMatch(/Eastern Times|Leave a Reply|@gmail|Tense Atmosphere/);
      expect(problems.filter((problem) => problem.severity !== 'note' && problem.rule !== 'stale')).toEqual(
        [],
      );
    },
  );
});

describe.each(fixtures)('%s', (path) => {
  test.each(templateNames)('as %s is fit to be posted, unwarned but of stale days and sources', (name) => {
    const { problems } = composeThread(fixture(path), template(name), { link });
    const told = problems.filter(
      (problem) => problem.severity !== 'note' && problem.rule !== 'stale' && problem.rule !== 'attribution',
    );
    expect(told).toEqual([]);
  });
});

test('every post says where in the article its words stand', () => {
  const article = fixture('cup-final/article.txt');
  const { posts } = composeThread(article, template('highlights'), { link });
  const place = posts[1]?.sources[0];
  expect(place?.from).toBe('highlight');
  expect(article.highlights[place?.index ?? -1]?.slice(place?.start, place?.end)).toBe(
    'Captain Maya Okafor scored twice, the winner in the 88th minute.',
  );
});

test('the sentence with Amazon.com is left out, since X would make a link of it', () => {
  for (const name of templateNames) {
    const { posts } = composeThread(fixture('chip-markets/article.txt'), template(name), { link });
    expect(posts.map((post) => post.text).join('\n')).not.toContain('Amazon.com');
  }
});

test('a highlight with an accidental link stays, with a warning that names the price', () => {
  const { problems } = threadOf(
    'Booksellers Meet in Rotterby\nTwo hundred booksellers met in Rotterby to talk about rents.\nHighlights:\nMany in Rotterby fear Amazon.com more than their landlords.\n',
  );
  const warned = problems.find((problem) => problem.rule === 'link');
  expect(warned).toMatchObject({ severity: 'warn' });
  expect(warned?.message).toContain('$0.20');
});

test('the CMS’s own hook is used as given', () => {
  const article = {
    ...articleOf(sampleArticleText),
    socialHook: 'The ferries of Northcove are about to fall silent.',
  };
  const [first] = composeThread(article, template('highlights'), { link }).posts;
  expect(first?.text).toMatch(/^1\/\d+ The ferries of Northcove are about to fall silent\./);
});

test('without highlights the most central sentences take their place', () => {
  const { posts } = composeThread(fixture('harbour-fire/article.txt'), template('highlights'), { link });
  expect(posts.length).toBeGreaterThanOrEqual(4);
});

test('one sentence of 5,000 characters leaves the title to speak', () => {
  const { posts } = threadOf(
    `Council Debates a Very Long Sentence\n${'The council heard one more word and '.repeat(140)}rose.`,
  );
  expect(posts).toHaveLength(1);
  expect(posts[0]?.text).toMatch(/^Council Debates a Very Long Sentence\n\nRead the full story: /);
});

test('a title of 300 characters gives way to the lede', () => {
  const { posts } = threadOf(
    `${'A Headline That Never Ends '.repeat(11)}\nThe port of Rotterby closed on 3 March after a fire in its baggage hall.`,
  );
  expect(posts[0]?.text).toMatch(/^The port of Rotterby closed/);
});

test('only highlights are enough', () => {
  const { posts } = threadOf(
    'Rotterby Port Closes\nHighlights:\nThe port of Rotterby closed after a fire in its baggage hall.\nFour passengers were treated for smoke.\nAll 14 sailings were cancelled that morning.',
  );
  expect(posts.map((post) => post.text).join('\n')).toContain('All 14 sailings were cancelled');
});

test('a lede too long for a post loses only its trailing clause, and keeps its stop', () => {
  const lede = `The council of Rotterby voted on 3 March to rebuild the ferry terminal that burned down in the winter, at a cost of 48 million crowns to be paid over nine years by the harbour fund and the three towns around the bay that use it most—just two days after the last of its walls had been pulled down by the army.`;
  const { posts } = threadOf(`Town Votes\n${lede}\nWork begins in May at the eastern quay of the harbour.`);
  expect(posts.map((post) => post.text).join('\n')).toContain('the bay that use it most.');
});

test('without a link the thread says so and ends without an invitation', () => {
  const { posts, problems } = composeThread(fixture('cup-final/article.txt'), template('highlights'));
  expect(posts.at(-1)?.text).not.toContain('Read the full story');
  expect(problems.some((problem) => problem.rule === 'link' && problem.post === null)).toBe(true);
});

test('an article of a thousand sentences is composed without delay to speak of', () => {
  const body = Array.from(
    { length: 1000 },
    (_, at) =>
      `Councillor Number${at} of ward ${at} counted ${at * 7} lamps along street ${at * 3} of Rotterby.`,
  );
  const { posts } = threadOf(`Rotterby Counts Its Lamps\n${body.join('\n')}`, 'long-read');
  expect(posts.length).toBeGreaterThan(1);
});

test('the sentences chosen as highlights come in the article’s order, with their places and reasons', () => {
  const article = fixture('harbour-fire/article.txt');
  const chosen = selectHighlights(article, 3);
  expect(chosen).toHaveLength(3);
  for (const { text, place, reason } of chosen) {
    expect(article.blocks[place.index]?.text.slice(place.start, place.end)).toBe(text);
    expect(reason).toMatch(/^sentence \d+ of \d+/);
  }
  const order = chosen.map(({ place }) => place.index);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test.each([
  'mr. '.repeat(100_000),
  'aa!Aa'.repeat(100_000),
  'a'.repeat(900_000),
  '~~~a\n<!-- '.repeat(50_000),
  '“'.repeat(200_000),
  '['.repeat(400_000),
])('hostile text %# is read and composed in moderate time', (hostile) => {
  const read = readSource(
    `Bridge Opens in Rotterby\n\n${hostile}\n\nThe bridge of Rotterby opened on 3 March 2026.`,
    { kind: 'markdown' },
  );
  const posts = read.ok ? composeThread(read.article, template('highlights'), { link }).posts : [];
  expect(posts.length).toBeLessThanOrEqual(25);
});

const pier = articleOf(`Rotterby Will Mend Its Long Pier by 2029

Highlights:
- Rotterby will mend its long pier by 2029.
- The work costs 12 million crowns, paid from mooring fees.
- The old bell at Carr Head is to stay.
- Ferries sail throughout the work.

The council of Rotterby voted 14 to 3 on 2 May 2026 to mend the long pier, built of oak and iron.

The work costs 12 million crowns, which mooring fees pay over nine years.

The bell at Carr Head, cast in 1894, will stay and be rung on feast days. Traders gathered 1,200 names to keep it.

Ferries sail throughout the work, between temporary buoys. Captain Lena Moor said the buoys were tested for 30 nights.

The far end of the pier, Gull Point, is to be finished in October 2029.`);

test.each(templateNames)('%s: a sentence that points back stands only after the one it points to', (name) => {
  for (const { text } of composeThread(pier, template(name), { link }).posts) {
    if (text.includes('to keep it')) expect(text).toContain('cast in 1894');
    if (text.includes('the buoys were')) expect(text).toContain('temporary buoys');
  }
});

test.each(templateNames)('%s: nobody speaks by a surname before the full name was given', (name) => {
  const { posts } = threadOf(
    `Rotterby Opens Its Crane Museum

Highlights:
- Rotterby opened its crane museum after six years of work.
- Two restored cranes lift 40 tonnes each, up from 22.
- Students of Rotterby enter free until May.

The crane museum of Rotterby let in its first visitors on 3 March 2026, six years after the old hall burned down. Curator Ada Brink cut the ribbon.

"We kept the cranes, the rails and the smell of two old cranes," said Brink. "All else is new here."

The two restored cranes were rebuilt in Port Carr by Moorworks and lift 40 tonnes each, up from 22.

Students with a Rotterby card enter free until 30 May. After that a ticket costs 9 crowns.`,
    name,
  );
  const thread = posts.map(({ text }) => text).join('\n');
  const bare = thread.indexOf('said Brink');
  if (bare !== -1) expect(thread.slice(0, bare)).toContain('Ada Brink');
  expect(thread).toContain('40 tonnes');
});
