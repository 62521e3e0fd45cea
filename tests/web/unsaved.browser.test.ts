import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser } from './desk-browser.ts';

describeInBrowser('the editor of a queued thread', (seen) => {
  /** @returns a page of the editor, what the browser asked on leaving it, and its thread. */
  async function open(javaScriptEnabled = true) {
    const at = new Date(Date.now() + 86_400_000);
    const id = await seen.desk.newsroom.thread(2, { at, texts: ['1/2 One sentence. Another.', '2/2 Two.'] });
    const page = await seen.signIn({ javaScriptEnabled });
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.goto(`${seen.url}/threads/${id}/edit`);
    return { page, id, asked };
  }

  async function type(page: Page, words: string): Promise<void> {
    await page.locator('#at-1 .editor summary').click();
    await page.locator('[name=post-1]').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(words);
  }

  const home = (page: Page) => page.getByRole('link', { name: 'Queue' }).first().click();

  test('asks before what was typed is left, and has it again on going back', async () => {
    const { page, id, asked } = await open();
    await type(page, 'Typed and not saved.');
    await home(page);
    await page.waitForURL(`${seen.url}/`);
    expect(asked).toEqual(['beforeunload']);
    await page.goBack();
    await expect.poll(() => page.locator('[name=post-1]').inputValue()).toBe('Typed and not saved.');
    await expect
      .poll(() => page.locator('#live-1 .post-text').textContent())
      .toContain('Typed and not saved.');
    expect((await seen.desk.newsroom.look(id)).posts[0]?.text).toBe('1/2 One sentence. Another.');
    await page.getByRole('button', { name: /^Save for/ }).click();
    await page.waitForURL(/\/threads\/\w+$/);
    expect(asked).toEqual(['beforeunload']);
    expect((await seen.desk.newsroom.look(id)).posts[0]?.text).toBe('1/2 Typed and not saved.');
    await page.context().close();
  });

  test('has posts that were split again after a reload, and the way back to before', async () => {
    const { page, asked } = await open();
    await page.locator('[name=edit][value="split 1"]').click();
    await expect.poll(() => page.locator('[name=post-2]').inputValue()).toBe('Another.');
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
    await expect.poll(() => page.locator('[name=post-2]').inputValue()).toBe('Another.');
    await page.locator('[name=edit][value=undo]').click();
    await expect.poll(() => page.locator('[name=post-1]').inputValue()).toBe('One sentence. Another.');
    await page.context().close();
  });

  test('asks nothing where nothing was changed, or where leaving is what was meant', async () => {
    const { page, id, asked } = await open();
    await home(page);
    await page.waitForURL(`${seen.url}/`);
    await page.goto(`${seen.url}/threads/${id}/edit`);
    await type(page, 'Not wanted.');
    await page.getByRole('link', { name: 'Leave it as it was' }).click();
    await page.waitForURL(/\/threads\/\w+$/);
    await page.goto(`${seen.url}/threads/${id}/edit`);
    expect(await page.locator('[name=post-1]').inputValue()).toBe('One sentence. Another.');
    expect(asked).toEqual([]);
    await page.context().close();
  });

  test('shows both versions where somebody saved while the words were away', async () => {
    const { page, id } = await open();
    await type(page, 'Mine, brought back.');
    await home(page);
    await page.waitForURL(`${seen.url}/`);
    const { posts } = await seen.desk.newsroom.look(id);
    await seen.desk.db.query(`update bobbin.posts set text = '1/2 Theirs.' where id = $1`, [posts[0]?.id]);
    await seen.desk.db.query('update bobbin.threads set revision = revision + 1 where id = $1', [id]);
    await page.goBack();
    await expect.poll(() => page.locator('[name=post-1]').inputValue()).toBe('Mine, brought back.');
    await page.getByRole('button', { name: /^Save for/ }).click();
    await expect.poll(() => page.locator('.versions').textContent()).toContain('Theirs.');
    expect(await page.locator('.versions').textContent()).toContain('Mine, brought back.');
    await page.context().close();
  });

  test('without script has what was typed again on going back', async () => {
    const { page, asked } = await open(false);
    await type(page, 'Typed without script.');
    await home(page);
    await page.waitForURL(`${seen.url}/`);
    await page.goBack();
    expect(asked).toEqual([]);
    expect(await page.locator('[name=post-1]').inputValue()).toBe('Typed without script.');
    await page.context().close();
  });
});
