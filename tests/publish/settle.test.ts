import { describe, expect, it } from 'vitest';
import { judgeLook, readFrom } from '../../src/publish/settle.ts';
import type { Attempt } from '../../src/thread/attempt.ts';
import type { XPostId } from '../../src/thread/thread.ts';
import type { OwnPost, OwnPosts } from '../../src/x/own-posts.ts';
import { anAttempt, at } from '../support/snapshots.ts';

const parent = '1000';
type Change = Partial<Omit<Attempt, 'parentXPostId'>> & { readonly parentXPostId?: string | null };
const attempt = ({ parentXPostId = null, ...change }: Change): Attempt =>
  anAttempt({ text: 'The council voted.', parentXPostId: parentXPostId as XPostId | null, ...change });
const reply = (change: Change = {}): Attempt =>
  attempt({ parentXPostId: parent, sinceId: parent, ...change });
const first = (change: Change = {}): Attempt => attempt({ sinceId: '500', ...change });

/** A post on the account's timeline. */
function seen(xPostId: string, text = 'The council voted.', parentId: string | null = parent): OwnPost {
  return { xPostId, text, parentId, conversationId: parentId ?? xPostId, createdAt: at(0) };
}
const timeline = (...posts: readonly OwnPost[]): OwnPosts => ({
  kind: 'read',
  posts,
  cut: false,
  windows: [],
});
const cutTimeline = (...posts: readonly OwnPost[]): OwnPosts => ({
  kind: 'read',
  posts,
  cut: true,
  windows: [],
});
const theParent = seen(parent, 'The first post.', null);

describe('a post that answers another', () => {
  it('is found by its parent and its text', () => {
    expect(judgeLook(reply(), timeline(seen('1001'), theParent), [])).toEqual({
      result: 'found',
      xPostId: '1001',
    });
  });

  it('is found although X escaped, recomposed and respaced its text', () => {
    const sent = reply({ text: 'Caf\u0065\u0301 & bar:\r\n5 < 6, see harbour.example ' });
    const shown = seen('1001', 'Café &amp; bar:\n5 &lt; 6, see https://harbour.example/');
    expect(judgeLook(sent, timeline(shown, theParent), [])).toMatchObject({
      result: 'found',
      xPostId: '1001',
    });
  });

  it('is not one of equal text that answers another post', () => {
    const look = judgeLook(reply(), timeline(seen('1001', 'The council voted.', '999'), theParent), []);
    expect(look.result).toBe('absent');
  });

  it('is not one of equal text that answers nothing', () => {
    const look = judgeLook(reply(), timeline(seen('1001', 'The council voted.', null), theParent), []);
    expect(look.result).toBe('absent');
  });

  it('is not one with the same parent that says something else', () => {
    expect(judgeLook(reply(), timeline(seen('1001', 'The council met.'), theParent), []).result).toBe(
      'absent',
    );
  });

  it('is absent once the timeline shows its parent and not it', () => {
    expect(judgeLook(reply(), timeline(theParent), [])).toEqual({
      result: 'absent',
      detail: 'Not among 1 posts.',
    });
  });

  it('is absent when the timeline shows a post newer than its parent, the parent itself being gone', () => {
    expect(judgeLook(reply(), timeline(seen('1005', 'Another thread.', null)), []).result).toBe('absent');
  });

  it('is not called absent while the timeline does not show its parent yet', () => {
    expect(judgeLook(reply(), timeline(), [])).toMatchObject({
      result: 'inconclusive',
      detail: 'The timeline does not show the post before it yet.',
    });
    expect(judgeLook(reply(), timeline(seen('999', 'Older.', null)), []).result).toBe('inconclusive');
  });

  it('compares ids as numbers, not as text', () => {
    const early = reply({ parentXPostId: '9', sinceId: '9' });
    expect(judgeLook(early, timeline(seen('10', 'Another.', null)), []).result).toBe('absent');
    const found = judgeLook(early, timeline(seen('10', 'The council voted.', '9')), []);
    expect(found).toMatchObject({ result: 'found', xPostId: '10' });
  });

  it('is looked for from just below its parent, so that the parent shows that the reading is fresh', () => {
    expect(readFrom(reply({ parentXPostId: '1780000000000000001' }))).toBe('1780000000000000000');
  });
});

describe('a first post', () => {
  it('is found by its text when it answers nothing', () => {
    expect(judgeLook(first(), timeline(seen('501', 'The council voted.', null)), [])).toMatchObject({
      result: 'found',
      xPostId: '501',
    });
  });

  it('is not a reply of equal text', () => {
    expect(judgeLook(first(), timeline(seen('501', 'The council voted.', '400')), []).result).toBe('absent');
  });

  it('is not one of equal text from before the attempt', () => {
    expect(judgeLook(first(), timeline(seen('500', 'The council voted.', null)), []).result).toBe('absent');
    expect(judgeLook(first(), timeline(seen('499', 'The council voted.', null)), []).result).toBe('absent');
  });

  it('is absent on an empty timeline, since no post need come before it', () => {
    expect(judgeLook(first(), timeline(), []).result).toBe('absent');
  });

  it('is looked for from the floor kept in its attempt', () => {
    expect(readFrom(first())).toBe('500');
    expect(readFrom(first({ sinceId: null }))).toBe('1');
  });
});

describe('what belongs to another post of ours', () => {
  it('is not found again for this one', () => {
    expect(judgeLook(reply(), timeline(seen('1001'), theParent), ['1001']).result).toBe('absent');
  });

  it('leaves the one that is free', () => {
    const look = judgeLook(reply(), timeline(seen('1002'), seen('1001'), theParent), ['1001']);
    expect(look).toMatchObject({ result: 'found', xPostId: '1002' });
  });
});

describe('two that match', () => {
  it('are ambiguous, both named', () => {
    expect(judgeLook(reply(), timeline(seen('1002'), seen('1001'), theParent), [])).toEqual({
      result: 'ambiguous',
      detail: 'Could be any of 1002, 1001.',
    });
  });

  it('are ambiguous although the reading was cut', () => {
    const read = cutTimeline(seen('1002'), seen('1001'));
    expect(judgeLook(reply(), read, []).result).toBe('ambiguous');
  });
});

describe('a reading', () => {
  it('that left older posts unread proves no absence', () => {
    const read = cutTimeline(theParent);
    expect(judgeLook(reply(), read, [])).toEqual({
      result: 'inconclusive',
      detail: 'More posts than could be read.',
    });
  });

  it('that left older posts unread still finds', () => {
    const read = cutTimeline(seen('1001'));
    expect(judgeLook(reply(), read, []).result).toBe('found');
  });

  it('that failed proves nothing, and keeps X’s words', () => {
    const read: OwnPosts = {
      kind: 'failed',
      reason: 'unreachable',
      message: 'X answered 503.',
      status: 503,
      resetAt: null,
      transactionId: null,
      windows: [],
    };
    expect(judgeLook(reply(), read, [])).toEqual({ result: 'unreadable', detail: 'X answered 503.' });
  });
});
