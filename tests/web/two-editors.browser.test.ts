import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeFinds, describeInBrowser, overflowOf } from './desk-browser.ts';

const article = `Saltmarket library opens on Sundays
The Saltmarket library will open on Sundays from 7 December, the council decided by 31 votes to 12.
Eleven librarians are hired for it, at a cost of 240,000 crowns a year, the treasurer said.
Readers had asked for it since 2019, in a petition with 4,100 names.
The reading room has 220 seats, and the council wants to add 40 more by 2028.
Head librarian Oda Lindqvist said the building would stay open until six in the evening.
`;

describeInBrowser('two editors of one draft, each with script', (seen) => {
  const write = async (page: Page, post: number, words: string) => {
    const editor = page.locator(`#at-${post} .editor`);
    if ((await editor.getAttribute('open')) === null) await editor.locator('summary').click();
    await page.locator(`[name=post-${post}]`).fill(words);
  };
  const words = (page: Page, post: number) => page.locator(`[name=post-${post}]`).inputValue();
  const state = (page: Page) => page.locator('#draft-state').textContent();
  const storedTexts = async (id: string) =>
    (await seen.desk.newsroom.look(id)).posts.map(({ text }) => text).join('\n');

  test('the second is told, sees the difference, takes what he wants, and neither loses a word', async () => {
    const ann = await seen.person('Ann', 'editor', { viewport: { width: 1280, height: 900 } });
    const ben = await seen.person('Ben', 'editor', {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    });
    await ann.goto(`${seen.url}/new`);
    await ann.getByLabel('The article').fill(article);
    await ann.getByLabel('Link').fill('https://site.example/library');
    await ann.getByRole('button', { name: 'Preview' }).click();
    await ann.waitForSelector('#editor');
    const id = await ann.locator('[name=draft]').inputValue();
    await ben.goto(`${seen.url}/new?draft=${id}`);

    await write(ann, 1, 'Ann’s first post.');
    await expect.poll(() => storedTexts(id)).toContain('Ann’s first post.');
    await write(ben, 1, 'Ben’s first post.');
    await write(ben, 2, 'Ben’s second post.');
    await expect.poll(() => state(ben)).toContain('Ann saved this draft meanwhile.');
    expect(await storedTexts(id)).toContain('Ann’s first post.');
    expect(await words(ben, 1)).toBe('Ben’s first post.');

    await ben.getByRole('button', { name: 'See both versions' }).click();
    const versions = ben.locator('.versions');
    await expect.poll(() => versions.textContent()).toContain('2 posts differ');
    for (const each of ['Ann’s first post.', 'Ben’s first post.', 'Ben’s second post.', 'Stored, by Ann'])
      expect(await versions.textContent()).toContain(each);
    expect(await versions.locator('mark').allTextContents()).toContain('Ann’s');
    expect(await axeFinds(ben)).toEqual([]);
    expect(await overflowOf(ben)).toBe(0);
    await ben.locator('[name=take-1][value=theirs]').check();
    await ben.getByRole('button', { name: 'Go on with these' }).click();
    await expect.poll(() => storedTexts(id)).toMatch(/Ann’s first post\.\n.*Ben’s second post\./);
    expect([await words(ben, 1), await words(ben, 2)]).toEqual(['Ann’s first post.', 'Ben’s second post.']);

    await write(ann, 3, 'Ann’s third post.');
    await expect.poll(() => state(ann)).toContain('Ben saved this draft meanwhile.');
    await ann.getByRole('button', { name: 'See both versions' }).click();
    await expect.poll(() => ann.locator('.versions').textContent()).toContain('Ben’s second post.');
    await ann.locator('[name=take-2][value=theirs]').check();
    await ann.getByRole('button', { name: 'Go on with these' }).click();
    await expect
      .poll(() => storedTexts(id))
      .toMatch(/Ann’s first post\.\n.*Ben’s second post\.\n.*Ann’s third post\./);
    await ann.context().close();
    await ben.context().close();
  });
});
