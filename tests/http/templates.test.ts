import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, openDesk } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const text =
  '---\nname: courts\ndescription: For the court page.\n---\n{{hook}}\n---\n{{closing}} {{link}}\n';

it('are listed, read, put and removed', async () => {
  const list = await desk.ask('GET /api/templates');
  expect(list.body.map(({ name, origin }: { name: string; origin: string }) => [name, origin])).toEqual([
    ['breaking', 'built-in'],
    ['highlights', 'built-in'],
    ['long-read', 'built-in'],
  ]);
  const put = await desk.ask('PUT /api/templates/courts', { body: { text } });
  expect([put.status, put.body.revision, put.body.changedBy]).toEqual([200, 1, 'command line']);
  expect((await desk.ask('GET /api/templates/courts')).body.text).toBe(text);
  expect((await desk.ask('DELETE /api/templates/courts?revision=1')).status).toBe(200);
  expect((await desk.ask('GET /api/templates/courts')).body.error.code).toBe('not-found');
});

it('that are wrong are refused with every place, in plain words', async () => {
  const { status, body } = await desk.ask('PUT /api/templates/courts', {
    body: {
      text: text.replace('{{hook}}', '{{hok}}').replace('description:', 'numbering: 1/\ndescription:'),
    },
  });
  expect([status, body.error.code]).toEqual([422, 'invalid-template']);
  expect(body.error.troubles).toEqual([
    {
      line: 3,
      column: 12,
      message: '"numbering" cannot be "1/".',
      fix: expect.stringContaining('Did you mean "n/"?'),
    },
    { line: 6, column: 1, message: '{{hok}} is not a field.', fix: 'Did you mean {{hook}}?' },
  ]);
});

it('put on another revision than the one that was read are refused', async () => {
  await desk.ask('PUT /api/templates/trials', { body: { text: text.replace('courts', 'trials') } });
  const again = await desk.ask('PUT /api/templates/trials', {
    body: { text: text.replace('courts', 'trials') },
  });
  expect([again.status, again.body.error.code]).toEqual([409, 'conflict']);
});
