import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureIdOf } from '../../src/store/pictures.ts';
import { aPicture } from '../support/newsroom.ts';
import type { Json } from '../support/practice.ts';
import { type Desk, openDesk } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const data = aPicture.bytes.toString('base64');
const source = (name: string) => ({
  text: `${name} buys ferries\nThe council of ${name} will replace nine ferries by 2029, it decided.\nThe first is being built.`,
});
const ask = async (path: string, body: object) => await desk.ask(`POST /api${path}`, { body });
const queue = (name: string, picture: object, more: object = {}) =>
  ask('/threads', { source: source(name), link: 'https://site.example/a', picture, ...more });
const show = async (id: string): Promise<Json> => (await desk.ask(`GET /api/threads/${id}`)).body;

describe('over the API a picture', () => {
  it('comes as base64 with its words, is in the price, and is shown', async () => {
    const made = await queue('Harwick', { data, alt: 'A ferry' });
    expect(made.status).toBe(201);
    const plain = await ask('/threads', { source: source('Aldersund'), link: 'https://site.example/a' });
    expect(made.body.priceUsd).toBeCloseTo(plain.body.priceUsd + 0.02, 6);
    const thread = await show(made.body.id);
    expect(thread.picture.alt).toBe('A ferry');
    expect(thread.picture.url).toMatch(new RegExp(`/pictures/${pictureIdOf(aPicture)}$`));
  });

  it('without words is warned of', async () => {
    const made = await queue('Norr', { data });
    expect(made.body.problems).toContainEqual(expect.objectContaining({ rule: 'image', severity: 'warn' }));
  });

  it.each([
    ['that is none', { data: Buffer.from('hello').toString('base64') }, 422, /not a picture/],
    ['of an article that names none', { from: 'article' }, 422, /names no picture/],
    ['on a private network', { url: 'http://127.0.0.1/a.png' }, 422, /private network|not one for web pages/],
    ['given twice', { data, url: 'https://site.example/a.png' }, 400, /exactly one/],
    ['with too long words', { data, alt: 'a'.repeat(1_001) }, 400, /alt/],
  ])('%s is refused, and nothing is stored', async (name, picture, status, words) => {
    const before = (await desk.ask('GET /api/threads')).body;
    const answer = await queue(name, picture);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toMatch(words);
    expect((await desk.ask('GET /api/threads')).body).toEqual(before);
  });

  it('is described otherwise, changed, and taken off by an edit', async () => {
    const { id } = (await queue('Kelp', { data, alt: 'A ferry' })).body;
    const edit = async (picture: object | null) => {
      const { revision } = await show(id);
      return await ask(`/threads/${id}/edit`, { revision, picture });
    };
    expect((await edit({ alt: 'A ferry in the ice' })).body.picture.alt).toBe('A ferry in the ice');
    const off = await edit(null);
    expect(off.body.picture).toBeNull();
    expect((await edit({ alt: 'Nothing to describe' })).status).toBe(422);
    const empty = await ask(`/threads/${id}/edit`, { revision: (await show(id)).revision });
    expect([empty.status, empty.body.error.message]).toEqual([
      422,
      expect.stringContaining('“posts” or “picture”'),
    ]);
    const again = await edit({ data, alt: 'Back' });
    expect(again.body.picture.alt).toBe('Back');
    expect(again.body.priceUsd).toBeCloseTo(off.body.priceUsd + 0.02, 6);
  });
});
