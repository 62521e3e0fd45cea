import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { xPrices } from '../../src/compose/price-list.ts';
import { requireApproval } from '../../src/publish/approval-rule.ts';
import { approveThread } from '../../src/publish/approve-thread.ts';
import { cancelThread } from '../../src/publish/cancel-thread.ts';
import { editThread } from '../../src/publish/edit-thread.ts';
import { pause, unpause } from '../../src/publish/pause.ts';
import { scheduleThread } from '../../src/publish/schedule-thread.ts';
import { createSqlLedger } from '../../src/publish/sql-ledger.ts';
import type { Db } from '../../src/store/db.ts';
import { readPause } from '../../src/store/settings.ts';
import { canOpen } from '../support/backends.ts';
import { seenWaiting } from '../support/gated-db.ts';
import { openLockRoom } from '../support/lock-room.ts';

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
  let locks: Awaited<ReturnType<typeof openLockRoom>>;
  beforeAll(async () => {
    locks = await openLockRoom();
  });
  afterEach(() => locks.reset());
  afterAll(() => locks?.close());

  describe('a change that has the row first', () => {
    const changes = [
      { name: 'cancel', change: cancel, why: 'the thread is no longer to be published' },
      { name: 'edit', change: edit(1), why: 'the thread was changed' },
      { name: 'move', change: move, why: 'the thread was changed' },
      { name: 'pause of everything', change: pauseAll, why: 'everything is paused' },
      { name: 'pause of the account', change: pauseAccount, why: 'the account does not post' },
    ];
    it.each(changes)('by $name keeps the waiting attempt from opening', async ({ change, why }) => {
      const { id, wanted, lease } = await locks.dueThread();
      const gate = locks.gated();
      const changing = change(gate.db, id);
      await gate.holding;
      const opening = locks.room.publisher.ledger.openAttempt(lease, wanted);
      await seenWaiting(locks.db, opening);
      gate.commit();
      await changing;
      expect(await opening).toEqual({ ok: false, why });
      await locks.expectNothingTried(id);
    });

    it('by approval keeps an attempt of before it from opening; the next reading sends what was approved', async () => {
      await requireApproval(locks.db, 'practice', { kind: 'any-approver' }, 'ann');
      const { id, wanted, lease } = await locks.dueThread(inAnHour());
      expect((await locks.room.look(id)).thread.status).toBe('awaiting-approval');
      const gate = locks.gated();
      const approving = approve(gate.db, id);
      await gate.holding;
      const opening = locks.room.publisher.ledger.openAttempt(lease, wanted);
      await seenWaiting(locks.db, opening);
      gate.commit();
      await approving;
      expect(await opening).toEqual({ ok: false, why: 'the thread was changed' });
      await locks.expectNothingTried(id);
      expect((await locks.room.look(id)).thread).toMatchObject({
        status: 'scheduled',
        revision: wanted.revision + 1,
      });
    });

    it('by cancel after the first post keeps the second from opening, and the thread is held as stopped', async () => {
      const { id, wanted, lease } = await locks.dueThread();
      const first = await locks.sendPost(lease, wanted);
      const { thread, posts } = await locks.room.look(id);
      const second = posts[1];
      if (!second) throw new Error('There is no second post.');
      const gate = locks.gated();
      const cancelling = cancel(gate.db, id);
      await gate.holding;
      const opening = locks.room.publisher.ledger.openAttempt(lease, {
        ...wanted,
        postId: second.id,
        text: second.text,
        revision: thread.revision,
        parentXPostId: first,
      });
      await seenWaiting(locks.db, opening);
      gate.commit();
      await cancelling;
      expect(await opening).toEqual({ ok: false, why: 'the thread was changed' });
      await locks.room.publisher.ledger.dropLease(lease);
      await locks.room.publish(id);
      await locks.expectStoppedAfter(id, 1);
    });
  });

  it('lets a pause by hand stand that was made while X said the money is gone', async () => {
    const { wanted, lease } = await locks.dueThread();
    const opened = await locks.room.publisher.ledger.openAttempt(lease, wanted);
    if (!opened.ok) throw new Error(opened.why);
    const gate = locks.gated();
    const pausing = pauseAll(gate.db, wanted.threadId);
    await gate.holding;
    const unfunded = { kind: 'unfunded', resetAt: inAnHour(), detail: 'X: no credits', status: 402 } as const;
    const telling = locks.room.publisher.ledger.recordAnswer(
      opened.attemptId,
      { ...unfunded, transactionId: null, windows: [] },
      0,
    );
    await seenWaiting(locks.db, telling);
    gate.commit();
    await Promise.all([pausing, telling]);
    expect(await readPause(locks.db)).toMatchObject({ by: 'ann', until: null });
  });

  describe('an attempt that has the row first', () => {
    it('makes cancel wait; the thread stops after the post in hand', async () => {
      const { id, wanted, lease } = await locks.dueThread();
      const { opened } = await locks.openBefore(lease, wanted, (db) => cancel(db, id));
      expect((await locks.room.look(id)).thread).toMatchObject({
        status: 'publishing',
        stopRequestedAt: expect.any(Date),
      });
      await locks.answer(opened, wanted);
      await locks.room.publisher.ledger.dropLease(lease);
      await locks.room.publish(id);
      await locks.expectStoppedAfter(id, 1);
    });

    it.each([
      { name: 'pause of everything', change: pauseAll, paused: null },
      { name: 'pause of the account', change: pauseAccount, paused: 'practice' },
    ])('makes $name wait; it holds from the next post on', async ({ change, paused }) => {
      const { id, wanted, lease } = await locks.dueThread();
      const { opened } = await locks.openBefore(lease, wanted, (db) => change(db, id));
      await locks.answer(opened, wanted);
      await locks.room.publisher.ledger.dropLease(lease);
      expect(await locks.room.publish(id)).toBeNull();
      expect(locks.liveOf(await locks.texts(id))).toEqual([wanted.text]);
      await unpause(locks.db, wake, paused, 'ann');
      await locks.room.publishThrough(id);
      await locks.expectPublished(id);
    });

    it.each([
      { name: 'edit', change: edit(1), words: /on its way/ },
      { name: 'edit of a later post', change: edit(2), words: /on its way/ },
      { name: 'move', change: move, words: /is publishing/ },
    ])('makes $name wait and refuses it; the thread goes out as it was', async ({ change, words }) => {
      const { id, wanted, lease } = await locks.dueThread();
      const before = await locks.texts(id);
      const { opened, changed } = await locks.openBefore(lease, wanted, (db) => change(db, id));
      expect(changed).toMatchObject({
        name: 'RefusedError',
        code: 'conflict',
        message: expect.stringMatching(words),
      });
      await locks.answer(opened, wanted);
      await locks.room.publisher.ledger.dropLease(lease);
      await locks.room.publishThrough(id);
      expect(await locks.texts(id)).toEqual(before);
      await locks.expectPublished(id);
    });

    it('makes a second attempt of another worker wait and refuses it', async () => {
      const { id, wanted, lease } = await locks.dueThread();
      const { opened, changed } = await locks.openBefore(lease, wanted, async (db) => {
        const second = await createSqlLedger(db, leaseMs).openAttempt(lease, wanted);
        expect(second).toEqual({ ok: false, why: 'a post of the thread is unresolved' });
      });
      expect(changed).toBeNull();
      await locks.answer(opened, wanted);
      await locks.room.publisher.ledger.dropLease(lease);
      await locks.room.publishThrough(id);
      await locks.expectPublished(id);
    });
  });
});
