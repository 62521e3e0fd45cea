import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/article/read-text.ts';
import { fixesFor } from '../../../src/compose/edits/fixes.ts';
import { problemsOf, type Revising, revise } from '../../../src/compose/edits/revise.ts';
import { textsOf } from '../../../src/compose/edits/wording.ts';
import { xPrices } from '../../../src/compose/price-list.ts';
import { limit, weighWithLink } from '../../../src/compose/weigh.ts';

const read = readText(`The Kelp bridge opens after two years
The Kelp bridge opened to traffic on 23 November after two years of repairs that cost 12 million crowns.
About 9,000 cars a day will use it, the city said. Ferries had carried them since 2024.
Safety first
Mayor Ingrid Halloran cut the ribbon before 400 guests at the eastern pier.
Highlights:
Repairs of the Kelp bridge cost 12 million crowns.
`);
if (!read.ok) throw new Error(read.why.message);
const { article } = read;
const link = 'https://site.example/kelp';
const end = `Mayor Ingrid Halloran cut the ribbon before 400 guests at the eastern pier.\n\nRead on: ${link}`;

function thread(words: readonly string[], over: Partial<Revising> = {}): Revising {
  const posts = words.map((each, at) => ({ id: `po_${at + 1}`, words: each }));
  return {
    wording: { template: 'highlights', numbering: 'n/m', posts },
    ...{ standing: [], article, link, template: null, prices: xPrices, picture: null, caret: null },
    ...over,
  };
}
const wordsOf = (revised: ReturnType<typeof revise>) => revised.wording.posts.map(({ words }) => words);

/** What the buttons beside the problems of one rule say, and the posts after each. */
function fixes(revising: Revising, rule: string) {
  return problemsOf(revising)
    .filter((problem) => problem.rule === rule)
    .flatMap((problem) => fixesFor(problem, revising))
    .map(({ id, label, posts }) => ({ id, label, words: posts.map(({ words }) => words) }));
}

const opening =
  'The Kelp bridge opened to traffic on 23 November after two years of repairs that cost 12 million crowns.';

describe('a button of the editor', () => {
  it('splits at the cursor of its own post, and leaves both parts in hand', () => {
    const made = revise('split 2', thread(['One.', 'Two three.', end], { caret: { at: 1, offset: 3 } }));
    expect(wordsOf(made)).toEqual(['One.', 'Two', 'three.', end]);
    expect(made.inHand).toEqual([1, 2]);
    const other = revise('split 2', thread(['One.', 'Two. Three.', end], { caret: { at: 0, offset: 2 } }));
    expect(wordsOf(other)).toEqual(['One.', 'Two.', 'Three.', end]);
  });

  it.each<[string, string[], number[]]>([
    ['join 1', ['One.\n\nTwo.', end], [0]],
    ['down 1', ['Two.', 'One.', end], [1]],
    ['up 2', ['Two.', 'One.', end], [0]],
    ['remove 2', ['One.', end], []],
    ['add 1', ['One.', '', 'Two.', end], [1]],
    ['link first', [`One.\n\nRead on: ${link}`, 'Two.', end.split('\n')[0] ?? ''], []],
    ['hashtag on #Kelp', ['One.', 'Two.', `${end} #Kelp`], []],
    ['no such', ['One.', 'Two.', end], []],
    ['join 9', ['One.', 'Two.', end], [8]],
  ])('%s', (asked, words, inHand) => {
    const made = revise(asked, thread(['One.', 'Two.', end]));
    expect(wordsOf(made)).toEqual(words);
    expect(made.inHand).toEqual(inHand);
  });

  it('numbers anew, and every post has its number again', () => {
    const made = revise('numbers n/', thread(['One.', end]));
    expect(textsOf(made.wording)[0]).toBe('1/ One.');
    expect(revise('numbers 7', thread(['One.'])).wording.numbering).toBe('n/m');
  });
});

describe('a fix', () => {
  const long = [
    opening,
    'About 9,000 cars a day will use it, the city said.',
    'Ferries had carried them since 2024.',
  ];

  it('splits what is too long at sentences, each part within the limit with its number', () => {
    const words = [...long, ...long].join(' ');
    const [fix] = fixes(thread([words, end]), 'length');
    expect(fix?.label).toBe('Split it into 2 posts');
    const made = revise(`fix 1 length ${fix?.id}`, thread([words, end]));
    expect(textsOf(made.wording).every((text) => weighWithLink(text, link) <= limit)).toBe(true);
    expect(wordsOf(made).slice(0, 2).join(' ')).toBe(words);
  });

  it('leaves out a last clause that can be spared, and no other', () => {
    const spare = `The Kelp bridge ${'has a very wide deck and '.repeat(9)}opened to traffic, with the mayor of the town and her guests on it.`;
    expect(fixes(thread([spare, end]), 'length')[1]).toMatchObject({
      label: 'Leave out “with the mayor of the town and her guests o…”',
    });
    const said = `The Kelp bridge ${'has a very wide deck and '.repeat(9)}opened to traffic, as the city of Northcove said on 23 November.`;
    expect(fixes(thread([said, end]), 'length').map(({ id }) => id)).toEqual(['split']);
  });

  it('puts a lost blank back, and does not touch a real address', () => {
    expect(fixes(thread([`${opening.slice(0, -1)}.It is wide.`, end]), 'link')).toEqual([
      {
        id: expect.stringMatching(/^blank-/),
        label: 'Put the blank back: “crowns. It”',
        words: [`${opening} It is wide.`, end],
      },
    ]);
    expect(fixes(thread(['The Kelp bridge is on gov.uk today.', end]), 'link')).toEqual([]);
  });

  it('takes out another site’s address', () => {
    const [fix] = fixes(thread(['Kelp is open https://other.com/a now.', end]), 'link');
    expect(fix?.words[0]).toBe('Kelp is open now.');
  });

  it('brings the link to where it belongs: missing, twice, or displaced', () => {
    const [body] = end.split('\n');
    expect(fixes(thread([opening, body ?? '']), 'link')[0]?.words).toEqual([opening, `${body}\n\n${link}`]);
    expect(fixes(thread([`${opening} ${link}`, end]), 'price')[0]?.words).toEqual([opening, end]);
    expect(fixes(thread([`${opening}\n\n${link}`, body ?? '']), 'link')[0]?.words).toEqual([
      opening,
      `${body}\n\n${link}`,
    ]);
  });

  it('takes the article’s sentence for one that is nearly it', () => {
    const near = 'About 9,000 cars will use it each day, the city said.';
    const [fix] = fixes(thread([`${opening} ${near}`, end]), 'verbatim');
    expect(fix).toMatchObject({
      label: 'Take the article’s sentence',
      words: [long.slice(0, 2).join(' '), end],
    });
    expect(fixes(thread([`${opening} Nobody fished there for years.`, end]), 'verbatim')).toEqual([]);
  });

  it.each([
    ['typography', `The Kelp  bridge is open.`, 'The Kelp bridge is open.'],
    ['typography', `The Kelp bridge , is open.`, 'The Kelp bridge, is open.'],
    ['subheading', `${opening}\n\nSafety first`, opening],
    ['tags', `${opening} #Kelp`, opening],
  ])('of %s changes no more than it says', (rule, words, better) => {
    expect(fixes(thread([words, end]), rule)[0]?.words).toEqual([better, end]);
  });

  it('takes out a number that bobbin did not put there', () => {
    const plain = thread(['One.', '2/2 Two.', end]);
    const none = { ...plain, wording: { ...plain.wording, numbering: 'none' as const } };
    expect(fixes(none, 'numbering').at(-1)?.words[1]).toBe('Two.');
  });

  it('joins a light post with a neighbour that has room', () => {
    const made = fixes(thread([opening, 'It is wide.', end]), 'fill');
    expect(made.map(({ id, words }) => [id, words.length])).toEqual([
      ['next', 2],
      ['before', 2],
    ]);
  });

  it('adds a highlight that no post tells', () => {
    const other = thread(['Mayor Ingrid Halloran came.', 'Ferries had carried them since 2024.']);
    expect(fixes(other, 'highlights')[0]?.words[1]).toBe(
      'Repairs of the Kelp bridge cost 12 million crowns.',
    );
  });

  it('is not offered for posts that stand, and none is made for words that changed meanwhile', () => {
    const stood = thread([end], { standing: [`1/2 ${opening}  Two  blanks.`] });
    expect(fixes(stood, 'typography')).toEqual([]);
    const mended = thread(['The Kelp bridge is open.', end]);
    expect(revise('fix 1 typography blanks', mended).wording).toBe(mended.wording);
  });
});
