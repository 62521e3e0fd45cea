import { describe, expect, it } from 'vitest';
import { nextStep } from '../../src/publish/next-step.ts';
import { defaultPatience, type Snapshot } from '../../src/publish/snapshot.ts';
import type { PictureId, ThreadPicture, Upload } from '../../src/thread/picture.ts';
import { anAttempt, aPost, aSnapshot, at } from '../support/snapshots.ts';

const picture: ThreadPicture = { id: 'pic_1' as PictureId, altText: 'A ferry' };
const upload = (outcome: Upload['outcome'], change: Partial<Upload> = {}): Upload => ({
  picture,
  accountId: 'ac_1',
  revision: 1,
  outcome,
  mediaId: outcome === 'uploaded' ? '710' : null,
  expiresAt: outcome === 'uploaded' ? at(86_400) : null,
  retryAt: null,
  detail: 'X said so.',
  at: at(-1),
  ...change,
});
const next = (change: Parameters<typeof aSnapshot>[0]) =>
  nextStep(withPicture(aSnapshot(change)), defaultPatience);
const withPicture = (seen: Snapshot): Snapshot => ({ ...seen, thread: { ...seen.thread, picture } });

describe('before a thread with a picture begins', () => {
  it('gives X the picture, five minutes ahead, when all else was found in order', () => {
    const ahead = { scheduledAt: at(250) };
    expect(next({ thread: ahead, preflightAt: null })).toEqual({ do: 'preflight' });
    expect(next({ thread: ahead, preflightAt: at(-1) })).toEqual({ do: 'upload', picture });
    expect(next({ thread: { scheduledAt: at(3_600) }, preflightAt: null })).toMatchObject({ do: 'wait' });
  });

  it('sends its first post with X’s copy, and the others without', () => {
    const uploads = [upload('uploaded')];
    expect(next({ uploads })).toMatchObject({ do: 'send', mediaId: '710' });
    const posts = [aPost(1, { status: 'sent', xPostId: '9' }), aPost(2)];
    expect(next({ uploads, posts })).toMatchObject({ do: 'send', replyTo: '9', mediaId: null });
  });

  it.each<[string, Partial<Upload>]>([
    ['of another picture', { picture: { id: 'pic_2' as PictureId, altText: 'A ferry' } }],
    ['with other words', { picture: { ...picture, altText: '' } }],
    ['of another account', { accountId: 'ac_2' }],
    ['that X is about to forget', { at: at(-86_000), expiresAt: at(9 * 60) }],
  ])('takes no copy %s for its own', (_what, change) => {
    expect(next({ uploads: [upload('uploaded', change)] })).toEqual({ do: 'upload', picture });
  });

  it('takes a copy made before the thread was moved', () => {
    const uploads = [upload('uploaded')];
    expect(next({ uploads, thread: { revision: 4 } })).toMatchObject({ do: 'send', mediaId: '710' });
  });

  it('gives it anew after X refused a post that named it, once a person has let it go on', () => {
    const refused = anAttempt({ outcome: 'refused', mediaId: '710', settled: 'dismissed' });
    const posts = [aPost(1, { attempts: [refused] }), aPost(2)];
    expect(next({ uploads: [upload('uploaded')], posts })).toEqual({ do: 'upload', picture });
  });

  it('names the same copy again for a post that got lost', () => {
    const lost = anAttempt({ outcome: 'unknown', mediaId: '710', settled: 'absent' });
    const posts = [aPost(1, { attempts: [lost] }), aPost(2)];
    expect(next({ uploads: [upload('uploaded')], posts })).toMatchObject({ do: 'send', mediaId: '710' });
  });
});

describe('a picture is not given to X in vain', () => {
  it('when X refused the post that named it: a person is asked first', () => {
    const refused = anAttempt({ outcome: 'refused', mediaId: '710' });
    const posts = [aPost(1, { attempts: [refused] }), aPost(2)];
    expect(next({ uploads: [upload('uploaded')], posts })).toMatchObject({
      do: 'hold',
      reason: { code: 'refused' },
    });
  });

  it('when its post may be live already, the ledger being restored: that is found out first', () => {
    const restored = { matchFrom: '1', distrustedAt: at(-600) };
    expect(next({ ...restored, uploads: [upload('refused')] })).toMatchObject({ do: 'match' });
    expect(next({ ...restored, thread: { scheduledAt: at(250) } })).toMatchObject({ do: 'upload' });
  });

  it('again and again because X keeps it for minutes only', () => {
    const brief = (atS: number) => upload('uploaded', { at: at(atS), expiresAt: at(atS + 300) });
    expect(next({ uploads: [brief(-1)] })).toMatchObject({ do: 'send', mediaId: '710' });
    expect(next({ uploads: [brief(-200)] })).toMatchObject({ do: 'upload' });
  });
});

describe('a picture X did not take', () => {
  it('is given again with longer and longer waits, 6 times, when X could not be reached', () => {
    const tries = (count: number) =>
      Array.from({ length: count }, () => upload('unreachable', { at: at(0) }));
    const waits = [1, 2, 3, 4, 5, 6].map((count) => {
      const step = next({ uploads: tries(count) });
      return step.do === 'wait' ? (step.until.getTime() - at(0).getTime()) / 1_000 : step.do;
    });
    expect(waits).toEqual([2, 5, 15, 60, 120, 300]);
    expect(next({ uploads: tries(7) })).toMatchObject({ do: 'hold', reason: { code: 'picture' } });
  });

  it('is given when the limit ends', () => {
    expect(next({ uploads: [upload('limited', { retryAt: at(60) })] })).toMatchObject({
      do: 'wait',
      until: at(60),
    });
    expect(next({ uploads: [upload('limited', { retryAt: at(-1) })] })).toMatchObject({ do: 'upload' });
  });

  it('holds the thread with X’s words, and is given again once a person changed something', () => {
    const uploads = [upload('refused', { detail: 'Too large.' })];
    const step = next({ uploads });
    expect(step).toMatchObject({ do: 'hold', reason: { code: 'picture' } });
    expect(step.do === 'hold' && step.reason.message).toContain('Nothing is live.');
    expect(step.do === 'hold' && step.reason.message).toContain('Too large.');
    expect(next({ uploads, thread: { revision: 2 } })).toMatchObject({ do: 'upload' });
  });

  it('for keys X does not accept is given once more, then stops the account', () => {
    const once = [upload('unauthorized', { at: at(-6) })];
    expect(next({ uploads: once })).toMatchObject({ do: 'upload' });
    expect(next({ uploads: [...once, upload('unauthorized')] })).toMatchObject({
      do: 'hold',
      reason: { code: 'unauthorized' },
    });
  });

  it('for want of money waits for the pause to end, and goes on', () => {
    const uploads = [upload('unfunded')];
    expect(next({ uploads, paused: true })).toMatchObject({ do: 'rest' });
    expect(next({ uploads })).toMatchObject({ do: 'upload' });
  });
});
