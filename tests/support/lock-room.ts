import { expect } from 'vitest';
import { requireApproval } from '../../src/publish/approval-rule.ts';
import type { Lease, NewTry, Opened } from '../../src/publish/ledger.ts';
import { unpause } from '../../src/publish/pause.ts';
import { createSqlLedger } from '../../src/publish/sql-ledger.ts';
import { listAttempts } from '../../src/store/attempts.ts';
import type { Db } from '../../src/store/db.ts';
import { openBackend } from './backends.ts';
import { type Gate, gateCommit, seenWaiting } from './gated-db.ts';
import { openNewsroom } from './newsroom.ts';

const leaseMs = 60_000;
const wake = async (): Promise<void> => {};

export type Due = { readonly id: string; readonly wanted: NewTry; readonly lease: Lease };

/** A newsroom on real PostgreSQL whose transactions can be kept from committing, so that others meet their locks. */
export async function openLockRoom() {
  const backend = await openBackend('PostgreSQL');
  const room = await openNewsroom(backend.db);
  room.practice.practice.control.set({ duplicateFilter: false, rateLimits: false });
  const { db } = backend;
  const gates: Gate[] = [];
  function gated(): Gate {
    const gate = gateCommit(db);
    gates.push(gate);
    return gate;
  }

  /** A thread of two posts and all that is needed to open an attempt at its first. */
  async function dueThread(at?: Date): Promise<Due> {
    const id = await room.thread(2, at ? { at } : {});
    const { thread, posts } = await room.look(id);
    const post = posts[0];
    const lease = await createSqlLedger(db, leaseMs).takeLease(thread.accountId);
    if (!post || !lease) throw new Error('There is no post, or the lease is taken.');
    const { revision } = thread;
    const wanted = {
      threadId: thread.id,
      postId: post.id,
      revision,
      number: 1,
      distrustedAt: null,
      text: post.text,
      mediaId: null,
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
    const changing = change(db).then(
      () => null,
      (error: unknown) => error,
    );
    await seenWaiting(db, changing);
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
    expect(await listAttempts(db, id)).toEqual([]);
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

  return {
    db,
    room,
    gated,
    dueThread,
    openBefore,
    answer,
    sendPost,
    texts,
    liveOf,
    expectNothingTried,
    expectStoppedAfter,
    expectPublished,
    /** As before the first test. One that failed may have left a gate shut, and its locks would keep all that follow. */
    async reset(): Promise<void> {
      for (const gate of gates.splice(0)) gate.commit();
      await db.query("update bobbin.leases set until = bobbin.now() - interval '1 second'");
      await unpause(db, wake, null, 'ann');
      await unpause(db, wake, 'practice', 'ann');
      await requireApproval(db, 'practice', { kind: 'nobody' }, 'ann');
    },
    async close(): Promise<void> {
      await room.close();
      await backend.close();
    },
  };
}
