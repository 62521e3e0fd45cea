import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/practice/faults.ts';
import { axeFinds, describeInBrowser } from './desk-browser.ts';

describeInBrowser('a held thread in a browser', (seen) => {
  /** A thread of three posts that X stopped with `fault` at its second, seen by an approver among what needs them. */
  async function held(fault: Fault, options: { readonly javaScriptEnabled: boolean }) {
    const id = await seen.desk.newsroom.thread(3);
    seen.desk.newsroom.fault(2, fault);
    await seen.desk.newsroom.publishThrough(id);
    const page = await seen.person(`Cleo ${id}`, 'approver', options);
    await page
      .getByRole('link', { name: /^Needs you/ })
      .first()
      .click();
    const entry = page.locator('.needs > li').filter({ has: page.locator(`a[href="/threads/${id}"]`) });
    // The click is done when the page is on its way: what is looked at is to have come.
    await entry.waitFor();
    if (options.javaScriptEnabled) expect(await axeFinds(page)).toEqual([]);
    return { id, page, entry };
  }

  const texts = () => seen.desk.newsroom.posted().map(({ text }) => text);
  const statuses = async (id: string) =>
    (await seen.desk.newsroom.look(id)).posts.map(({ status }) => status);
  const standing = (page: Page) => page.locator('.standing').textContent();

  describe.each([
    ['with script', { javaScriptEnabled: true }],
    ['without script', { javaScriptEnabled: false }],
  ])('%s', (_, options) => {
    test('is skipped past the post that X refused', async () => {
      const { id, page, entry } = await held({ kind: 'reply-rule' }, options);
      expect(await entry.textContent()).toMatch(/1 of 3 live. X refused post 2/);
      await entry.getByRole('button', { name: 'Skip this post' }).click();
      await expect.poll(() => statuses(id)).toEqual(['sent', 'skipped', 'pending']);
      await seen.desk.newsroom.publishThrough(id);
      await page.goto(`${seen.url}/threads/${id}`);
      expect(await standing(page)).toContain('Live');
      expect(await statuses(id)).toEqual(['sent', 'skipped', 'sent']);
      await page.context().close();
    });

    test('goes on with the post that X refused', async () => {
      const { id, page, entry } = await held({ kind: 'reply-rule' }, options);
      await entry.getByRole('button', { name: 'Continue as @practice' }).click();
      await expect.poll(async () => (await seen.desk.newsroom.look(id)).thread.status).toBe('publishing');
      await seen.desk.newsroom.publishThrough(id);
      expect(await statuses(id)).toEqual(['sent', 'sent', 'sent']);
      await page.context().close();
    });

    test('is sent again once somebody looked and says that the post is not there', async () => {
      const { id, page, entry } = await held({ kind: 'cut', stored: false }, options);
      expect(await entry.textContent()).toContain('not on the timeline');
      await entry.getByLabel(/the post is not there/).check();
      await entry.getByRole('button', { name: 'It is not there: send it' }).click();
      await expect.poll(async () => (await seen.desk.newsroom.look(id)).thread.status).toBe('publishing');
      await seen.desk.newsroom.publishThrough(id);
      expect(await statuses(id)).toEqual(['sent', 'sent', 'sent']);
      const own = (await seen.desk.newsroom.look(id)).posts.map(({ text }) => text);
      expect(texts().filter((text) => own.includes(text))).toEqual(own);
      await page.context().close();
    });

    test('is taken off X after a yes that says how many posts and for how much', async () => {
      const { id, page, entry } = await held({ kind: 'reply-rule' }, options);
      await entry.getByRole('link', { name: /^Delete 1 live post \(\$/ }).click();
      await page.getByLabel('Yes, delete these posts').check();
      await page.getByRole('button', { name: /^Delete 1 live post \(\$/ }).click();
      await expect.poll(() => statuses(id)).toEqual(['deleted', 'pending', 'pending']);
      const [first] = (await seen.desk.newsroom.look(id)).posts;
      expect(seen.desk.newsroom.practice.practice.store.find(first?.xPostId ?? '')?.deletedAt).not.toBeNull();
      await page.context().close();
    });
  });
});
