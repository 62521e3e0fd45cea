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
 * Whether the browser speaks TLS: to a proxy beside us that says so, the last of several. What comes from elsewhere
 * under that name is not believed.
 */
export function isOverTls(c: Context): boolean {
  const told = c.req.header('x-forwarded-proto')?.split(',').at(-1)?.trim().toLowerCase();
  return told === 'https' && isNear(directAddress(c));
}

/**
 * Where a request comes from. A proxy beside us says it in the last entry of X-Forwarded-For, the only one that it
 * wrote itself; what comes from elsewhere is not believed. An IPv6 address counts by its /64, which is one site.
 */
export function callerAddress(c: Context): string {
  const direct = directAddress(c);
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return siteOf(told && isNear(direct) ? plain(told) : direct).slice(0, 60);
}

function directAddress(c: Context): string {
  // node-server's bindings; there are none where the app is called without a port.
  const bindings = c.env as { readonly incoming?: IncomingMessage } | undefined;
  return plain(bindings?.incoming?.socket.remoteAddress ?? '127.0.0.1');
}

function isNear(address: string): boolean {
  return near.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
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
