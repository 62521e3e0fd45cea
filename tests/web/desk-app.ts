import { openTemplates } from '../../src/draft/templates.ts';
import { createApp } from '../../src/http/app.ts';
import type { DeskDeps } from '../../src/web/deps.ts';
import { freshEmbedded } from '../support/backends.ts';
import { openNewsroom } from '../support/newsroom.ts';

const origin = 'http://desk.test';

/** A whole app on a real embedded store and a real practice X, with somebody signed in. */
export async function openDesk(over: Partial<DeskDeps> = {}) {
  const db = await freshEmbedded();
  const newsroom = await openNewsroom(db);
  const woken: string[] = [];
  const failures: Error[] = [];
  const app = createApp({
    db,
    queue: { wake: async (id) => void woken.push(id), check: async () => {} },
    templates: await openTemplates(db, null),
    xSettings: newsroom.settings,
    x: newsroom.publisher.x,
    siteUrl: null,
    timeZone: 'Europe/Berlin',
    publicUrl: origin,
    defaultAccount: null,
    trialStorage: true,
    signIn: { linkToken: 'the-link', password: null, localToken: 'the-local-token' },
    onError: (error) => void failures.push(error),
    ...over,
  });
  const opened = await app.request(`${origin}/sign-in?token=the-link`);
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const get = async (path: string) => await app.request(`${origin}${path}`, { headers: { cookie } });
  const csrf = /name="csrf" value="([^"]+)"/.exec(await (await get('/')).text())?.[1] ?? '';
  const send = async (path: string, fields: Record<string, string>) =>
    await app.request(`${origin}${path}`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields),
    });
  return {
    app,
    db,
    newsroom,
    woken,
    failures,
    csrf,
    get,
    page: async (path: string) => await (await get(path)).text(),
    send,
    multipart: async (path: string, body: FormData) =>
      await app.request(`${origin}${path}`, { method: 'POST', headers: { cookie, origin }, body }),
    post: (path: string, fields: Record<string, string> = {}) => send(path, { csrf, ...fields }),
    async close() {
      await newsroom.close();
      await db.close();
    },
  };
}

/** The values a browser would send with a page's main form, as they stand in it. */
export function formOf(html: string, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="${action}"[^>]*>([\\s\\S]*?)</form>`).exec(html)?.[1] ?? '';
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type') ?? 'text';
    if (name === null || type === 'file') continue;
    if ((type === 'radio' || type === 'checkbox') && !/\schecked/.test(tag)) continue;
    fields[name] = unescaped(attribute(tag, 'value') ?? '');
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    fields[attribute(tag, 'name') ?? ''] = unescaped(text).replace(/^\n/, '').replaceAll('\n', '\r\n');
  }
  for (const [, tag = '', options = ''] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option[^>]*\sselected[^>]*>/.exec(options)?.[0] ?? '';
    fields[attribute(tag, 'name') ?? ''] = unescaped(attribute(chosen, 'value') ?? '');
  }
  return fields;
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
