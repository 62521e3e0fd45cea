import { openTemplates } from '../../src/draft/templates.ts';
import { createApp } from '../../src/http/app.ts';
import type { Deps } from '../../src/http/deps.ts';
import type { Db } from '../../src/store/db.ts';
import { freshEmbedded } from '../support/backends.ts';
import { openNewsroom } from '../support/newsroom.ts';
import type { Json } from '../support/practice.ts';

/** The whole HTTP app on an embedded store of its own and a practice X, without a port. */
export type Desk = Awaited<ReturnType<typeof openDesk>>;

export const localToken = 'the-local-token-of-this-test';
export const linkToken = 'the-link-token-of-this-test';
export const publicUrl = 'http://127.0.0.1:3000';

type Asked = {
  readonly body?: unknown;
  /** Null: no token at all. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Json };

export async function openDesk(change: Partial<Deps> = {}) {
  const db = await freshEmbedded();
  const newsroom = await openNewsroom(db);
  const woken: string[] = [];
  const told: { readonly message: string; readonly where: string }[] = [];
  const deps: Deps = {
    db,
    queue: { wake: async (id) => void woken.push(id), check: async () => {} },
    templates: await openTemplates(db, null),
    xSettings: newsroom.settings,
    x: newsroom.publisher.x,
    siteUrl: null,
    timeZone: 'Europe/Berlin',
    publicUrl,
    defaultAccount: null,
    trialStorage: true,
    signIn: { linkToken, password: null, localToken },
    onError: (error, where) => void told.push({ message: error.message, where }),
    ...change,
  };
  const app = createApp(deps);
  return {
    app,
    db,
    newsroom,
    /** Threads the queue was asked to wake. */
    woken,
    /** Errors that were told to whoever runs this, not to the caller. */
    told,
    /** `ask('POST /api/threads', { body })`, as the commands of this machine unless a token says otherwise. */
    ask: (call: string, asked: Asked = {}) => ask(app, call, asked),
    close: async () => {
      await newsroom.close();
      await db.close();
    },
  };
}

async function ask(app: ReturnType<typeof createApp>, call: string, asked: Asked): Promise<Answer> {
  const [method = 'GET', path = '/'] = call.split(' ');
  const { body, token = localToken, headers = {} } = asked;
  const response = await app.request(path, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parse(text) };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** How many rows each table has that a refused request might have left something in. */
export async function countRows(db: Db): Promise<Readonly<Record<string, number>>> {
  const tables = ['articles', 'threads', 'posts', 'events', 'idempotency_keys'];
  const counts = tables.map((name) => `(select count(*)::int from bobbin.${name}) as ${name}`);
  const { rows } = await db.query<Record<string, number>>(`select ${counts.join(', ')}`);
  return rows[0] ?? {};
}

/** Every row of every table of ours as one text, to look for what must not be in it. */
export async function dumpRows(db: Db): Promise<string> {
  const { rows: tables } = await db.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'bobbin'`,
  );
  const dumps: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.query<{ row: string }>(
      `select row_to_json(t)::text as row from bobbin.${name} t`,
    );
    dumps.push(name, ...rows.map(({ row }) => row));
  }
  return dumps.join('\n');
}

/** An article as newsrooms paste it, its words unlike those of any other with another `mark`. */
export function anArticle(mark = 'one'): string {
  return `Council of Harbour ${mark} buys nine electric ferries
The council of Harbour ${mark} will replace its nine diesel ferries with electric ones by 2029, it decided by 31 votes to 12.
The first ferry of ${mark} is under construction at the Aldersund shipyard and will carry 350 passengers.
The programme will cost 184 million crowns, according to the finance office of ${mark}.
Highlights:
Harbour ${mark} will run nine electric ferries by 2029.
The programme of ${mark} costs 184 million crowns.
`;
}
