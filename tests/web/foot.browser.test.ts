import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { requireApproval } from '../../src/publish/approval-rule.ts';
import { axeFinds, describeInBrowser, overflowOf } from './desk-browser.ts';

/** What of the focused element the foot or the places cover, in words; empty: nothing. */
const coverOfFocus = `(() => {
  const el = document.activeElement;
  if (el === document.body || el.closest('.foot, .places')) return '';
  const box = el.getBoundingClientRect();
  for (const bar of document.querySelectorAll('.foot, .places')) {
    const over = bar.getBoundingClientRect();
    const isBar = getComputedStyle(bar).position !== 'static';
    if (!isBar) continue;
    if (box.bottom > over.top && box.top < over.bottom && box.right > over.left && box.left < over.right)
      return (el.name || el.textContent).trim() + ' under ' + bar.className;
  }
  return '';
})()`;

describeInBrowser('the foot of a new thread', (seen) => {
  const height = async (page: Page, selector: string) =>
    (await page.locator(selector).boundingBox())?.height ?? 0;

  test.each([
    [1280, true],
    [1280, false],
    [390, true],
    [390, false],
  ])('at %d px, script %s, covers nothing that has the focus', async (width, javaScriptEnabled) => {
    const page = await seen.signIn({ viewport: { width, height: 844 }, javaScriptEnabled });
    await page.goto(`${seen.url}/new?sample=1`);
    const covered: unknown[] = [];
    for (let turn = 0; turn < 90; turn += 1) {
      await page.keyboard.press('Tab');
      covered.push(await page.evaluate(coverOfFocus));
    }
    expect(covered.filter(Boolean)).toEqual([]);
    await page.context().close();
  });

  test('is one low bar on a phone, which opens to the time and what else there is', async () => {
    const page = await seen.signIn({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
    await page.goto(`${seen.url}/new?sample=1`);
    expect(await height(page, '.foot')).toBeLessThan(110);
    expect(await page.getByRole('button', { name: 'Queue as @practice' }).isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Save as draft' }).isVisible()).toBe(false);
    expect(await page.locator('.plan > summary').textContent()).toMatch(/Now.*\d posts, \$0\.\d+/);
    await page.locator('.plan > summary').click();
    await page.getByLabel('Next free time').check();
    expect(await page.getByRole('button', { name: 'Save as draft' }).isVisible()).toBe(true);
    expect(await height(page, '.foot')).toBeLessThanOrEqual(422);
    await page.context().close();
  });

  test('stays as low where the button has more to say', async () => {
    await requireApproval(seen.desk.db, 'practice', { kind: 'any-approver' }, 'ops');
    const page = await seen.signIn({ viewport: { width: 390, height: 844 } });
    await page.goto(`${seen.url}/new?sample=1`);
    expect(await page.getByRole('button', { name: 'Ask for approval as @practice' }).isVisible()).toBe(true);
    expect(await height(page, '.foot')).toBeLessThan(110);
    await requireApproval(seen.desk.db, 'practice', { kind: 'nobody' }, 'ops');
    await page.context().close();
  });

  test('has its choices open where there is room', async () => {
    const page = await seen.signIn({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${seen.url}/new?sample=1`);
    await page.getByLabel('Next free time').check();
    expect(await page.locator('.plan > summary').isVisible()).toBe(false);
    expect(await height(page, '.foot')).toBeLessThan(130);
    await page.context().close();
  });

  test('the button that queues says what must be mended first, and a press leads there', async () => {
    const page = await seen.signIn({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await page.goto(`${seen.url}/new?sample=1`);
    await page.locator('#at-2 .editor summary').click();
    await page.locator('[name=post-2]').fill('x'.repeat(290));
    await expect.poll(() => page.locator('#live-blocked').textContent()).toContain('Post 2 must be mended');
    expect(await axeFinds(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await page.getByRole('button', { name: 'Queue as @practice' }).click();
    await page.locator('.error-summary a').click();
    expect(new URL(page.url()).hash).toBe('#at-2');
    await page.locator('[name=post-2]').fill('Short again.');
    await expect.poll(() => page.locator('#live-blocked').textContent()).toBe('');
    await page.context().close();
  });

  test('on a phone five places stand in a row, the others open from the last', async () => {
    const page = await seen.signIn({ viewport: { width: 390, height: 844 } });
    const nav = page.getByRole('navigation', { name: 'Desk' });
    expect(await nav.getByRole('link').count()).toBe(4);
    await nav.getByText('More').click();
    await nav.getByRole('link', { name: 'Status' }).click();
    await page.waitForURL(/\/status/);
    await nav.getByText('More').click();
    expect(await nav.getByRole('link').count()).toBe(8);
    expect(await axeFinds(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await nav.getByRole('link').count()).toBe(4);
    await page.context().close();
  });
});
