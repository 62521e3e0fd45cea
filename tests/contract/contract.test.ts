import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { xPrices } from '../../src/compose/price-list.ts';
import { enableAccount } from '../../src/publish/accounts.ts';
import { cancelThread } from '../../src/publish/cancel-thread.ts';
import { editThread } from '../../src/publish/edit-thread.ts';
import {
  continueThread,
  deleteLive,
  foundPost,
  resendPost,
  skipPost,
} from '../../src/publish/held-thread.ts';
import { pause, unpause } from '../../src/publish/pause.ts';
import { publishThread } from '../../src/publish/publish-thread.ts';
import { RefusedError } from '../../src/publish/refusal.ts';
import { scheduleThread } from '../../src/publish/schedule-thread.ts';
import { sweep } from '../../src/publish/sweep.ts';
import { listAttempts } from '../../src/store/attempts.ts';
import { listEvents, readSpent } from '../../src/store/board.ts';
import { listUploads } from '../../src/store/pictures.ts';
import { readNow } from '../../src/store/threads.ts';
import { type Backend, backendNames, canOpen, openBackend } from '../support/backends.ts';
import { type Newsroom, openNewsroom, passTime } from '../support/newsroom.ts';

// One suite for every store and queue: what holds on one holds on all.
describe.each(backendNames)('on %s', (name) => {
  const possible = canOpen(name);
  let backend: Backend;
  let newsroom: Newsroom;
  const hand = () => ({
    db: backend.db,
    wake: async () => {},
    x: newsroom.publisher.x,
    prices: xPrices,
    actor: 'an editor',
    role: 'admin' as const,
  });

  beforeAll(async () => {
    if (!possible) return;
    backend = await openBackend(name);
    newsroom = await openNewsroom(backend.db);
  });
  afterAll(async () => {
    if (!possible) return;
    await newsroom.close();
    await backend.close();
  });
  const test = it.runIf(possible);

  /** Takes wakes from the real queue until `ids` need no more of them. */
  async function workOff(ids: readonly string[]): Promise<void> {
    const left = new Set(ids);
    await new Promise<void>((resolve, reject) => {
      const worker = backend.queue.startWorker(
        async (threadId) => {
          try {
            const again = await publishThread(newsroom.publisher, threadId);
            if (again) return await backend.queue.wake(threadId, again.inMs);
            left.delete(threadId);
            if (left.size === 0) void worker.close().then(resolve);
          } catch (error) {
            reject(error);
          }
        },
        { concurrency: 4 },
      );
    });
  }

  test('a queued thread is woken by the queue and posted in order, each post answering the one before', async () => {
    const id = await newsroom.thread(4);
    const before = newsroom.posted().length;
    await backend.queue.wake(id, 0);
    await workOff([id]);
    const posted = newsroom.posted().slice(before);
    const { thread, posts } = await newsroom.look(id);
    expect(thread.status).toBe('published');
    expect(posted.map(({ text }) => text)).toEqual(posts.map(({ text }) => text));
    expect(posted.map(({ parentId }) => parentId)).toEqual([
      null,
      ...posts.slice(0, -1).map(({ xPostId }) => xPostId),
    ]);
  });

  test('a wake that comes late or twice posts nothing twice', async () => {
    const id = await newsroom.thread(3);
    const before = newsroom.posted().length;
    await Promise.all([1, 2, 3, 4].map(() => newsroom.publish(id)));
    await newsroom.publishThrough(id);
    await newsroom.publish(id);
    expect(newsroom.posted().length - before).toBe(3);
    expect((await newsroom.look(id)).thread.status).toBe('published');
  });

  test('threads of one account at the same moment do not mix', async () => {
    const ids = await Promise.all([newsroom.thread(3), newsroom.thread(3)]);
    const before = newsroom.posted().length;
    for (const id of ids) await backend.queue.wake(id, 0);
    await workOff(ids);
    expect(newsroom.posted().length - before).toBe(6);
    for (const id of ids) {
      const { posts } = await newsroom.look(id);
      const known = newsroom.posted().find((post) => post.id === posts[2]?.xPostId);
      expect(known?.parentId).toBe(posts[1]?.xPostId);
    }
  });

  test('a delayed wake comes when it is due', async () => {
    const now = await readNow(backend.db);
    const id = await newsroom.thread(1, { at: new Date(now.getTime() + 300) });
    await backend.queue.wake(id, 300);
    await workOff([id]);
    const { posts } = await newsroom.look(id);
    expect(posts[0]?.sentAt?.getTime()).toBeGreaterThanOrEqual(now.getTime() + 300);
  });

  test('an early wake sends nothing and asks to be woken again', async () => {
    const now = await readNow(backend.db);
    const id = await newsroom.thread(1, { at: new Date(now.getTime() + 3_600_000) });
    const again = await newsroom.publish(id);
    expect(again?.inMs).toBeGreaterThan(3_000_000);
    expect((await newsroom.look(id)).thread.status).toBe('scheduled');
  });

  test('the sweep finds due threads whose alarm was lost', async () => {
    const id = await newsroom.thread(2);
    const woken: string[] = [];
    await sweep(backend.db, async (threadId) => void woken.push(threadId));
    expect(woken).toContain(id);
    await newsroom.publishThrough(id);
  });

  test('a thread of which the last publisher died is resumed at the first unsent post', async () => {
    const id = await newsroom.thread(3);
    newsroom.fault(2, { kind: 'limited', resetInS: 60 });
    const again = await newsroom.publish(id);
    expect(again).not.toBeNull();
    const half = await newsroom.look(id);
    expect(half.posts.map(({ status }) => status)).toEqual(['sent', 'pending', 'pending']);
    newsroom.practice.practice.control.clearFaults();
    await passTime(backend.db, 61_000);
    await newsroom.publishThrough(id);
    const { thread, posts } = await newsroom.look(id);
    expect(thread.status).toBe('published');
    expect(posts[0]?.xPostId).toBe(half.posts[0]?.xPostId);
  });

  test('an answer that was lost is found on the timeline and not sent again', async () => {
    const id = await newsroom.thread(3);
    const before = newsroom.posted().length;
    newsroom.fault(2, { kind: 'reset', stored: true });
    await newsroom.publishThrough(id);
    const { thread } = await newsroom.look(id);
    expect(thread.status).toBe('published');
    expect(newsroom.posted().length - before).toBe(3);
    const [, second] = await listAttempts(backend.db, id);
    expect(second).toMatchObject({ outcome: 'unknown', settled: 'found' });
  });

  test('what never arrived is sent again once, byte for byte, after all looks', async () => {
    const id = await newsroom.thread(2);
    const before = newsroom.posted().length;
    newsroom.fault(1, { kind: 'reset' });
    await newsroom.publishThrough(id);
    const [first, again] = await listAttempts(backend.db, id);
    expect(first).toMatchObject({ outcome: 'unknown', settled: 'absent' });
    expect(first?.looks.map(({ result }) => result)).toEqual(['absent', 'absent', 'absent', 'absent']);
    expect(again).toMatchObject({ outcome: 'accepted', text: first?.text, number: 2 });
    expect(newsroom.posted().length - before).toBe(2);
  });

  test('a 201 whose id never comes to light is held and never sent again', async () => {
    const id = await newsroom.thread(2);
    const before = newsroom.posted().length;
    newsroom.fault(1, { kind: 'cut', stored: false });
    await newsroom.publishThrough(id);
    const { thread } = await newsroom.look(id);
    expect(thread.reason).toMatchObject({ code: 'accepted-not-found', actions: ['found', 'resend'] });
    expect(newsroom.posted().length - before).toBe(0);
    await resendPost(hand(), id);
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread.status).toBe('published');
    expect(newsroom.posted().length - before).toBe(2);
  });

  test('a held post that a person found is checked with X and adopted', async () => {
    const id = await newsroom.thread(2);
    newsroom.practice.practice.control.set({ visibleAfterMs: 3_600_000 });
    newsroom.fault(1, { kind: 'cut' });
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread.reason?.code).toBe('accepted-not-found');
    newsroom.practice.practice.control.set({ visibleAfterMs: 0 });
    const other = newsroom.posted()[0]?.id ?? '';
    await expect(foundPost(hand(), id, `https://x.com/practice/status/${other}`)).rejects.toBeInstanceOf(
      RefusedError,
    );
  });

  test('a refusal holds the thread half-way with X’s words; skipping goes on after it', async () => {
    const id = await newsroom.thread(3);
    newsroom.fault(2, { kind: 'reply-rule' });
    await newsroom.publishThrough(id);
    const held = await newsroom.look(id);
    expect(held.thread).toMatchObject({ status: 'held', reason: { code: 'refused' } });
    expect(held.thread.reason?.message).toMatch(/^1 of 3 live\. X refused post 2: .*reply/i);
    await skipPost(hand(), id);
    await newsroom.publishThrough(id);
    const { thread, posts } = await newsroom.look(id);
    expect(thread.status).toBe('published');
    expect(posts.map(({ status }) => status)).toEqual(['sent', 'skipped', 'sent']);
    expect(newsroom.posted().at(-1)?.parentId).toBe(posts[0]?.xPostId);
  });

  test('continuing tries the refused post once more', async () => {
    const id = await newsroom.thread(2);
    newsroom.fault(2, { kind: 'reply-rule' });
    await newsroom.publishThrough(id);
    await continueThread(hand(), id);
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread.status).toBe('published');
  });

  test('a held thread does not go on while its account is stopped, which is said, and does once it is enabled', async () => {
    const id = await newsroom.thread(2);
    newsroom.fault(2, { kind: 'policy' });
    await newsroom.publishThrough(id);
    await expect(continueThread(hand(), id)).rejects.toThrow(
      /@practice was stopped: .*accounts enable practice/,
    );
    expect((await newsroom.look(id)).thread.status).toBe('held');
    await enableAccount(backend.db, async () => {}, 'practice', 'an editor');
    await continueThread(hand(), id);
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread.status).toBe('published');
  });

  test('a post with the words of another thread’s, which X therefore refuses, can be left out', async () => {
    const words = `The very same words, ${newsroom.posted().length}.`;
    const first = await newsroom.thread(1, { texts: [words] });
    await newsroom.publishThrough(first);
    const id = await newsroom.thread(3, { texts: [`Other ${words}`, words, `Third ${words}`] });
    await newsroom.publishThrough(id);
    const held = await newsroom.look(id);
    expect(held.thread.reason).toMatchObject({
      code: 'duplicate-not-found',
      actions: ['found', 'resend', 'skip'],
    });
    await skipPost(hand(), id);
    await newsroom.publishThrough(id);
    const { thread, posts } = await newsroom.look(id);
    expect([thread.status, ...posts.map(({ status }) => status)]).toEqual([
      'published',
      'sent',
      'skipped',
      'sent',
    ]);
    expect(newsroom.posted().filter(({ text }) => text === words)).toHaveLength(1);
  });

  test('deleting what is live empties X of the thread and cancels it', async () => {
    const id = await newsroom.thread(3);
    newsroom.fault(3, { kind: 'reply-rule' });
    await newsroom.publishThrough(id);
    const { posts } = await newsroom.look(id);
    expect(await deleteLive(hand(), id)).toBe(2);
    const after = await newsroom.look(id);
    expect(after.thread.status).toBe('cancelled');
    expect(after.posts.map(({ status }) => status)).toEqual(['deleted', 'deleted', 'pending']);
    const store = newsroom.practice.practice.store;
    expect(posts.map(({ xPostId }) => xPostId && store.find(xPostId))).toEqual([undefined, undefined, null]);
    expect(await readSpent(backend.db, id)).toBeCloseTo(0.05);
  });

  test('cancelling wins over a waiting wake; in mid-flight it stops after the post in hand', async () => {
    const waiting = await newsroom.thread(2);
    await cancelThread(backend.db, async () => {}, waiting, 'an editor');
    await newsroom.publish(waiting);
    expect((await newsroom.look(waiting)).thread.status).toBe('cancelled');

    const begun = await newsroom.thread(3);
    newsroom.fault(2, { kind: 'not-visible' });
    await newsroom.publish(begun);
    await cancelThread(backend.db, async () => {}, begun, 'an editor');
    await newsroom.publishThrough(begun);
    expect((await newsroom.look(begun)).thread).toMatchObject({
      status: 'held',
      reason: { code: 'stopped' },
    });
  });

  test('a pause takes effect before the next post and is over only when a person says so', async () => {
    const id = await newsroom.thread(2);
    await pause(backend.db, null, 'ops');
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).posts[0]?.status).toBe('pending');
    await unpause(backend.db, async () => {}, null, 'ops');
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread.status).toBe('published');
  });

  test('running out of money pauses everything and the thread goes on after resume', async () => {
    const id = await newsroom.thread(2);
    newsroom.fault(2, { kind: 'credits-depleted' });
    await newsroom.publishThrough(id);
    const events = await listEvents(backend.db, { threadId: id, limit: 10 });
    expect(events.map(({ action }) => action)).toContain('paused');
    await unpause(backend.db, async () => {}, null, 'ops');
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread.status).toBe('published');
  });

  test('the second of two editors is told, and nothing is overwritten', async () => {
    const id = await newsroom.thread(2, { at: null });
    const { thread } = await newsroom.look(id);
    const edit = (text: string) => ({ revision: thread.revision, texts: { 1: text }, prices: xPrices });
    await editThread(backend.db, id, edit('The first editor’s words'), 'first');
    await expect(editThread(backend.db, id, edit('The second editor’s words'), 'second')).rejects.toThrow(
      /changed by somebody else/,
    );
    expect((await newsroom.look(id)).posts[0]?.text).toBe('The first editor’s words');
  });

  test('the text of a post that was tried cannot be changed', async () => {
    const id = await newsroom.thread(2);
    newsroom.fault(1, { kind: 'reply-rule' });
    await newsroom.publishThrough(id);
    const { thread } = await newsroom.look(id);
    const edit = { revision: thread.revision, texts: { 1: 'other words' }, prices: xPrices };
    await expect(editThread(backend.db, id, edit, 'an editor')).rejects.toThrow(/its text stays/);
  });

  test('a time before the embargo is refused, and “now” waits for it', async () => {
    const now = await readNow(backend.db);
    const notBefore = new Date(now.getTime() + 3_600_000);
    const id = await newsroom.thread(1, { at: null, notBefore });
    const early = new Date(now.getTime() + 60_000);
    await expect(scheduleThread(backend.db, async () => {}, id, early, 'an editor')).rejects.toThrow(
      /embargo/,
    );
    await scheduleThread(backend.db, async () => {}, id, 'now', 'an editor');
    expect((await newsroom.look(id)).thread.scheduledAt).toEqual(notBefore);
  });

  test('too late to be news is held, not sent', async () => {
    const id = await newsroom.thread(1, { class: 'breaking' });
    await passTime(backend.db, 61 * 60_000);
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread).toMatchObject({ status: 'held', reason: { code: 'late' } });
  });

  test('an answer that comes after its attempt was given up on is stored all the same', async () => {
    const id = await newsroom.thread(1);
    const { ledger } = newsroom.publisher;
    const seen = await ledger.load(id);
    const lease = await ledger.takeLease(seen?.account.id ?? '');
    if (!lease || !seen?.posts[0]) throw new Error('The account was busy.');
    const opened = await ledger.openAttempt(lease, {
      threadId: id,
      postId: seen.posts[0].id,
      revision: seen.thread.revision,
      number: 1,
      distrustedAt: null,
      text: seen.posts[0].text,
      mediaId: null,
      parentXPostId: null,
      sinceId: '1',
    });
    if (!opened.ok) throw new Error(opened.why);
    await ledger.settle(opened.attemptId, 'given-up');
    const answer = {
      kind: 'accepted',
      xPostId: '77',
      detail: '',
      status: 201,
      transactionId: null,
      windows: [],
    } as const;
    await ledger.recordAnswer(opened.attemptId, answer, 0.015);
    expect((await newsroom.look(id)).posts[0]).toMatchObject({ status: 'sent', xPostId: '77' });
    await ledger.recordAnswer(opened.attemptId, { ...answer, xPostId: '78' }, 0.015);
    expect((await newsroom.look(id)).thread).toMatchObject({ status: 'held', reason: { code: 'second-id' } });
    await ledger.dropLease(lease);
  });

  test.each([
    { what: 'a try made since', other: { number: 2 }, why: 'another publisher tried meanwhile' },
    { what: 'distrust since', other: { distrustedAt: new Date() }, why: 'the ledger is distrusted' },
  ])('an attempt decided on before $what opens nothing', async ({ other, why }) => {
    const { ledger } = newsroom.publisher;
    const seen = await ledger.load(await newsroom.thread(1));
    const lease = await ledger.takeLease(seen?.account.id ?? '');
    if (!lease || !seen) throw new Error('The account was busy.');
    const { thread, posts, distrustedAt } = seen;
    const post = posts[0];
    if (!post) throw new Error('No post.');
    const parts = { threadId: thread.id, postId: post.id, revision: thread.revision, text: post.text };
    const wanted = { ...parts, number: 1, distrustedAt, mediaId: null, parentXPostId: null, sinceId: '1' };
    expect(await ledger.openAttempt(lease, { ...wanted, ...other })).toEqual({ ok: false, why });
    await ledger.dropLease(lease);
  });

  test('only one publisher has an account at a time, and one whose lease lapsed opens nothing', async () => {
    const id = await newsroom.thread(1);
    const { ledger } = newsroom.publisher;
    const seen = await ledger.load(id);
    const post = seen?.posts[0];
    if (!seen || !post) throw new Error('No thread.');
    const first = await ledger.takeLease(seen.account.id);
    expect(await ledger.takeLease(seen.account.id)).toBeNull();
    await passTime(backend.db, 60_000);
    const second = await ledger.takeLease(seen.account.id);
    if (!first || !second) throw new Error('No lease.');
    const wanted = {
      threadId: id as never,
      postId: post.id,
      revision: seen.thread.revision,
      number: 1,
      distrustedAt: null,
      text: post.text,
      mediaId: null,
      parentXPostId: null,
      sinceId: '1',
    };
    expect(await ledger.openAttempt(first, wanted)).toEqual({ ok: false, why: 'the lease was lost' });
    expect(await ledger.openAttempt(second, wanted)).toMatchObject({ ok: true });
    await ledger.dropLease(second);
  });

  test('a picture is with X before its time, once, and goes out with the first post alone', async () => {
    const now = await readNow(backend.db);
    const at = new Date(now.getTime() + 60_000);
    const id = await newsroom.thread(2, { at, altText: 'A ferry in the ice' });
    const before = newsroom.posted().length;
    expect((await newsroom.publish(id))?.inMs).toBeGreaterThan(50_000);
    expect(newsroom.posted()).toHaveLength(before);
    const uploads = await listUploads(backend.db, id);
    expect(uploads).toMatchObject([{ outcome: 'uploaded', picture: { altText: 'A ferry in the ice' } }]);
    await newsroom.publishThrough(id);
    const { store } = newsroom.practice.practice;
    const posted = store.posts().slice(before);
    expect(posted.map(({ mediaId }) => mediaId)).toEqual([uploads[0]?.mediaId, null]);
    expect(store.findMedia(uploads[0]?.mediaId ?? '')?.altText).toBe('A ferry in the ice');
    expect(await listUploads(backend.db, id)).toHaveLength(1);
    expect(await readSpent(backend.db, id)).toBe(0.015 + 0.02 + 0.015);
  });

  test('a first post whose answer is lost is found on X in spite of the link that its picture puts there', async () => {
    newsroom.fault(1, { kind: 'cut' });
    const id = await newsroom.thread(2, { altText: 'A ferry' });
    const before = newsroom.posted().length;
    await newsroom.publishThrough(id);
    expect(newsroom.posted().length - before).toBe(2);
    expect((await newsroom.look(id)).thread.status).toBe('published');
  });

  test('a picture X refuses holds the thread; without it, it goes out', async () => {
    const refusal = { kind: 'answer', status: 400, body: { title: 'Invalid Request' } } as const;
    newsroom.practice.practice.control.plan({ on: 'POST /2/media/upload', nth: 1, times: 1, fault: refusal });
    const id = await newsroom.thread(2, { altText: '' });
    const before = newsroom.posted().length;
    await newsroom.publishThrough(id);
    const { thread } = await newsroom.look(id);
    expect(thread).toMatchObject({ status: 'held', reason: { code: 'picture' } });
    const { revision } = thread;
    await editThread(backend.db, id, { revision, prices: xPrices, picture: null, texts: {} }, 'an editor');
    await continueThread(hand(), id);
    await newsroom.publishThrough(id);
    expect(newsroom.posted().length - before).toBe(2);
    const { posts } = await newsroom.look(id);
    expect(posts.map(({ priceUsd }) => priceUsd)).toEqual([0.015, 0.015]);
  });
});
