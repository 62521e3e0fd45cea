import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { requireApproval } from '../../src/publish/approval-rule.ts';
import { describeInBrowser } from './desk-browser.ts';

const article = (name: string) => `${name} library opens on Sundays
The ${name} library will open on Sundays from 7 December, the council decided by 31 votes to 12.
Eleven librarians are hired for it, at a cost of 240,000 crowns a year, the treasurer said.
Readers had asked for it since 2019, in a petition with 4,100 names.
`;

const ways = [
  ['with script, light, at 1280 px', { javaScriptEnabled: true, colorScheme: 'light', width: 1280 }],
  ['without script, dark, at 390 px', { javaScriptEnabled: false, colorScheme: 'dark', width: 390 }],
] as const;

describeInBrowser('two people at the desk', (seen) => {
  beforeAll(async () => {
    await requireApproval(seen.desk.db, 'practice', { kind: 'any-approver' }, 'ops');
  });
  describe.each(ways)('%s', (_, { width, ...way }) => {
    const options = { ...way, viewport: { width, height: 844 } };
    const town = way.javaScriptEnabled ? 'Northcove' : 'Aldersund';

    test('one pastes, edits and queues, another approves, both see it go live and read the record', async () => {
      const ann = await seen.person(`Ann ${width}`, 'editor', options);
      const ben = await seen.person(`Ben ${width}`, 'approver', options);
      const id = await queueEdited(ann, town);
      expect(await ann.locator('.standing').textContent()).toContain('Awaiting approval');
      expect(await ann.getByRole('button', { name: /^Approve/ }).count()).toBe(0);

      await ben.goto(`${seen.url}/needs-you`);
      await ben
        .getByRole('link', { name: new RegExp(town) })
        .first()
        .click();
      await ben.getByRole('button', { name: 'Approve, now' }).click();
      await seen.desk.newsroom.publishThrough(id);

      for (const page of [ann, ben]) {
        await page.goto(`${seen.url}/threads/${id}`);
        await expect.poll(() => page.locator('.standing').textContent()).toMatch(/(\d+) of \1 live/);
        const record = (await page.locator('.record').textContent()) ?? '';
        for (const line of [`Ann ${width}`, `Ben ${width}`, 'approved', 'X took post 1']) {
          expect(record).toContain(line);
        }
        expect(await page.locator('.posts-on-x a, .thread a').count()).toBeGreaterThan(0);
      }
      const posted = seen.desk.newsroom.posted().filter(({ text }) => text.includes(town));
      expect(posted[0]?.text).toContain('decided on Monday night');
      await ann.context().close();
      await ben.context().close();
    });
  });

  /** Pastes an article, changes its first post by hand and queues it. @returns the thread's id. */
  async function queueEdited(page: Page, name: string): Promise<string> {
    await page.getByRole('link', { name: 'New thread' }).first().click();
    await page.getByLabel('The article').fill(article(name));
    await page.getByLabel('Link').fill(`https://site.example/${name.toLowerCase()}`);
    await page.getByRole('button', { name: 'Preview' }).click();
    const first = page.locator('textarea[name=post-1]');
    if (!(await first.isVisible())) await page.locator('.post summary').first().click();
    await first.fill(`${await first.inputValue()} It was decided on Monday night.`);
    await page.getByLabel('Next free time').check();
    await page.getByRole('button', { name: /as @practice$/ }).click();
    // What is odd about words changed since the last check is shown once before they are queued.
    await expect.poll(() => page.locator('.standing, .error-summary').count()).toBe(1);
    if (!page.url().includes('/threads/')) await page.getByRole('button', { name: /as @practice$/ }).click();
    await page.waitForURL(/\/threads\//);
    return page.url().split('/').at(-1) ?? '';
  }
});
