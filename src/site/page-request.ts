import { lookup as lookUpHost } from 'node:dns';
import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export type RequestRules = {
  /** True reads private addresses and any port as well; a list, only these addresses. */
  readonly allowPrivate: boolean | readonly string[];
  /** How names become addresses. */
  readonly lookup: LookupFunction;
  /** The kinds that are wanted, as the header names them. */
  readonly accept: string;
  readonly signal: AbortSignal;
};

/** The system's own way from names to addresses. */
export const systemLookup: LookupFunction = lookUpHost;

/** A name that leads, at the moment of connecting, only to addresses we do not read. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

class ClosedError extends Error {
  override readonly name = 'ClosedError';
  readonly code = 'ECONNRESET';
}

/**
 * Asks once, following nothing, and resolves as soon as the headers are here.
 * @throws PrivateAddressError before anything is sent, or what the network did.
 */
export async function requestPage(url: URL, rules: RequestRules): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // For an address written out Node asks no lookup, so it is judged here.
  if (isIP(host) && !mayRead(host, rules)) throw new PrivateAddressError(host);
  const options: RequestOptions = {
    // An agent of its own: a shared one may hold a proxy or a socket that was never judged.
    agent: false,
    lookup: guardedLookup(rules),
    signal: rules.signal,
    maxHeaderSize: 65_536,
    headers: {
      'user-agent': 'Mozilla/5.0 (compatible; bobbin)',
      accept: rules.accept,
      'accept-encoding': 'gzip, deflate, br',
    },
  };
  return await new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, options, resolve);
    request.on('error', reject);
    // After an odd answer (an upgrade, say) Node may close without an error.
    request.on('close', () => reject(new ClosedError()));
    request.end();
  });
}

// The connection is made to the very addresses judged here: a name that answers differently a moment later
// (DNS rebinding) changes nothing.
function guardedLookup(rules: RequestRules): LookupFunction {
  return (host, options, callback) => {
    rules.lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '');
      const allowed = [found]
        .flat()
        .map((entry) => (typeof entry === 'string' ? { address: entry, family: isIP(entry) } : entry))
        .filter((entry) => mayRead(entry.address, rules));
      const first = allowed[0];
      if (!first) return callback(new PrivateAddressError(host), '');
      return options.all ? callback(null, allowed) : callback(null, first.address, first.family);
    });
  };
}

function mayRead(address: string, rules: RequestRules): boolean {
  const { allowPrivate } = rules;
  return typeof allowPrivate === 'boolean'
    ? allowPrivate || isPublicAddress(address)
    : allowPrivate.includes(address) || isPublicAddress(address);
}
