import type { IncomingMessage } from 'node:http';
import { ApiPartialResponseError, ApiRequestError, TwitterApi } from 'twitter-api-v2';
import { createConnection } from './connection.ts';
import type { Report } from './report.ts';

/** The four secrets of OAuth 1.0a: the app's two, and the account's two. */
export type Credentials = {
  readonly kind: 'oauth1';
  readonly apiKey: string;
  readonly apiKeySecret: string;
  readonly accessToken: string;
  readonly accessTokenSecret: string;
};

export type Call = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Under the base URL: '/2/tweets'. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
};

export type CallSettings = {
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly deadlineMs: number;
  /** Asked once the connection stands, immediately before the request is written. */
  readonly mayWrite: () => boolean;
};

/**
 * One request to X, never repeated. Always settles within `deadlineMs`, whatever the peer does, and never
 * throws for what the network or X did: the report tells it.
 */
export async function callX(call: Call, settings: CallSettings): Promise<Report> {
  const base = settings.baseUrl.replace(/\/+$/, '');
  const connection = createConnection(new URL(base).protocol, settings.mayWrite);
  const { apiKey, apiKeySecret, accessToken, accessTokenSecret } = settings.credentials;
  const api = new TwitterApi(
    { appKey: apiKey, appSecret: apiKeySecret, accessToken, accessSecret: accessTokenSecret },
    { httpAgent: connection.agent },
  );
  const answer = listen();
  const failure = await within(settings.deadlineMs, send(api, call, base, answer.onEvent));
  const written = connection.mayBeWritten();
  const report = answer.report(written, failure);
  connection.destroy();
  return report;
}

type OnEvent = (event: string, data?: { res?: IncomingMessage }) => void;

function send(api: TwitterApi, call: Call, prefix: string, onEvent: OnEvent): Promise<unknown> {
  const settings = {
    prefix,
    forceBodyMode: 'json',
    // A gzip body cut short would never settle (x-api-facts s.10).
    compression: false,
    enableRateLimitSave: false,
    requestEventDebugHandler: onEvent,
  } as const;
  switch (call.method) {
    case 'GET':
      return api.v2.get(call.path, { ...call.query }, settings);
    case 'POST':
      return api.v2.post(call.path, { ...call.body }, settings);
    case 'DELETE':
      return api.v2.delete(call.path, {}, settings);
  }
}

type Failure = NonNullable<Report['failure']>;

// The library's own timeout counts idle time only; a byte now and then outlives it. Hence a race.
async function within(deadlineMs: number, sent: Promise<unknown>): Promise<Failure | null> {
  const settled = sent.then(
    () => null,
    (error: unknown) => failureOf(error),
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Failure>((resolve) => {
    timer = setTimeout(() => {
      resolve({ code: 'DEADLINE', message: `no full answer within ${deadlineMs} ms` });
    }, deadlineMs);
  });
  try {
    return await Promise.race([settled, late]);
  } finally {
    clearTimeout(timer);
  }
}

function failureOf(error: unknown): Failure {
  const cause = causeOf(error);
  if (!(cause instanceof Error)) return { code: null, message: String(cause) };
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
  // A refused connection to a name with two addresses is an AggregateError without words.
  return { code, message: cause.message || code || cause.name };
}

// `ApiRequestError.requestError` reads a key that is never set; the cause lies here (PLhery/node-twitter-api-v2 #358).
function causeOf(error: unknown): unknown {
  if (error instanceof ApiPartialResponseError) return error.responseError;
  if (!(error instanceof ApiRequestError)) return error;
  const hidden = Object.getOwnPropertyDescriptor(error, '_options')?.value;
  return typeof hidden === 'object' && hidden !== null && 'error' in hidden ? hidden.error : error;
}

/** Keeps what arrived, apart from what the library makes of it, so that a stalled answer still tells its status. */
function listen() {
  let response: IncomingMessage | undefined;
  const chunks: Buffer[] = [];
  return {
    onEvent: ((event, data) => {
      if (event !== 'response' || data?.res === undefined) return;
      response = data.res;
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
    }) satisfies OnEvent,
    report: (written: boolean, failure: Failure | null): Report => ({
      status: response?.statusCode ?? null,
      headers: flatten(response?.headers ?? {}),
      body: Buffer.concat(chunks).toString('utf8'),
      complete: response?.complete ?? false,
      written,
      failure,
    }),
  };
}

function flatten(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
