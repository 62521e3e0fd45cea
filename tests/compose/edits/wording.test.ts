import { describe, expect, it } from 'vitest';
import {
  noHistory,
  packHistory,
  redo,
  remember,
  undo,
  unpackHistory,
} from '../../../src/compose/edits/history.ts';
import {
  hashtagOf,
  linkPlaceOf,
  placeLink,
  withHashtag,
  withoutHashtag,
} from '../../../src/compose/edits/switches.ts';
import {
  numberingOf,
  textsOf,
  type Wording,
  withoutEmpty,
  wordingOf,
} from '../../../src/compose/edits/wording.ts';

const posts = (...words: string[]) => words.map((each, at) => ({ id: `po_${at + 1}`, words: each }));
const wording = (numbering: Wording['numbering'], ...words: string[]): Wording => ({
  template: 'highlights',
  numbering,
  posts: posts(...words),
});

describe('numbers', () => {
  it('are taken off stored posts and put back at their new places', () => {
    const stored = [
      { id: 'po_1', text: '1/2 One' },
      { id: 'po_2', text: '2/2 Two' },
    ];
    const read = wordingOf(stored, { template: 'highlights', numbering: 'n/m' });
    expect(read.posts.map(({ words }) => words)).toEqual(['One', 'Two']);
    const longer = { ...read, posts: [...read.posts, { id: '', words: 'Three' }] };
    expect(textsOf(longer)).toEqual(['1/3 One', '2/3 Two', '3/3 Three']);
    expect(textsOf({ ...longer, numbering: 'n/' })).toEqual(['1/ One', '2/ Two', '3/ Three']);
    expect(textsOf({ ...longer, numbering: 'none' })).toEqual(['One', 'Two', 'Three']);
  });

  it('go on after the posts that stand', () => {
    expect(textsOf(wording('n/m', 'Three'), ['1/2 One', '2/2 Two'])).toEqual(['3/3 Three']);
  });

  it('do not stand twice where somebody typed them', () => {
    expect(textsOf(wording('n/m', '1/2 One', '1/2 cup of sugar'))).toEqual([
      '1/2 One',
      '2/2 1/2 cup of sugar',
    ]);
  });

  it.each<[string, string[], Wording['numbering']]>([
    ['both', ['1/3 a', '2/3 b', '3/3 c'], 'n/m'],
    ['the place alone', ['1/ a', '2/ b'], 'n/'],
    ['none', ['a', '1/2 cup'], 'none'],
    ['both, though one lost its own', ['1/3 a', 'b', '3/3 c'], 'n/m'],
    ['both, though the first was taken out', ['2/4 b', '3/4 c', '4/4 d'], 'n/m'],
    ['both, though the order is another', ['4/4 d', '1/4 a', '2/4 b', '3/4 c'], 'n/m'],
    ['both, of what is left of three', ['2/3 b', '3/3 c'], 'n/m'],
    ['none, where a fraction begins each', ['2/3 of them', '3/4 of the others'], 'none'],
    ['none, where only one has any', ['a', 'b', 'c', '1/4 of them'], 'none'],
  ])('are told from the posts: %s', (_what, texts, numbering) => {
    expect(numberingOf(texts, 'none')).toBe(numbering);
  });

  it('of a post alone are the template’s', () => {
    expect(numberingOf(['a'], 'n/m')).toBe('n/m');
  });
});

it('posts that say nothing go, but not all of them', () => {
  expect(withoutEmpty(wording('none', 'a', ' ', 'b')).posts.map(({ words }) => words)).toEqual(['a', 'b']);
  expect(withoutEmpty(wording('none', '', ' ')).posts).toHaveLength(2);
});

describe('going back', () => {
  const [one, two, three] = [wording('n/m', 'One'), wording('n/m', 'Two'), wording('none', 'Three')];

  it('leads through every step and forward again', () => {
    const history = remember(remember(noHistory, one, two), two, three);
    const back = undo(history, three);
    expect(back?.wording).toEqual(two);
    const first = back && undo(back.history, two);
    expect(first?.wording).toEqual(one);
    expect(first && undo(first.history, one)).toBeNull();
    expect(first && redo(first.history, one)?.wording).toEqual(two);
  });

  it('forgets the way forward once something else was done', () => {
    const back = undo(remember(noHistory, one, two), two);
    const other = remember(back?.history ?? noHistory, one, three);
    expect(redo(other, three)).toBeNull();
  });

  it('takes no step for what changed nothing, and keeps twenty', () => {
    expect(remember(noHistory, one, { ...one })).toEqual(noHistory);
    let history = noHistory;
    for (let at = 0; at < 30; at += 1) history = remember(history, wording('none', `${at}`), one);
    expect(history.past.map(({ posts }) => posts[0]?.words)).toEqual(
      Array.from({ length: 20 }, (_, at) => `${at + 10}`),
    );
  });

  it('survives a form, and a form that was tampered with', () => {
    const history = { past: [one, two], future: [three] };
    expect(unpackHistory(packHistory(history))).toEqual(history);
    for (const text of ['', '{', '[]', '{"texts":[],"past":[["a"]],"future":[]}'])
      expect(unpackHistory(text)).toEqual(noHistory);
  });
});

describe('the link', () => {
  const link = 'https://site.example/bridge';
  const last = posts('Hook.', 'Middle.', `Closing.\n\nRead the full story: ${link}`);
  const words = (moved: ReturnType<typeof posts>) => moved.map((post) => post.words);

  it('moves to the other end with its invitation, and back', () => {
    expect(linkPlaceOf(last, link)).toBe('last');
    const first = placeLink(last, link, 'first');
    expect(words([...first])).toEqual([`Hook.\n\nRead the full story: ${link}`, 'Middle.', 'Closing.']);
    expect(linkPlaceOf(first, link)).toBe('first');
    expect(placeLink(first, link, 'last')).toEqual(last);
  });

  it('is added where it is missing, and kept once where it stands twice', () => {
    expect(words([...placeLink(posts('Hook.', 'End.'), link, 'last')])).toEqual(['Hook.', `End.\n\n${link}`]);
    expect(words([...placeLink(posts(`Hook ${link} now.`, `End. ${link}`), link, 'last')])).toEqual([
      'Hook now.',
      `End.\n\n${link}`,
    ]);
  });

  it('leaves no empty post behind', () => {
    expect(words([...placeLink(posts('Hook.', link), link, 'first')])).toEqual([`Hook.\n\n${link}`]);
    expect(words([...placeLink(posts(link), link, 'last')])).toEqual([link]);
  });
});

it('the hashtag ends the last post, or goes', () => {
  const tagged = withHashtag(posts('Hook.', 'End.'), '#Northcove');
  expect(tagged.map(({ words }) => words)).toEqual(['Hook.', 'End. #Northcove']);
  expect(hashtagOf(tagged)).toBe('#Northcove');
  expect(withoutHashtag(tagged, '#Northcove')).toEqual(posts('Hook.', 'End.'));
  expect(withHashtag(tagged, '#Northcove')).toEqual(tagged);
});
