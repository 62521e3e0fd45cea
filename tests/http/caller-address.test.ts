import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { callerAddress } from '../../src/http/caller-address.ts';

/** The address a request counts by that came over a connection from `direct`. */
async function addressOf(direct: string, forwarded: string | null): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(callerAddress(c)));
  const headers = forwarded === null ? {} : { 'x-forwarded-for': forwarded };
  const answer = await app.request('/', { headers }, { incoming: { socket: { remoteAddress: direct } } });
  return await answer.text();
}

test.each([
  ['198.51.100.4', null, '198.51.100.4'],
  ['::ffff:198.51.100.4', null, '198.51.100.4'],
  ['198.51.100.4', '203.0.113.9', '198.51.100.4'],
  ['127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['::ffff:172.18.0.1', '192.0.2.66, 203.0.113.9', '203.0.113.9'],
  ['::1', null, '0:0:0:0::/64'],
  ['2001:db8:1:2:a:b:c:d', null, '2001:db8:1:2::/64'],
  ['2001:db8::1', null, '2001:db8:0:0::/64'],
  ['2001:0DB8:0:0:ffff::2', null, '2001:db8:0:0::/64'],
  ['fd00::2', '2001:db8:1:2::9', '2001:db8:1:2::/64'],
])('a connection from %s that tells of %s counts as %s', async (direct, forwarded, expected) => {
  expect(await addressOf(direct, forwarded)).toBe(expected);
});
