import { afterAll, beforeAll, expect, test } from 'vitest';
import { xPrices } from '../../src/compose/price-list.ts';
import { editThread } from '../../src/publish/edit-thread.ts';
import { openDesk } from './desk-app.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  expect(desk.failures).toEqual([]);
  await desk.close();
});

/** A thread of three, of which X refused the second. */
async function held(kind: 'reply-rule' | 'policy'): Promise<string> {
  const id = await desk.newsroom.thread(3);
  desk.newsroom.fault(2, { kind });
  await desk.newsroom.publishThrough(id);
  return id;
}

test('who lets a held thread go on is told whose words they approve by it', async () => {
  const id = await held('reply-rule');
  expect(await desk.page(`/threads/${id}`)).not.toContain('approved by nobody');
  await desk.db.query('update bobbin.accounts set requires_approval = true');
  const { revision } = (await desk.newsroom.look(id)).thread;
  await editThread(desk.db, id, { revision, prices: xPrices, texts: { 3: 'Other words.' } }, 'Bo Berg');
  expect(await desk.page(`/threads/${id}`)).toMatch(/approved by nobody: words of [^.]*Bo Berg/);
  await desk.db.query('update bobbin.accounts set requires_approval = false');
});

test('a thread of an account that X stopped says so, and what was wrong', async () => {
  const page = await desk.page(`/threads/${await held('policy')}`);
  expect(page).toContain('@practice does not post now: You are not permitted');
  expect(page).toContain('href="/accounts"');
});
