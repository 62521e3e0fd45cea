import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { xPrices } from '../../src/compose/price-list.ts';
import { requireApproval } from '../../src/publish/approval-rule.ts';
import { approveThread } from '../../src/publish/approve-thread.ts';
import { cancelThread } from '../../src/publish/cancel-thread.ts';
import { editThread } from '../../src/publish/edit-thread.ts';
import type { Lease, NewTry, Opened } from '../../src/publish/ledger.ts';
import { pause, unpause } from '../../src/publish/pause.ts';
import { scheduleThread } from '../../src/publish/schedule-thread.ts';
import { createSqlLedger } from '../../src/publish/sql-ledger.ts';
import { listAttempts } from '../../src/store/attempts.ts';
import type { Db } from '../../src/store/db.ts';
import { readPause } from '../../src/store/settings.ts';
import { type Backend, canOpen, openBackend } from '../support/backends.ts';
import { type Gate, gateCommit, seenWaiting } from '../support/gated-db.ts';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';

const leaseMs = 60_000;
const wake = async (): Promise<void> => {};
const inAnHour = (): Date => new Date(Date.now() + 60 * 60_000);

/** A person's change: done with the store given, committed when that store commits. */
type Change = (db: Db, threadId: string) => Promise<void>;
const cancel: Change = (db, id) => cancelThread(db, wake, id, 'ann');
const move: Change = (db, id) => scheduleThread(db, wake, id, inAnHour(), 'ann');
const approve: Change = (db, id) => approveThread(db, wake, id, { when: null, revision: null }, 'ann');
const pauseAll: Change = (db) => pause(db, null, 'ann');
const pauseAccount: Change = (db) => pause(db, 'practice', 'ann');
const edit =
  (position: number): Change =>
  (db, id) =>
    editThread(db, id, { revision: 2, texts: { [position]: 'Other words' }, prices: xPrices }, 'ann');

const possible = canOpen('PostgreSQL');

describe.runIf(possible)('at the row locks of a real PostgreSQL', () => {
  let backend: Backend;
  let room: Newsroom;
  beforeAll(async () => {
    backend = await openBackend('PostgreSQL');
    room = await openNewsroom(backend.db);
    room.practice.practice.control.set({ duplicateFilter: false, rateLimits: false });
  });
  afterAll(async () => {
    await room?.close();
    await backend?.close();
  });

  const gates: Gate[] = [];
  function gated(): Gate {
    const gate = gateCommit(backend.db);
    gates.push(gate);
    return gate;
  }

  afterEach(async () => {
    // A test that failed may have left one shut, and its locks would keep all that follow.
    for (const gate of gates.splice(0)) gate.commit();
    await backend.db.query("update bobbin.leases set until = bobbin.now() - interval '1 second'");
    await unpause(backend.db, wake, null, 'ann');
    await unpause(backend.db, wake, 'practice', 'ann');
    await requireApproval(backend.db, 'practice', { kind: 'nobody' }, 'ann');
  });

  describe('a change that has the row first', () => {
    const changes = [
      { name: 'cancel', change: cancel, why: 'the thread is no longer to be published' },
      { name: 'edit', change: edit(1), why: 'the thread was changed' },
      { name: 'move', change: move, why: 'the thread was changed' },
      { name: 'pause of everything', change: pauseAll, why: 'everything is paused' },
      { name: 'pause of the account', change: pauseAccount, why: 'the account does not post' },
    ];
    it.each(changes)('by $name keeps the waiting attempt from opening', async ({ change, why }) => {
      const { id, wanted, lease } = await dueThread();
      const gate = gated();
      const changing = change(gate.db, id);
      await gate.holding;
      const opening = room.publisher.ledger.openAttempt(lease, wanted);
      await seenWaiting(backend.db, opening);
      gate.commit();
      await changing;
      expect(await opening).toEqual({ ok: false, why });
      await expectNothingTried(id);
    });

    it('by approval keeps an attempt of before it from opening; the next reading sends what was approved', async () => {
      await requireApproval(backend.db, 'practice', { kind: 'any-approver' }, 'ann');
      const { id, wanted, lease } = await dueThread(inAnHour());
      expect((await room.look(id)).thread.status).toBe('awaiting-approval');
      const gate = gated();
      const approving = approve(gate.db, id);
      await gate.holding;
      const opening = room.publisher.ledger.openAttempt(lease, wanted);
      await seenWaiting(backend.db, opening);
      gate.commit();
      await approving;
      expect(await opening).toEqual({ ok: false, why: 'the thread was changed' });
      await expectNothingTried(id);
      expect((await room.look(id)).thread).toMatchObject({
        status: 'scheduled',
        revision: wanted.revision + 1,
      });
    });

    it('by cancel after the first post keeps the second from opening, and the thread is held as stopped', async () => {
      const { id, wanted, lease } = await dueThread();
      const first = await sendPost(lease, wanted);
      const { thread, posts } = await room.look(id);
      const second = posts[1];
      if (!second) throw new Error('There is no second post.');
      const gate = gated();
      const cancelling = cancel(gate.db, id);
      await gate.holding;
      const opening = room.publisher.ledger.openAttempt(lease, {
        ...wanted,
        postId: second.id,
        text: second.text,
        revision: thread.revision,
        parentXPostId: first,
      });
      await seenWaiting(backend.db, opening);
      gate.commit();
      await cancelling;
      expect(await opening).toEqual({ ok: false, why: 'the thread was changed' });
      await room.publisher.ledger.dropLease(lease);
      await room.publish(id);
      await expectStoppedAfter(id, 1);
    });
  });

  it('lets a pause by hand stand that was made while X said the money is gone', async () => {
    const { wanted, lease } = await dueThread();
    const opened = await room.publisher.ledger.openAttempt(lease, wanted);
    if (!opened.ok) throw new Error(opened.why);
    const gate = gated();
    const pausing = pauseAll(gate.db, wanted.threadId);
    await gate.holding;
    const unfunded = { kind: 'unfunded', resetAt: inAnHour(), detail: 'X: no credits', status: 402 } as const;
    const telling = room.publisher.ledger.recordAnswer(
      opened.attemptId,
      { ...unfunded, transactionId: null, windows: [] },
      0,
    );
    await seenWaiting(backend.db, telling);
    gate.commit();
    await Promise.all([pausing, telling]);
    expect(await readPause(backend.db)).toMatchObject({ by: 'ann', until: null });
  });

  describe('an attempt that has the row first', () => {
    it('makes cancel wait; the thread stops after the post in hand', async () => {
      const { id, wanted, lease } = await dueThread();
      const { opened } = await openBefore(lease, wanted, (db) => cancel(db, id));
      expect((await room.look(id)).thread).toMatchObject({
        status: 'publishing',
        stopRequestedAt: expect.any(Date),
      });
      await answer(opened, wanted);
      await room.publisher.ledger.dropLease(lease);
      await room.publish(id);
      await expectStoppedAfter(id, 1);
    });

    it.each([
      { name: 'pause of everything', change: pauseAll, paused: null },
      { name: 'pause of the account', change: pauseAccount, paused: 'practice' },
    ])('makes $name wait; it holds from the next post on', async ({ change, paused }) => {
      const { id, wanted, lease } = await dueThread();
      const { opened } = await openBefore(lease, wanted, (db) => change(db, id));
      await answer(opened, wanted);
      await room.publisher.ledger.dropLease(lease);
      expect(await room.publish(id)).toBeNull();
      expect(liveOf(await texts(id))).toEqual([wanted.text]);
      await unpause(backend.db, wake, paused, 'ann');
      await room.publishThrough(id);
      await expectPublished(id);
    });

    it.each([
      { name: 'edit', change: edit(1), words: /on its way/ },
      { name: 'edit of a later post', change: edit(2), words: /on its way/ },
      { name: 'move', change: move, words: /is publishing/ },
    ])('makes $name wait and refuses it; the thread goes out as it was', async ({ change, words }) => {
      const { id, wanted, lease } = await dueThread();
      const before = await texts(id);
      const { opened, changed } = await openBefore(lease, wanted, (db) => change(db, id));
      expect(changed).toMatchObject({
        name: 'RefusedError',
        code: 'conflict',
        message: expect.stringMatching(words),
      });
      await answer(opened, wanted);
      await room.publisher.ledger.dropLease(lease);
      await room.publishThrough(id);
      expect(await texts(id)).toEqual(before);
      await expectPublished(id);
    });

    it('makes a second attempt of another worker wait and refuses it', async () => {
      const { id, wanted, lease } = await dueThread();
      const { opened, changed } = await openBefore(lease, wanted, async (db) => {
        const second = await createSqlLedger(db, leaseMs).openAttempt(lease, wanted);
        expect(second).toEqual({ ok: false, why: 'a post of the thread is unresolved' });
      });
      expect(changed).toBeNull();
      await answer(opened, wanted);
      await room.publisher.ledger.dropLease(lease);
      await room.publishThrough(id);
      await expectPublished(id);
    });
  });

  type Due = { readonly id: string; readonly wanted: NewTry; readonly lease: Lease };

  /** A thread of two posts and all that is needed to open an attempt at its first. */
  async function dueThread(at?: Date): Promise<Due> {
    const id = await room.thread(2, at ? { at } : {});
    const { thread, posts } = await room.look(id);
    const post = posts[0];
    const lease = await createSqlLedger(backend.db, leaseMs).takeLease(thread.accountId);
    if (!post || !lease) throw new Error('There is no post, or the lease is taken.');
    const { revision } = thread;
    const wanted = {
      threadId: thread.id,
      postId: post.id,
      revision,
      number: 1,
      distrustedAt: null,
      text: post.text,
      parentXPostId: null,
      sinceId: '1',
    };
    return { id, wanted, lease };
  }

  /** Opens the attempt, has `change` wait for its locks, commits, and lets the change end as it may. */
  async function openBefore(lease: Lease, wanted: NewTry, change: (db: Db) => Promise<void>) {
    const gate = gated();
    const opening = createSqlLedger(gate.db, leaseMs).openAttempt(lease, wanted);
    await gate.holding;
    const changing = change(backend.db).then(
      () => null,
      (error: unknown) => error,
    );
    await seenWaiting(backend.db, changing);
    gate.commit();
    return { opened: await opening, changed: await changing };
  }

  /** Sends what was opened to practice X and records its answer. @returns X's id. */
  async function answer(opened: Opened, wanted: NewTry): Promise<string> {
    if (!opened.ok) throw new Error(opened.why);
    const { account } = (await room.publisher.ledger.load(wanted.threadId)) ?? {};
    if (!account) throw new Error('There is no account.');
    const x = await room.publisher.x(account);
    const outcome = await x.create({ text: wanted.text, replyTo: wanted.parentXPostId });
    if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
    await room.publisher.ledger.recordAnswer(opened.attemptId, outcome, 0.015);
    return outcome.xPostId;
  }

  async function sendPost(lease: Lease, wanted: NewTry): Promise<string> {
    return await answer(await room.publisher.ledger.openAttempt(lease, wanted), wanted);
  }

  async function texts(id: string): Promise<readonly string[]> {
    return (await room.look(id)).posts.map(({ text }) => text);
  }

  function liveOf(wanted: readonly string[]): readonly string[] {
    return room.posted().flatMap(({ text }) => (wanted.includes(text) ? [text] : []));
  }

  async function expectNothingTried(id: string): Promise<void> {
    expect(await listAttempts(backend.db, id)).toEqual([]);
    expect(liveOf(await texts(id))).toEqual([]);
    expect((await room.look(id)).posts.map(({ status }) => status)).toEqual(['pending', 'pending']);
  }

  async function expectStoppedAfter(id: string, count: number): Promise<void> {
    const { thread, posts } = await room.look(id);
    expect(thread).toMatchObject({ status: 'held', reason: { code: 'stopped' } });
    expect(posts.filter(({ status }) => status === 'sent')).toHaveLength(count);
    const wanted = posts.map(({ text }) => text);
    expect(liveOf(wanted)).toEqual(wanted.slice(0, count));
  }

  async function expectPublished(id: string): Promise<void> {
    const { thread, posts } = await room.look(id);
    expect(thread).toMatchObject({ status: 'published', reason: null });
    const live = room.posted().filter(({ text }) => posts.some((post) => post.text === text));
    expect(live.map(({ text }) => text)).toEqual(posts.map(({ text }) => text));
    expect(live.map(({ parentId }) => parentId)).toEqual([null, live[0]?.id]);
    expect(posts.map(({ xPostId }) => xPostId)).toEqual(live.map(({ id: xPostId }) => xPostId));
  }
});
