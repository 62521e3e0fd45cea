import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { bridgeArticle } from './bridge.ts';
import { axeFinds, describeInBrowser, overflowOf } from './desk-browser.ts';

describeInBrowser('the desk in a browser', (seen) => {
  /** From a pasted article to a queued thread. @returns its id. */
  async function queue(page: Page, name: string): Promise<string> {
    await page.getByRole('link', { name: 'New thread' }).first().click();
    await page.getByLabel('The article').fill(bridgeArticle(name));
    await page.getByLabel('Link').fill(`https://site.example/${name.toLowerCase()}`);
    await page.getByLabel('Now').check();
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect.poll(() => page.locator('.post').count()).toBeGreaterThan(1);
    await page.getByLabel('Next free time').check();
    await page.getByLabel('Now').check();
    await page.getByRole('button', { name: 'Queue as @practice' }).click();
    await page.waitForURL(/\/threads\//);
    return page.url().split('/').at(-1) ?? '';
  }

  test('an article is pasted, previewed, queued, and seen going live without a reload', async () => {
    const page = await seen.signIn();
    const id = await queue(page, 'Northcove');
    await seen.desk.newsroom.publishThrough(id);
    const standing = page.locator('.standing');
    await expect.poll(() => standing.textContent(), { timeout: 10_000 }).toMatch(/Live(\d+) of \1 live/);
    await expect.poll(() => page.locator('.record').textContent()).toContain('X took post 1');
    await page.getByRole('link', { name: 'See it on practice X' }).first().click();
    await expect.poll(() => page.locator('body').textContent()).toContain('Northcove bridge');
    await page.context().close();
  });

  test('the same works without script', async () => {
    const page = await seen.signIn({ javaScriptEnabled: false });
    const id = await queue(page, 'Aldersund');
    expect(await page.locator('.standing').textContent()).toContain('Look again');
    await seen.desk.newsroom.publishThrough(id);
    await page.getByRole('link', { name: 'Look again' }).click();
    expect(await page.locator('.standing').textContent()).toMatch(/(\d+) of \1 live/);
    await page.context().close();
  });

  test('keys open the form, send it, and show themselves', async () => {
    const page = await seen.signIn();
    await page.keyboard.press('?');
    await expect.poll(() => page.getByRole('heading', { name: 'Keys' }).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('heading', { name: 'Keys' }).isVisible()).toBe(false);
    await page.keyboard.press('n');
    await page.waitForURL(/\/new/);
    await page.getByLabel('The article').fill(bridgeArticle('Eastmole'));
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator('.error-summary').textContent()).toContain('no address to link to');
    expect(await page.getByLabel('The article').inputValue()).toContain('Eastmole bridge');
    await page.context().close();
  });

  test('what somebody types is not replaced by a refresh', async () => {
    const page = await seen.signIn();
    const id = await seen.desk.newsroom.thread(1, { at: new Date(Date.now() + 30_000) });
    await page.goto(`${seen.url}/threads/${id}`);
    await page.getByText('Move it to another time').click();
    await page.getByLabel('Next free time').check();
    expect(await page.getByLabel(/^Date and time/).isVisible()).toBe(false);
    await page.getByLabel('At', { exact: true }).check();
    await page.getByLabel(/^Date and time/).fill('2030-01-01T10:00');
    await page.getByText('The record').click();
    await page.waitForTimeout(2_500);
    expect(await page.getByLabel(/^Date and time/).inputValue()).toBe('2030-01-01T10:00');
    await page.context().close();
  });

  test('a thread is moved from the calendar by keys alone, its time shown by three clocks before', async () => {
    const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
    const id = await seen.desk.newsroom.thread(1, { at: new Date(`${day}T12:00:00Z`) });
    await seen.desk.db.query(
      `update bobbin.accounts set time_zone = 'Europe/Berlin' where name = 'practice'`,
    );
    const page = await seen.signIn({ timezoneId: 'America/New_York' });
    await page.goto(`${seen.url}/calendar?week=${day}`);
    const entry = page.locator('.due').filter({ has: page.locator(`a[href="/threads/${id}"]`) });
    await entry.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await entry.getByLabel('To, in Europe/Berlin').fill(`${day}T15:45`);
    const told = entry.locator('.told');
    await expect.poll(() => told.textContent()).toMatch(/15:45 Europe\/Berlin\s+1[34]:45 UTC/);
    await expect.poll(() => told.textContent()).toMatch(/(08|09|10):45 here/);
    expect(await axeFinds(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/calendar\?/);
    await expect.poll(() => entry.locator('strong').first().textContent()).toBe('15:45');
    await seen.desk.db.query(`update bobbin.accounts set time_zone = 'UTC' where name = 'practice'`);
    await page.context().close();
  });

  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('every page is accessible and fits, %s at %d px', async (colorScheme, width) => {
    const page = await seen.signIn({ colorScheme, viewport: { width, height: 844 } });
    const draft = await seen.desk.newsroom.thread(2, {
      at: null,
      texts: ['W'.repeat(280), 'اقرأ الخبر كاملا'],
    });
    const held = await seen.desk.newsroom.thread(3);
    await seen.desk.db.query(`update bobbin.threads set status = 'held', reason = $2 where id = $1`, [
      held,
      JSON.stringify({
        code: 'x',
        message: 'Look.',
        actions: ['continue', 'skip', 'edit', 'found', 'resend', 'move'],
      }),
    ]);
    const invited = await page.request.post(`${seen.url}/team`, {
      headers: { origin: seen.url },
      form: {
        csrf: await page.locator('input[name=csrf]').first().inputValue(),
        name: `Ada ${width}`,
        role: 'ops',
      },
    });
    const invitation = /\/invitation\?token=[\w-]+/.exec(await invited.text())?.[0] ?? '';
    expect(invitation).not.toBe('');
    const paths = [
      '/',
      '/new',
      '/new?sample=1',
      '/needs-you',
      '/accounts',
      '/accounts/practice/enable',
      '/accounts/practice/schedule',
      '/calendar',
      '/status',
      '/team',
    ];
    paths.push(
      `/threads/${draft}`,
      `/threads/${draft}/edit`,
      `/threads/${draft}/cancel`,
      `/threads/${held}`,
      '/?status=published',
      '/nothing',
      invitation,
    );
    for (const path of paths) {
      await page.goto(seen.url + path);
      expect([path, await axeFinds(page)]).toEqual([path, []]);
      expect([path, await overflowOf(page)]).toEqual([path, 0]);
    }
    await page.context().close();
  });
});
