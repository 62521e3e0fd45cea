import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { requireApproval } from '../../src/publish/approval-rule.ts';
import { addUser } from '../http/team.ts';
import { axeFinds, describeInBrowser, openDeskInBrowser, overflowOf } from './desk-browser.ts';

const long = 'W'.repeat(280);
const texts = [
  long,
  'افتتح الجسر أمام حركة المرور يوم الاثنين بعد عامين من الإصلاحات التي كلفت 12 مليون كرونة 🎉',
  '北の入り江の橋は二年間の修理を終えて月曜日に開通した。一日に約九千台の車が通る見込みだと市は述べた。',
  '🚢🚢🚢 👩‍👩‍👧‍👦 The ferry 🇳🇴 sails 🎉🎉🎉',
];
const article = `${long}\n\n${texts.slice(1).join('\n\n')}\n\nAbout 9,000 cars a day will use the bridge, the city said.`;

/** Parts of pages, files, and what only redirects or is read by machines. */
const noPages = /^\/(api|assets|parts|pictures|healthz|readyz|metrics|queues)\b|\/picture$|\*$/;

describeInBrowser('every page', (seen) => {
  const threads: string[] = [];
  beforeAll(async () => {
    const page = await seen.signIn();
    const csrf = await page.locator('input[name=csrf]').first().inputValue();
    const press = async (path: string, form: Record<string, string>) =>
      (
        await page.request.post(seen.url + path, {
          ...{ headers: { origin: seen.url }, form: { csrf, ...form }, maxRedirects: 0 },
        })
      ).status();
    threads.push(...(await threadsOfAllKinds(press)));
    await seen.desk.db.query(
      `insert into bobbin.accounts (id, name, handle, x_user_id, kind, state)
       values ('ac_b', 'second', 'second', '9', 'oauth1', 'disabled')`,
    );
    expect(await press('/new-template', { text: template, do: 'save' })).toBe(303);
    expect(await press('/tokens', { name: 'cms', role: 'editor', days: '90' })).toBe(200);
    await addUser(seen.desk, 'Åsa 北 محمد 🎉 Lind', 'editor');
    expect(await press('/team', { name: 'W'.repeat(40), role: 'approver' })).toBe(200);
    await page.context().close();
  });

  const template = `---\nname: ours\ndescription: ${'W'.repeat(90)}\n---\n{{hook}}\n---\n{{link}}\n`;

  /** Threads in each state a page may show, with words that are hard to set. */
  async function threadsOfAllKinds(
    press: (path: string, form: Record<string, string>) => Promise<number>,
  ): Promise<readonly string[]> {
    const { newsroom, db } = seen.desk;
    const later = new Date(Date.now() + 86_400_000);
    const draft = await newsroom.thread(4, { at: null, texts });
    const rejected = await newsroom.thread(1, { at: null });
    const scheduled = await newsroom.thread(4, { at: later, texts });
    const live = await newsroom.thread(2);
    await newsroom.publishThrough(live);
    const cancelled = await newsroom.thread(1, { at: later });
    expect(await press(`/threads/${cancelled}/cancel`, {})).toBe(303);
    const held = await newsroom.thread(3);
    const going = await newsroom.thread(3);
    await requireApproval(db, 'practice', { kind: 'any-approver' }, 'ops');
    const waiting = await newsroom.thread(2, { at: later });
    const wants = ['continue', 'skip', 'edit', 'found', 'resend', 'move', 'delete-live', 'cancel'];
    const reason = { code: 'x', message: `Look at it: ${long}`, actions: wants };
    await db.query(`update bobbin.threads set status = 'held', reason = $2 where id = $1`, [
      held,
      JSON.stringify(reason),
    ]);
    await db.query(`update bobbin.posts set status = 'unknown' where thread_id = $1 and position = 2`, [
      held,
    ]);
    await db.query(`update bobbin.threads set status = 'publishing' where id = $1`, [going]);
    await db.query('update bobbin.threads set rejection = $2 where id = $1', [
      rejected,
      JSON.stringify({ by: 'Ada', reason: long, at: new Date().toISOString() }),
    ]);
    await db.query('update bobbin.threads set title = $2 where id = any($1)', [[scheduled, held], long]);
    await db.query('update bobbin.threads set title = $2 where id = $1', [draft, texts[1]]);
    return [draft, rejected, scheduled, live, cancelled, held, going, waiting];
  }

  /** Where each address of the desk leads, with every thread, account and template there is. */
  function paths(): readonly string[] {
    const addresses = seen.desk.app.routes.filter(
      ({ method, path }) => method === 'GET' && !noPages.test(path),
    );
    const all = new Set(addresses.flatMap(({ path }) => filled(path)));
    return [
      ...all,
      '/new?sample=1',
      '/?q=thread&status=held',
      ...['draft', 'cancelled', 'published'].map((status) => `/?status=${status}`),
      '/nothing-here',
      '/practice/practice',
    ];
  }

  function filled(path: string): readonly string[] {
    const fill = (names: readonly string[]) => names.map((name) => path.replace(/:\w+/, name));
    if (path.includes('/threads/:id')) return fill(threads);
    if (path.startsWith('/templates/:name')) return fill(['highlights', 'ours']);
    if (path.startsWith('/accounts/:name')) return fill(['practice', 'second']);
    return [path];
  }

  /** Near the time of another thread, so that it is shown before it is taken. */
  const soon = new Date(Date.now() + 86_400_000 + 60_000).toISOString().slice(0, 16);

  /** Answers to forms that are pages of their own: what was made, and what is wrong. */
  const formsFor = (width: number): readonly (readonly [string, Record<string, string>])[] => [
    [`/threads/${threads[2]}/move`, { when: 'at', at: soon }],
    [`/threads/${threads[2]}/move`, { when: 'at', at: '2020-01-01T10:00' }],
    [`/threads/${threads[7]}/reject`, { reason: '' }],
    [`/threads/${threads[5]}/found`, { post: 'no link' }],
    [`/threads/${threads[5]}/resend`, {}],
    [`/threads/${threads[3]}/delete-live`, {}],
    [`/threads/${threads[0]}/edit`, { revision: '0', 'post-1': long, 'id-1': '' }],
    ['/team', { name: `${width} ${'W'.repeat(34)}`, role: 'ops' }],
    ['/new', { text: article, link: 'https://site.example/a', template: 'highlights', account: 'practice' }],
    ['/new', { text: '', link: 'no address', when: 'at', at: '2020-01-01T10:00', account: 'nobody' }],
    ['/new-template', { text: `---\nname: x y\n---\n{{hok}}`, do: 'save' }],
    ['/tokens', { name: `t-${width}-${'w'.repeat(25)}`, role: 'editor', days: '30' }],
    ['/tokens', { name: '', role: 'editor', days: 'many' }],
    ['/team', { name: '', role: 'editor' }],
    ['/accounts', { name: 'a b', timeZone: 'Nowhere' }],
    ['/accounts/practice/budget', { dayUsd: 'much', monthUsd: '-1' }],
    ['/accounts/practice/schedule', { mon: '25:00', blackout: 'always', gap: 'x' }],
    ['/accounts/second/keys', { apiKey: '', apiKeySecret: '' }],
    ['/me/password', { password: 'short', again: 'other' }],
  ];

  /** Sends a form from the page in hand, as a press would. */
  async function send(page: Page, action: string, fields: Record<string, string>): Promise<void> {
    const csrf = await page.locator('input[name=csrf]').first().inputValue();
    const form = JSON.stringify({ action, fields: { csrf, ...fields } });
    await Promise.all([
      page.waitForNavigation(),
      page.evaluate(`(({ action, fields }) => {
        const form = Object.assign(document.createElement('form'), { method: 'post', action });
        for (const [name, value] of Object.entries(fields))
          form.append(Object.assign(document.createElement('textarea'), { name, value }));
        document.body.append(form);
        form.submit();
      })(${form})`),
    ]);
  }

  /** Every part that opens is open: what it hides is judged too. */
  const openAll = `for (const each of document.querySelectorAll('details')) each.open = true`;

  const look = async (page: Page, name: string) => {
    const found = [name, await axeFinds(page), await overflowOf(page)];
    await page.evaluate(openAll);
    return [found, [name, await axeFinds(page), await overflowOf(page)]];
  };
  const fine = (name: string) => [
    [name, [], 0],
    [name, [], 0],
  ];

  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)(
    'is accessible and fits, %s at %d px',
    async (colorScheme, width) => {
      const options = { colorScheme, viewport: { width, height: 844 } };
      const page = await seen.signIn(options);
      for (const path of paths()) {
        await page.goto(seen.url + path);
        expect.soft(await look(page, path)).toEqual(fine(path));
      }
      for (const [action, fields] of formsFor(width)) {
        await page.goto(`${seen.url}/`);
        await send(page, action, fields);
        expect.soft(await look(page, `POST ${action}`)).toEqual(fine(`POST ${action}`));
      }
      await page.context().close();
    },
    300_000,
  );

  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('of the door is accessible and fits, %s at %d px', async (colorScheme, width) => {
    const page = await seen.stranger({ colorScheme, viewport: { width, height: 844 } });
    for (const path of ['/sign-in', '/sign-in?token=wrong', '/invitation?token=old']) {
      await page.goto(seen.url + path);
      expect.soft(await look(page, path)).toEqual(fine(path));
    }
    await page.goto(`${seen.url}/sign-in`);
    await page.getByLabel('Name').fill('Nobody');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect.soft(await look(page, 'wrong')).toEqual(fine('wrong'));
    await page.context().close();
  });

  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('of somebody with a name is accessible and fits, %s at %d px', async (colorScheme, width) => {
    const page = await seen.person(`Erin ${width}`, 'approver', {
      ...{ colorScheme, viewport: { width, height: 844 } },
    });
    for (const path of [
      '/',
      '/me',
      '/needs-you',
      '/accounts',
      '/tokens',
      ...threads.map((id) => `/threads/${id}`),
    ]) {
      await page.goto(seen.url + path);
      expect.soft(await look(page, path)).toEqual(fine(path));
    }
    await page.goto(`${seen.url}/me`);
    await send(page, '/me/password', { now: 'wrong', password: 'short', again: 'other' });
    expect.soft(await look(page, 'password')).toEqual(fine('password'));
    await page.context().close();
  });

  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('before anybody has a name is accessible and fits, %s at %d px', async (colorScheme, width) => {
    const fresh = await openDeskInBrowser();
    const page = await fresh.stranger({ colorScheme, viewport: { width, height: 844 } });
    await page.goto(`${fresh.url}/sign-in`);
    expect.soft(await page.locator('main').textContent()).toContain('Open the sign-in link');
    expect.soft(await look(page, 'first')).toEqual(fine('first'));
    await page.goto(`${fresh.url}/sign-in?token=the-link`);
    for (const path of ['/', '/new', '/team', '/needs-you', '/calendar', '/tokens', '/templates']) {
      await page.goto(fresh.url + path);
      expect.soft(await look(page, path)).toEqual(fine(path));
    }
    await fresh.close();
  });
});
