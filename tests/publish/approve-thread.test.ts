import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApprovalRule } from '../../src/account/approval.ts';
import { nameKey } from '../../src/account/person-name.ts';
import type { Role } from '../../src/account/role.ts';
import { xPrices } from '../../src/compose/price-list.ts';
import { requireApproval } from '../../src/publish/approval-rule.ts';
import { readApproval } from '../../src/publish/approvals.ts';
import { approveThread, rejectThread } from '../../src/publish/approve-thread.ts';
import { editThread } from '../../src/publish/edit-thread.ts';
import { continueThread } from '../../src/publish/held-thread.ts';
import { scheduleThread } from '../../src/publish/schedule-thread.ts';
import { countNeedsYou, listRejected } from '../../src/store/approvals.ts';
import { listEvents } from '../../src/store/board.ts';
import { changeThread } from '../../src/store/threads.ts';
import { changeRole, findUser, insertUser, revokeUser } from '../../src/store/users.ts';
import { type BackendName, canOpen, openBackend } from '../support/backends.ts';
import { type Newsroom, openNewsroom, passTime } from '../support/newsroom.ts';

const wake = async (): Promise<void> => {};
const hour = 3_600_000;

describe.each(['PGlite', 'PostgreSQL'] satisfies BackendName[])('on %s', (name) => {
  describe.skipIf(!canOpen(name))('a thread that waits for a yes', () => {
    let backend: Awaited<ReturnType<typeof openBackend>>;
    let newsroom: Newsroom;
    beforeAll(async () => {
      backend = await openBackend(name);
      newsroom = await openNewsroom(backend.db);
      for (const [person, role] of [
        ['Ada', 'approver'],
        ['Ben', 'approver'],
        ['Erin', 'editor'],
      ] as const) {
        await join(person, role);
      }
    });
    beforeEach(() => ask({ kind: 'any-approver' }));
    afterAll(async () => {
      await newsroom.close();
      await backend.close();
    });

    async function join(person: string, role: Role): Promise<void> {
      const user = { id: `us_${person}`, name: person, key: nameKey(person), role };
      await insertUser(backend.db, user);
      await backend.db.query('update bobbin.users set password_hash = $2 where id = $1', [user.id, 'none']);
    }
    const ask = (rule: ApprovalRule) => requireApproval(backend.db, 'practice', rule, 'Root');

    /** Made by Erin and queued for an hour from now. */
    async function waiting(): Promise<string> {
      const at = new Date(Date.now() + hour);
      await backend.db.query(`update bobbin.clock set shift = '0'`);
      const id = await newsroom.thread(2, { at });
      await backend.db.query(`update bobbin.threads set created_by = 'Erin' where id = $1`, [id]);
      return id;
    }
    const edit = async (id: string, actor: string, text = `Words of ${actor}, ${Math.random()}`) => {
      const { revision } = (await newsroom.look(id)).thread;
      await editThread(backend.db, id, { revision, texts: { 1: text }, prices: xPrices }, actor);
    };
    const approve = (id: string, actor: string, revision: number | null = null) =>
      approveThread(backend.db, wake, id, { when: null, revision }, actor);
    const reject = (id: string, reason: string) => rejectThread(backend.db, id, reason, 'Ben');
    const statusOf = async (id: string) => (await newsroom.look(id)).thread.status;

    it('is not approved by an approver who edited it, and they are told who can', async () => {
      const id = await waiting();
      await edit(id, 'Ada');
      await expect(approve(id, 'Ada')).rejects.toThrow(
        'You wrote or edited these words, so the yes is somebody else’s. Ben can approve it.',
      );
      expect(await statusOf(id)).toBe('awaiting-approval');
      await approve(id, 'Ben');
      expect(await statusOf(id)).toBe('scheduled');
    });

    it('edited after a yes, is approved again by whoever wrote nothing since, never by who made it', async () => {
      const id = await waiting();
      await edit(id, 'Ada');
      await approve(id, 'Ben');
      await edit(id, 'Ben');
      expect(await statusOf(id)).toBe('awaiting-approval');
      expect([...(await readApproval(backend.db, id)).writers].sort()).toEqual(['Ben', 'Erin']);
      await expect(approve(id, 'Erin')).rejects.toThrow('Ada can approve it');
      await expect(approve(id, 'Ben')).rejects.toThrow('Ada can approve it');
      await approve(id, 'Ada');
      expect(await statusOf(id)).toBe('scheduled');
    });

    it('is approved by who is named and nobody else, unless they wrote it themselves', async () => {
      await ask({ kind: 'named', name: 'ada' });
      const id = await waiting();
      await expect(approve(id, 'Ben')).rejects.toThrow('wait for the yes of Ada');
      await expect(approve(id, 'root (command line)')).rejects.toThrow('wait for the yes of Ada');
      await edit(id, 'Ada');
      await expect(approve(id, 'Ada')).rejects.toThrow('Ben can approve it');
      await approve(id, 'Ben');
      expect(await statusOf(id)).toBe('scheduled');
    });

    it('names only an approver who is here', async () => {
      await expect(ask({ kind: 'named', name: 'Erin' })).rejects.toThrow('Erin is editor');
      await expect(ask({ kind: 'named', name: 'Nobody' })).rejects.toThrow('nobody called “Nobody”');
      expect((await readApproval(backend.db, await waiting())).approver).toBeNull();
    });

    it('waits for an admin where who is named has gone', async () => {
      await join('Gone', 'approver');
      await ask({ kind: 'named', name: 'Gone' });
      const id = await waiting();
      const gone = await findUser(backend.db, 'gone');
      await changeRole(backend.db, gone?.id ?? '', 'editor');
      await expect(approve(id, 'Ben')).rejects.toThrow('an admin names another under Accounts');
      await revokeUser(backend.db, gone?.id ?? '');
      await expect(approve(id, 'Ben')).rejects.toThrow('an admin names another under Accounts');
    });

    it('is not approved as something other than what was read', async () => {
      const id = await waiting();
      const { revision } = (await newsroom.look(id)).thread;
      await edit(id, 'Erin');
      await expect(approve(id, 'Ben', revision)).rejects.toThrow('was changed since you read it');
      await approve(id, 'Ben', revision + 1);
      expect(await statusOf(id)).toBe('scheduled');
    });

    it('whose time has passed is approved for now or the next free time, not for that', async () => {
      const id = await waiting();
      await passTime(backend.db, 2 * hour);
      await expect(approve(id, 'Ben')).rejects.toThrow('Approve it for "now" or the "next" free time');
      await approveThread(backend.db, wake, id, { when: 'next', revision: null }, 'Ben');
      const { thread } = await newsroom.look(id);
      expect(thread.status).toBe('scheduled');
      expect(thread.scheduledAt?.getTime()).toBeGreaterThan(Date.now() + 2 * hour - 60_000);
    });

    it('that is rejected is a draft with the reason, which its author hears of until it is queued anew', async () => {
      const before = [await countNeedsYou(backend.db, 'Erin'), await countNeedsYou(backend.db, 'Ada')];
      const id = await waiting();
      await reject(id, ' The figure in post 2\nis last year’s. ');
      const { thread } = await newsroom.look(id);
      const reason = 'The figure in post 2 is last year’s.';
      expect(thread).toMatchObject({ status: 'draft', scheduledAt: null, rejection: { by: 'Ben', reason } });
      expect((await listRejected(backend.db, 'Erin', 9)).map((line) => line.id)).toEqual([id]);
      const after = [await countNeedsYou(backend.db, 'Erin'), await countNeedsYou(backend.db, 'Ada')];
      expect(after).toEqual([(before[0] ?? 0) + 1, before[1]]);
      const [event] = await listEvents(backend.db, { threadId: id, limit: 1 });
      expect(event).toMatchObject({ actor: 'Ben', action: 'rejected', detail: { reason } });
      await scheduleThread(backend.db, wake, id, 'next', 'Erin');
      expect((await newsroom.look(id)).thread).toMatchObject({
        status: 'awaiting-approval',
        rejection: null,
      });
      expect(await listRejected(backend.db, 'Erin', 9)).toEqual([]);
    });

    it('is not rejected without a reason, nor for a story', async () => {
      const id = await waiting();
      await expect(reject(id, '  ')).rejects.toThrow('Say in a sentence why');
      await expect(reject(id, 'x'.repeat(281))).rejects.toThrow('281 characters; 280 is the most');
      expect(await statusOf(id)).toBe('awaiting-approval');
    });

    it('of a program that was rejected is everybody’s to mend', async () => {
      const id = await waiting();
      await backend.db.query(`update bobbin.threads set created_by = 'token cms' where id = $1`, [id]);
      await reject(id, 'Twice the same post.');
      expect((await listRejected(backend.db, 'Ada', 9)).map((line) => line.id)).toContain(id);
    });

    it('edited while it was held goes on with the yes of who wrote none of it', async () => {
      const id = await waiting();
      await approve(id, 'Ben');
      const reason = { code: 'no-link', message: 'Nothing is live.', actions: ['continue', 'edit'] } as const;
      await backend.db.transaction((tx) => changeThread(tx, id, { status: 'held', reason }, 'publisher'));
      await edit(id, 'Ada');
      const goOn = (actor: string, role: Role) =>
        continueThread({ db: backend.db, wake, x: newsroom.publisher.x, prices: xPrices, actor, role }, id);
      await expect(goOn('Olu', 'ops')).rejects.toThrow(
        'wait for a yes before it goes on. Ben can approve it.',
      );
      await expect(goOn('Ada', 'approver')).rejects.toThrow('You wrote or edited these words');
      await goOn('Ben', 'approver');
      expect(await statusOf(id)).toBe('scheduled');
      const actions = (await listEvents(backend.db, { threadId: id, limit: 2 })).map(({ action }) => action);
      expect(actions).toEqual(['continue', 'approved']);
    });

    it('cannot be edited while it goes out', async () => {
      const id = await waiting();
      await approve(id, 'Ben');
      await backend.db.transaction((tx) => changeThread(tx, id, { status: 'publishing' }, 'publisher'));
      await expect(edit(id, 'Erin')).rejects.toThrow('Stop it after the post in hand, then edit');
      await ask({ kind: 'nobody' });
      await edit(id, 'Erin');
    });
  });
});
