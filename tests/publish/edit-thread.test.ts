import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { xPrices } from '../../src/compose/price-list.ts';
import { editThread } from '../../src/publish/edit-thread.ts';
import type { WantedPost } from '../../src/publish/revise-posts.ts';
import { listEvents } from '../../src/store/board.ts';
import type { Db } from '../../src/store/db.ts';
import { freshEmbedded } from '../support/backends.ts';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';

let db: Db;
let newsroom: Newsroom;
beforeAll(async () => {
  db = await freshEmbedded();
  newsroom = await openNewsroom(db);
});
afterAll(async () => {
  await newsroom.close();
  await db.close();
});

async function edit(id: string, posts: readonly WantedPost[]) {
  const { thread } = await newsroom.look(id);
  await editThread(db, id, { revision: thread.revision, posts, prices: xPrices }, 'ann');
}
const wanted = async (id: string) => (await newsroom.look(id)).posts.map(({ id, text }) => ({ id, text }));
const later = () => new Date(Date.now() + 3_600_000);

describe('a thread of which nothing was tried', () => {
  it('takes another order, new posts and fewer, and its stored posts stay themselves', async () => {
    const id = await newsroom.thread(3, { at: null, texts: ['1/3 One', '2/3 Two', '3/3 Three'] });
    const [one, two, three] = (await newsroom.look(id)).posts;
    await edit(id, [
      { id: three?.id ?? '', text: '1/4 Three' },
      { id: one?.id ?? '', text: '2/4 One' },
      { id: null, text: '3/4 See https://other.com/a' },
      { id: null, text: '4/4 Last' },
    ]);
    const { posts, thread } = await newsroom.look(id);
    expect(posts.map(({ id, position, text, priceUsd }) => [id, position, text, priceUsd])).toEqual([
      [three?.id, 1, '1/4 Three', 0.015],
      [one?.id, 2, '2/4 One', 0.015],
      [expect.not.stringMatching(String(two?.id)), 3, '3/4 See https://other.com/a', 0.2],
      [expect.any(String), 4, '4/4 Last', 0.015],
    ]);
    expect(thread.revision).toBe(2);
    const [event] = await listEvents(db, { threadId: id, limit: 1 });
    expect(event).toMatchObject({ action: 'edited', actor: 'ann' });
    expect(event?.detail['changes']).toEqual([
      { position: 2, from: '2/3 Two', to: '' },
      { position: 3, from: '', to: '3/4 See https://other.com/a' },
      { position: 4, from: '', to: '4/4 Last' },
    ]);
  });

  it('is queued by its new posts alone, in their order', async () => {
    const id = await newsroom.thread(2);
    const [one, two] = await wanted(id);
    if (!one || !two) throw new Error('The thread has no posts.');
    await edit(id, [two, { id: null, text: `Between ${id}` }, one]);
    await newsroom.publishThrough(id);
    const texts = newsroom.posted().map(({ text }) => text);
    expect(texts.slice(-3)).toEqual([two.text, `Between ${id}`, one.text]);
  });

  it('asks for approval again when only the order changed', async () => {
    await db.query('update bobbin.accounts set requires_approval = true');
    const id = await newsroom.thread(2, { at: later() });
    await db.query(`update bobbin.threads set status = 'scheduled' where id = $1`, [id]);
    await edit(id, [...(await wanted(id))].reverse());
    expect((await newsroom.look(id)).thread.status).toBe('awaiting-approval');
    await db.query('update bobbin.accounts set requires_approval = false');
  });

  it('keeps what it had when nothing is other, and refuses an empty post or none at all', async () => {
    const id = await newsroom.thread(2, { at: null });
    await edit(id, await wanted(id));
    expect((await newsroom.look(id)).thread.revision).toBe(1);
    await expect(edit(id, [])).rejects.toThrow('at least one post');
    await expect(edit(id, [{ id: null, text: ' ' }])).rejects.toThrow('Post 1 is empty');
    expect(await wanted(id)).toHaveLength(2);
  });

  it('takes an id that is not one of its posts, or stands twice, for a new post', async () => {
    const id = await newsroom.thread(1, { at: null });
    const other = await newsroom.thread(1, { at: null });
    const [own] = await wanted(id);
    const [strange] = await wanted(other);
    if (!own || !strange) throw new Error('A thread has no posts.');
    await edit(id, [own, own, { ...strange, text: 'Taken' }]);
    expect(new Set((await wanted(id)).map((post) => post.id)).size).toBe(3);
    expect(await wanted(other)).toEqual([strange]);
  });
});

describe('a thread of which a post was sent or tried', () => {
  async function stuck() {
    const id = await newsroom.thread(4);
    newsroom.fault(2, { kind: 'reply-rule' });
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).posts.map(({ status }) => status)).toEqual([
      'sent',
      ...['pending', 'pending', 'pending'],
    ]);
    return id;
  }

  it('changes behind them only', async () => {
    const id = await stuck();
    const [one, two, three, four] = await wanted(id);
    if (!one || !two || !three || !four) throw new Error('The thread has not four posts.');
    await edit(id, [one, two, four, { id: null, text: 'New' }, three]);
    expect((await wanted(id)).map(({ text }) => text)).toEqual([
      one.text,
      two.text,
      four.text,
      'New',
      three.text,
    ]);
    for (const posts of [
      [two, one, three],
      [two, three, four],
      [one, three, two],
      [{ ...one, text: 'Other' }, two],
      [one, { ...two, text: 'Other' }],
      [one, { id: null, text: 'Before' }, two],
    ]) {
      await expect(edit(id, posts)).rejects.toThrow(/was sent or tried already/);
    }
    expect((await wanted(id))[0]).toEqual(one);
  });

  it('changes nothing while the fate of a post is open', async () => {
    const id = await newsroom.thread(2);
    newsroom.fault(1, { kind: 'cut' });
    await newsroom.publish(id);
    await expect(edit(id, [...(await wanted(id)), { id: null, text: 'More' }])).rejects.toThrow(
      'not known yet',
    );
  });
});
