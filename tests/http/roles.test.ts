import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '../../src/account/role.ts';
import { type Desk, linkToken, openDesk } from './open-desk.ts';
import { addToken, addUser, type Signed, sendForm, signedIn } from './team.ts';

type Who = Role | 'nobody';
type Call = { readonly call: string; readonly allowed: ReadonlySet<Who> };

/** Every call of the table in docs/roles.md, and who may make it. */
function readTable(): readonly Call[] {
  const text = readFileSync(new URL('../../docs/roles.md', import.meta.url), 'utf8');
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const [head = [], , ...body] = rows;
  const columns = head.slice(2) as Who[]; // compared with the roles there are, below
  return body.flatMap((cells) => {
    const marks = cells.slice(2);
    if (marks.some((mark) => mark !== 'yes' && mark !== 'no')) throw new Error(`Not yes or no: ${cells}`);
    const allowed = new Set(columns.filter((_, index) => marks[index] === 'yes'));
    return [...(cells[1] ?? '').matchAll(/`([A-Z]+ [^`]+)`/g)].map(([, call = '']) => ({ call, allowed }));
  });
}

const table = readTable();
const everybody: readonly Who[] = [...roles, 'nobody'];
let desk: Desk;
const users: Partial<Record<Role, string>> = {};
const tokens: Partial<Record<Role, string>> = {};
beforeAll(async () => {
  desk = await openDesk();
  for (const role of roles) {
    users[role] = await addUser(desk, `The ${role}`, role);
    tokens[role] = await addToken(desk, role);
  }
});
afterAll(() => desk.close());

/** With ids and names of things there are not: what is let through finds nothing, what is not never looks. */
function pathOf(call: string): string {
  return (call.split(' ')[1] ?? '').replace(':id', 'th_none').replace(':name', 'nothing');
}

async function ask(call: string, who: Who): Promise<Response> {
  const path = pathOf(call);
  const method = call.split(' ')[0] ?? '';
  if (path.startsWith('/api/')) {
    const token = who === 'nobody' ? null : tokens[who];
    return await desk.app.request(path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(['POST', 'PUT'].includes(method) ? { 'content-type': 'application/json' } : {}),
      },
      ...(['POST', 'PUT'].includes(method) ? { body: '{}' } : {}),
    });
  }
  const signed: Signed | null = who === 'nobody' ? null : await signedIn(desk, users[who] ?? '');
  if (method === 'POST') return await sendForm(desk, path, {}, signed);
  return await desk.app.request(path, { method, headers: signed ? { cookie: signed.cookie } : {} });
}

/** What became of a call: `in` is anything but being kept out, or finding no such call. */
async function fateOf(call: string, who: Who): Promise<string> {
  const answer = await ask(call, who);
  if (answer.status === 403) return 'forbidden';
  if (call.includes(' /api/') && answer.status === 401) return 'unknown';
  if (answer.status === 303 && answer.headers.get('location') === '/sign-in') {
    return (call === 'POST /sign-out' && answer.headers.has('set-cookie')) ||
      (call === 'POST /me/sign-out-everywhere' && who !== 'nobody')
      ? 'in'
      : 'unknown';
  }
  const text = await answer.text();
  return /There is no such (call|page)/.test(text) ? 'no such call' : 'in';
}

describe('the table of docs/roles.md', () => {
  it('has a column for every role and for nobody', () => {
    const text = readFileSync(new URL('../../docs/roles.md', import.meta.url), 'utf8');
    const head = /^\|(.*)\|$/m
      .exec(text)?.[1]
      ?.split('|')
      .map((cell) => cell.trim());
    expect(head?.slice(2)).toEqual([...everybody]);
  });

  it('holds every call of desk and API that changes something, and none twice', () => {
    const looking = ['GET', 'HEAD', 'ALL'];
    const routes = desk.app.routes
      .filter(({ method }) => !looking.includes(method))
      .map(({ method, path }) => `${method} ${path}`);
    const listed = table.map(({ call }) => call);
    const changing = listed.filter((call) => !call.startsWith('GET '));
    expect([...changing].sort()).toEqual([...new Set(routes)].sort());
    expect(listed.length).toBe(new Set(listed).size);
    expect(listed.length).toBeGreaterThan(50);
  });

  it.each(everybody.flatMap((who) => table.map((row) => [who, row.call, row] as const)))(
    'is what %s meets with %s',
    async (who, call, { allowed }) => {
      const kept = who === 'nobody' ? 'unknown' : 'forbidden';
      expect(await fateOf(call, who)).toBe(allowed.has(who) ? 'in' : kept);
    },
  );
});

describe('what a role may not', () => {
  it('changes nothing and says so in words, at the desk and to programs', async () => {
    const signed = await signedIn(desk, users.editor ?? '');
    await sendForm(desk, '/pause', {}, signed);
    const answer = await sendForm(desk, '/resume', {}, signed);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('This is not for the role “editor”');
    const call = await desk.ask('POST /api/resume', { token: tokens.editor ?? '', body: {} });
    expect([call.status, call.body.error.code]).toEqual([403, 'forbidden']);
    const { rows } = await desk.db.query<{ value: unknown }>(
      `select value from bobbin.settings where name = 'paused'`,
    );
    expect(rows[0]?.value).toMatchObject({ by: 'The editor' });
  });

  it('is not offered at the desk', async () => {
    const pageOf = async (role: Role) => {
      const { cookie } = await signedIn(desk, users[role] ?? '');
      return await (await desk.app.request('/accounts', { headers: { cookie } })).text();
    };
    const [editor, admin] = [await pageOf('editor'), await pageOf('admin')];
    expect(admin).toContain('action="/accounts/practice/approval"');
    expect(admin).toContain('href="/team"');
    expect(editor).not.toContain('action="/accounts/practice/approval"');
    expect(editor).not.toContain('href="/team"');
  });

  it('is not to be had by the link of the start, once there is an admin', async () => {
    const answer = await desk.app.request(`/sign-in?token=${linkToken}`);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([401, null]);
  });
});
