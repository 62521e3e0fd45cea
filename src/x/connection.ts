import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';

/** An agent for one request that asks leave between connecting and writing. */
export type Connection = {
  readonly agent: http.Agent;
  /** False only if a connection was asked for and never handed over: then no byte of the request left us. */
  mayBeWritten(): boolean;
  /** Ends the connection in whatever state it is; the request then fails if it had not settled. */
  destroy(): void;
};

type Answer = (error: Error | null, socket: Duplex) => void;
type Place = {
  readonly host?: string | null | undefined;
  readonly port?: number | string | null | undefined;
  readonly servername?: string | undefined;
};

/**
 * Opens a socket for one request and hands it over only once it is connected (and TLS is agreed) and `mayWrite`
 * has said yes; a no destroys it unwritten. Node gives the request nothing to write to before that, so "not
 * handed over" proves "not sent" more strictly than `writableFinished`, which over TLS can lag behind the kernel.
 */
export function createConnection(protocol: string, mayWrite: () => boolean): Connection {
  const secure = protocol === 'https:';
  let state: 'idle' | 'opening' | 'handed-over' = 'idle';
  let socket: net.Socket | undefined;
  let fail: ((error: Error) => void) | undefined;

  const open = (place: Place, answer?: Answer): undefined => {
    state = 'opening';
    const opened = connect(secure, place);
    socket = opened;
    fail = (error) => {
      if (state !== 'opening') return;
      fail = undefined;
      opened.destroy();
      answer?.(error, opened);
    };
    const onError = (error: Error) => fail?.(error);
    const onClose = () => fail?.(new Error('the connection was closed before the request was written'));
    opened.on('error', onError).on('close', onClose);
    opened.once(secure ? 'secureConnect' : 'connect', () => {
      if (fail === undefined) return;
      const reason = refusal(mayWrite);
      if (reason !== null) return fail(reason);
      opened.off('error', onError).off('close', onClose);
      state = 'handed-over';
      answer?.(null, opened);
    });
  };

  const agent = secure ? new https.Agent({ keepAlive: false }) : new http.Agent({ keepAlive: false });
  agent.createConnection = open;
  return {
    agent,
    mayBeWritten: () => state !== 'opening',
    destroy: () => {
      fail?.(new Error('the deadline passed before the request was written'));
      socket?.destroy();
    },
  };
}

// A question that throws is no leave; thrown here it would end the process.
function refusal(mayWrite: () => boolean): Error | null {
  try {
    return mayWrite() ? null : new Error('it was no longer allowed when the connection stood');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function connect(secure: boolean, place: Place): net.Socket {
  const host = place.host ?? 'localhost';
  const port = Number(place.port);
  if (!secure) return net.connect({ host, port });
  // An IP address has no server name.
  return tls.connect({
    host,
    port,
    ...(net.isIP(host) === 0 ? { servername: place.servername ?? host } : {}),
  });
}
