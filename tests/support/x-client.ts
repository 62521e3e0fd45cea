import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createXClient, type XClient, type XClientOptions } from '../../src/x/client.ts';

/** The four keys of nobody; practice X makes the token into a user of that handle. */
export function keysOf(handle: string): XClientOptions['credentials'] {
  return {
    kind: 'oauth1',
    apiKey: 'app-key',
    apiKeySecret: 'app-secret',
    accessToken: handle,
    accessTokenSecret: 'token-secret',
  };
}

/** A client with a deadline short enough for tests. */
export function clientFor(baseUrl: string, options: Partial<XClientOptions> = {}): XClient {
  return createXClient({ baseUrl, credentials: keysOf('practice'), deadlineMs: 300, ...options });
}

/** A bare TCP server which does to each connection what `onSocket` says; `close` ends all of them. */
export async function startSockets(
  onSocket: (socket: Socket) => void,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    onSocket(socket);
  });
  return { port: await listen(server), close: () => stop(server, open) };
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = await startSockets(() => {});
  await server.close();
  return server.port;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address, not a path.
  return (server.address() as AddressInfo).port;
}

function stop(server: Server, open: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of open) socket.destroy();
  });
}
