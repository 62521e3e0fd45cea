import { Agent, type IncomingMessage, request } from 'node:http';
import { gunzipSync } from 'node:zlib';

export type Answer = {
  readonly ms: number;
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
};

/** A browser's manner of asking: connections kept open, compressed answers taken. */
export type Browser = {
  get(path: string): Promise<Answer>;
  /** Sends a form of the desk. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer>;
  cookie(): string;
  close(): void;
};

/** Follows the sign-in link, and asks as who came in by it. */
export async function signIn(url: string, signInUrl: string): Promise<Browser> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let cookie = '';
  const ask = (method: string, path: string, body: string | null): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const startedMs = performance.now();
      const headers = {
        cookie,
        'accept-encoding': 'gzip, deflate, br',
        ...(body === null ? {} : { origin: url, 'content-type': 'application/x-www-form-urlencoded' }),
      };
      const asked = request(new URL(path, url), { method, agent, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const ms = performance.now() - startedMs;
          const bytes = Buffer.concat(chunks);
          const plain = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
          resolve({ ms, status: answer.statusCode ?? 0, headers: answer.headers, text: plain.toString() });
        });
        answer.on('error', reject);
      });
      asked.on('error', reject);
      asked.end(body ?? undefined);
    });
  const entered = await ask('GET', signInUrl, null);
  cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return {
    get: (path) => ask('GET', path, null),
    post: (path, fields) => ask('POST', path, new URLSearchParams(fields).toString()),
    cookie: () => cookie,
    close: () => agent.destroy(),
  };
}

/** Bytes over the wire, headers included, for a page and all it names, as a browser without cache loads it. */
export async function weighFirstPage(
  url: string,
  cookie: string,
): Promise<readonly (readonly [string, number])[]> {
  const page = await weigh(url, '/', cookie);
  const paths = [...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
  const assets = await Promise.all(
    paths.map(async (path) => [path, (await weigh(url, path, cookie)).bytes] as const),
  );
  return [['/', page.bytes], ...assets];
}

async function weigh(url: string, path: string, cookie: string): Promise<{ bytes: number; text: string }> {
  return await new Promise((resolve, reject) => {
    const headers = { cookie, connection: 'close', 'accept-encoding': 'gzip, deflate, br' };
    const asked = request(new URL(path, url), { headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const isPacked = answer.headers['content-encoding'] === 'gzip';
        const text = (isPacked ? gunzipSync(bytes) : bytes).toString();
        resolve({ bytes: answer.socket.bytesRead, text });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}
