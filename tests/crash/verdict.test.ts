import { expect, it } from 'vitest';
import { type End, judge, nothingWrong } from '../support/crash-verdict.ts';

const live = [
  { id: '11', text: 'one', parentId: null, mediaId: '5' },
  { id: '12', text: 'two', parentId: '11', mediaId: null },
  { id: '13', text: 'three', parentId: '12', mediaId: null },
];
const published: End = {
  thread: { status: 'published', reason: null },
  // X's ids, as the ledger keeps them.
  posts: live.map(({ id, text }) => ({ text, xPostId: id as never })),
  attempts: live.map(() => ({ outcome: 'accepted' })),
  live,
  sends: live.map(({ text }) => text),
};
const held: End = {
  ...published,
  thread: { status: 'held', reason: { code: 'lost-twice', message: '', actions: [] } },
  posts: published.posts.map((post, index) => (index === 0 ? post : { ...post, xPostId: null })),
  live: live.slice(0, 1),
  sends: ['one'],
};

it('finds nothing wrong with a thread that is on X once, nor with one held for the reason expected', () => {
  expect(judge(published, null)).toEqual(nothingWrong);
  expect(judge(held, 'lost-twice')).toEqual(nothingWrong);
});

it.each([
  [
    'a post that is live twice',
    { live: [...live, { id: '14', text: 'two', parentId: '11', mediaId: null }] },
    { duplicates: 1 },
  ],
  ['a create the filter alone kept out', { sends: [...published.sends, 'three'] }, { duplicates: 1 }],
  ['a missing last post', { live: live.slice(0, 2) }, { gaps: 1, wrongInLedger: 1 }],
  [
    'a post that answers another than the one before',
    { live: live.map((post) => (post.id === '13' ? { ...post, parentId: '11' } : post)) },
    { wrongParents: 1 },
  ],
  [
    'a picture on another post than the first',
    { live: live.map((post) => ({ ...post, mediaId: post.mediaId === null ? '5' : null })) },
    { wrongPictures: 3 },
  ],
  ['an attempt left open', { attempts: [{ outcome: null }] }, { wrongInLedger: 1 }],
  ['a thread still publishing', { thread: { status: 'publishing', reason: null } }, { stuck: 1 }],
] as const)('counts %s', (_name, change, wrong) => {
  expect(judge({ ...published, ...change }, null)).toEqual({ ...nothingWrong, ...wrong });
});

it('counts a thread that was held where it should have been published, or for another reason, as stuck', () => {
  expect(judge(held, null)).toMatchObject({ stuck: 1 });
  expect(judge(held, 'two-matches')).toMatchObject({ stuck: 1 });
});

it('counts a gap before a live post in a thread that is held', () => {
  expect(judge({ ...held, live: live.slice(1, 2) }, 'lost-twice')).toMatchObject({ gaps: 1 });
});
