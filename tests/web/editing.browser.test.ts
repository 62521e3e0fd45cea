import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { bridgeArticle } from './bridge.ts';
import { describeInBrowser } from './desk-browser.ts';

describeInBrowser('editing in a browser', (seen) => {
  /** Signed in, an article pasted, its thread previewed. */
  async function preview(name: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await seen.signIn(options);
    await page.goto(`${seen.url}/new`);
    await page.getByLabel('The article').fill(bridgeArticle(name));
    await page.getByLabel('Link').fill(`https://site.example/${name.toLowerCase()}`);
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect.poll(() => page.locator('#editor .post').count()).toBeGreaterThan(1);
    return page;
  }

  const words = (page: Page, post: number) => page.locator(`[name=post-${post}]`).inputValue();
  const posts = (page: Page) => page.locator('#editor .post').count();
  const press = (page: Page, edit: string) => page.locator(`[name=edit][value="${edit}"]`).click();

  async function editThrough(page: Page): Promise<void> {
    const before = await posts(page);
    const first = await words(page, 1);
    await press(page, 'split 1');
    await expect.poll(() => posts(page)).toBe(before + 1);
    expect(await page.locator('#live-2 .number').textContent()).toBe(`2/${before + 1} `);
    await press(page, 'join 1');
    await expect.poll(() => posts(page)).toBe(before);
    await press(page, 'undo');
    await expect.poll(() => posts(page)).toBe(before + 1);
    await press(page, 'undo');
    await expect.poll(() => posts(page)).toBe(before);
    expect(await words(page, 1)).toBe(first);
    await press(page, 'down 1');
    await expect.poll(() => words(page, 2)).toBe(first);
    await press(page, 'numbers none');
    await expect.poll(() => page.locator('#editor .number').count()).toBe(0);
    await press(page, 'numbers n/m');
    await expect.poll(() => page.locator('#live-1 .number').textContent()).toBe(`1/${before} `);
  }

  test('posts are rearranged, numbered and taken back without script', async () => {
    const page = await preview('Aldersund', { javaScriptEnabled: false });
    await editThrough(page);
    await page.getByRole('button', { name: 'Save as draft' }).click();
    await page.waitForURL(/\/threads\//);
    expect(await page.locator('.post').count()).toBeGreaterThan(1);
    await page.context().close();
  });

  test('the same works with script on one page, which counts, mends and keeps the draft while somebody types', async () => {
    const page = await preview('Northcove');
    await page.evaluate('window.samePage = true');
    await editThrough(page);
    await page.locator('#at-1 .editor summary').click();
    const long = `${'A long sentence about the bridge in Northcove stands here. '.repeat(5)}It ends.`;
    await page.locator('[name=post-1]').fill(long);
    await expect.poll(() => page.locator('#live-1 .ring.over').count()).toBe(1);
    expect(await page.locator('[name=post-1]').inputValue()).toBe(long);
    expect(await page.locator('#live-1').textContent()).toContain('your own');
    const count = await posts(page);
    await page.locator('#live-1').getByRole('button', { name: 'Split it into 2 posts' }).click();
    await expect.poll(() => posts(page)).toBe(count + 1);
    expect(await page.locator('.ring.over').count()).toBe(0);
    await page.locator('#at-1 .editor').evaluate((el: { open: boolean }) => {
      el.open = true;
    });
    await page.locator('[name=post-1]').fill('Kept while I type.');
    await expect
      .poll(
        async () =>
          (await seen.desk.db.query(`select 1 from bobbin.posts where text like '%Kept while I type.'`)).rows
            .length,
        { timeout: 10_000 },
      )
      .toBe(1);
    expect(await page.evaluate('window.samePage')).toBe(true);
    await page.goto(`${seen.url}/`);
    expect(await page.locator('#queue').textContent()).toContain('Northcove bridge');
    await page.context().close();
  });

  test('the cursor says where to split, a line and its source light each other', async () => {
    const page = await preview('Eastmole');
    const first = await words(page, 1);
    await page.locator('#at-1 .editor summary').click();
    await page
      .locator('[name=post-1]')
      .evaluate((area: { focus(): void; setSelectionRange(a: number, b: number): void }) => {
        area.focus();
        area.setSelectionRange(10, 10);
      });
    await press(page, 'split 1');
    await expect.poll(() => words(page, 1)).toBe(first.slice(0, 10).trim());
    await press(page, 'undo');
    await expect.poll(() => words(page, 1)).toBe(first);
    await page.locator('#live-1 .sources a').first().focus();
    const refs = await page.locator('#live-1 .sources a').first().getAttribute('data-source');
    const ref = refs?.split(' ')[0];
    expect(await page.locator(`#as-read #${ref}.lit`).count()).toBe(1);
    expect(await page.locator('#live-1 .sourced.lit').count()).toBe(1);
    await page.locator(`#as-read #${ref} .to-post`).first().focus();
    expect(await page.locator('#live-1 .sourced.lit').count()).toBe(1);
    await page.context().close();
  });

  test('two editors on one draft see both versions and lose neither', async () => {
    const one = await preview('Saltmarket', { javaScriptEnabled: false });
    const draft = await one.locator('[name=draft]').inputValue();
    const two = await one.context().newPage();
    await two.goto(`${seen.url}/new?draft=${draft}`);
    for (const [page, mine] of [
      [one, 'Words of the first'],
      [two, 'Words of the second'],
    ] as const) {
      await page.locator('#at-1 .editor summary').click();
      await page.locator('[name=post-1]').fill(mine);
      await page.locator('#at-1 [name=edit][value=check]').click();
    }
    expect(await two.locator('.versions').textContent()).toContain('Words of the first');
    await two.locator('[name=take-1][value=theirs]').check();
    await two.getByRole('button', { name: 'Go on with these' }).click();
    expect(await words(two, 1)).toBe('Words of the first');
    await press(two, 'undo');
    expect(await words(two, 1)).toBe('Words of the second');
    await one.context().close();
  });
});
