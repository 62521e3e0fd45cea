import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type WebServer = {
  readonly url: string;
  readonly port: number;
  /** Paths asked for, in order. */
  readonly seen: readonly string[];
  close(): Promise<void>;
};

/** A real web server on a free loopback port. `close` ends open connections too. */
export async function startWebServer(listener: RequestListener): Promise<WebServer> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? '');
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address, not a path.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A web server for the test that runs now; it is closed with it. */
export async function serve(listener: RequestListener): Promise<WebServer> {
  const server = await startWebServer(listener);
  onTestFinished(() => server.close());
  return server;
}

/** Answers everything the same, as HTML unless told otherwise. */
export const answer =
  (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
  };
