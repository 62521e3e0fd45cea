import { describe, expect, test } from 'vitest';
import { isSamePost, sameText } from '../../src/x/match-post.ts';
import { postIdFloor, timeOfPostId } from '../../src/x/post-id.ts';

describe('two texts are the same', () => {
  test.each([
    ['escaped', 'Profits & <losses>', 'Profits &amp; &lt;losses&gt;'],
    ['decomposed', 'Café', 'Cafe\u0301'],
    ['with blanks behind', 'One\n\nTwo', 'One \r\n\r\nTwo  '],
    ['with a scheme before a bare domain', 'See example.com for more', 'See http://example.com for more'],
    ['with a slash behind a bare host', 'See https://example.com', 'See https://example.com/'],
    ['with an ampersand in a link', 'https://e.com/?a=1&b=2', 'https://e.com/?a=1&amp;b=2'],
  ])('when one is %s', (_, one, other) => {
    expect(sameText(one, other)).toBe(true);
    expect(sameText(other, one)).toBe(true);
  });
});

describe('two texts differ', () => {
  test.each([
    ['a figure', 'Up 3%', 'Up 4%'],
    ['a quote mark', 'He said “no”', 'He said "no"'],
    ['the path of a link', 'https://e.com/a', 'https://e.com/b'],
    ['the number in front', '1/6 Rates rise', '2/6 Rates rise'],
    ['a dash', 'May–June', 'May-June'],
  ])('by %s', (_, one, other) => {
    expect(sameText(one, other)).toBe(false);
  });
});

describe('a post on the timeline is ours', () => {
  test('only with the same parent as well', () => {
    expect(isSamePost({ parentId: '5', text: 'More' }, { parentId: '5', text: 'More' })).toBe(true);
    expect(isSamePost({ parentId: '5', text: 'More' }, { parentId: '6', text: 'More' })).toBe(false);
    expect(isSamePost({ parentId: null, text: 'More' }, { parentId: '5', text: 'More' })).toBe(false);
  });
});

describe('an X id', () => {
  test('tells when the post was made', () => {
    // X's own example object: "Wed Oct 10 20:19:24 +0000 2018".
    expect(timeOfPostId('1050118621198921728').toISOString().slice(0, 19)).toBe('2018-10-10T20:19:24');
  });

  test('of a moment lies just below every id made from then on', () => {
    const at = new Date('2026-11-22T10:00:00.000Z');
    const floor = BigInt(postIdFloor(at));
    expect(timeOfPostId(String(floor)).getTime()).toBe(at.getTime() - 1);
    expect(timeOfPostId(String(floor + 1n))).toEqual(at);
  });

  test('must be digits', () => {
    expect(() => timeOfPostId('12a')).toThrow(/1 to 19 digits/);
  });
});
