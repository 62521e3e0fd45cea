import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Fault } from './faults.ts';

export type Wire = { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse };
/** The honest answer, to be spoilt on its way. */
export type Spoilt = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const dripEveryMs = 50;

/** Does to the real socket what the fault says, and leaves the response to itself. */
export function spoil(fault: Fault, wire: Wire, answer: Spoilt): void {
  const { outgoing } = wire;
  switch (fault.kind) {
    case 'close':
      wire.incoming.socket.destroy();
      return;
    case 'reset':
      wire.incoming.socket.resetAndDestroy();
      return;
    case 'cut':
      cutAfterHalf(outgoing, answer, Buffer.from(answer.body), {});
      return;
    case 'gzip-cut':
      cutAfterHalf(outgoing, answer, gzipSync(answer.body), { 'content-encoding': 'gzip' });
      return;
    case 'stall':
      outgoing.writeHead(answer.status, {
        ...answer.headers,
        'content-length': Buffer.byteLength(answer.body),
      });
      outgoing.flushHeaders();
      return;
    case 'drip':
      drip(outgoing, answer);
      return;
    default:
      // 'silent': the request was read, and nothing ever comes.
      return;
  }
}

function cutAfterHalf(
  outgoing: ServerResponse,
  answer: Spoilt,
  body: Buffer,
  headers: Readonly<Record<string, string>>,
): void {
  outgoing.writeHead(answer.status, { ...answer.headers, ...headers, 'content-length': body.length });
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy());
}

// Blanks before the JSON, for as long as anyone listens: never idle, never done.
function drip(outgoing: ServerResponse, answer: Spoilt): void {
  outgoing.writeHead(answer.status, { ...answer.headers });
  const timer = setInterval(() => outgoing.write(' '), dripEveryMs);
  outgoing.on('close', () => clearInterval(timer));
}
