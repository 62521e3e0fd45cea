import { expect, test } from 'vitest';
import { fetchPicture } from '../../src/site/fetch-picture.ts';
import { aPicture } from '../support/newsroom.ts';
import { answer, serve } from '../support/web-server.ts';

const open = { allowPrivate: true };

test('a picture is read to the byte, whatever its server calls it', async () => {
  const server = await serve(answer(aPicture.bytes, { 'content-type': 'text/html' }));
  const fetched = await fetchPicture(`${server.url}/a.png`, open);
  expect(fetched.ok && Buffer.from(fetched.bytes).equals(aPicture.bytes)).toBe(true);
});

test('a private address is not read, neither at once nor behind a redirect', async () => {
  const inner = await serve(answer(aPicture.bytes));
  expect(await fetchPicture(`${inner.url}/a.png`)).toMatchObject({ ok: false });
  const outer = await serve((_request, response) => {
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
  });
  const allowPrivate = ['127.0.0.1'];
  expect(await fetchPicture(`${outer.url}/a.png`, { allowPrivate })).toMatchObject({
    code: 'private-address',
  });
  expect(inner.seen).toEqual([]);
});

test('one that is too large is told in words, as is one that is not there', async () => {
  const large = await serve(answer(Buffer.alloc(5_000_001)));
  expect(await fetchPicture(large.url, open)).toMatchObject({
    code: 'too-large',
    message: expect.stringContaining('5 MB X takes'),
  });
  const gone = await serve((_request, response) => void response.writeHead(404).end());
  expect(await fetchPicture(gone.url, open)).toMatchObject({ code: 'gone' });
});
