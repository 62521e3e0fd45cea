import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import type { Context } from 'hono';

const near = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  near.addSubnet(net, bits);
}
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

/**
 * Where a request comes from. A proxy beside us says it in the last entry of X-Forwarded-For, the only one that it
 * wrote itself; what comes from elsewhere is not believed. An IPv6 address counts by its /64, which is one site.
 */
export function callerAddress(c: Context): string {
  // node-server's bindings; there are none where the app is called without a port.
  const bindings = c.env as { readonly incoming?: IncomingMessage } | undefined;
  const direct = plain(bindings?.incoming?.socket.remoteAddress ?? '127.0.0.1');
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  const isNear = near.check(direct, isIPv6(direct) ? 'ipv6' : 'ipv4');
  return siteOf(told && isNear ? plain(told) : direct).slice(0, 60);
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

function siteOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const all = [...groups, ...Array<string>(Math.max(0, zeros)).fill('0'), ...rest];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
