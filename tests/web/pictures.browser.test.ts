import { expect, test } from 'vitest';
import { aPicture } from '../support/newsroom.ts';
import { bridgeArticle } from './bridge.ts';
import { axeFinds, describeInBrowser } from './desk-browser.ts';

describeInBrowser('a picture in a browser', (seen) => {
  async function previewed(name: string) {
    const page = await seen.signIn({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${seen.url}/new`);
    await page.getByLabel('The article').fill(bridgeArticle(name));
    await page.getByLabel('Link', { exact: true }).fill('https://site.example/kelp');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('Add a picture').click();
    return page;
  }
  const file = (buffer: Buffer) => ({ name: 'ferry.png', mimeType: 'image/png', buffer });
  const box = 'A file: JPEG, PNG or WebP, up to 5 MB';

  test('is there as soon as it is chosen, is described, and is kept with the draft', async () => {
    const page = await previewed('Kelp');
    await page.getByLabel(box).setInputFiles(file(aPicture.bytes));
    await page.getByLabel('What the picture shows').fill('A ferry in the ice');
    await expect.poll(() => page.locator('#live-1').textContent()).not.toContain('has no description');
    expect(await axeFinds(page)).toEqual([]);
    const id = await page.locator('[name=draft]').first().inputValue();
    await expect
      .poll(async () => (await seen.desk.newsroom.look(id)).thread.picture?.altText)
      .toBe('A ferry in the ice');
    await page.context().close();
  });

  test('that is none is refused where it is seen, and all words stay', async () => {
    const page = await previewed('Egret');
    await page.getByLabel(box).setInputFiles(file(Buffer.from('<svg onload="alert(1)">')));
    await page.getByText('is not a picture X takes').first().waitFor();
    expect(await page.locator('textarea[name=post-1]').inputValue()).toContain('Egret bridge');
    await page.context().close();
  });

  test('that is too large is not sent at all', async () => {
    const page = await previewed('Plover');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await page.getByLabel(box).setInputFiles(file(Buffer.alloc(5_000_001)));
    const said = await page
      .getByLabel(box)
      .evaluate((field: { validationMessage: string }) => field.validationMessage);
    expect(said).toContain('up to 5 MB');
    expect(asked.filter((call) => call === 'POST /new')).toEqual([]);
    await page.context().close();
  });
});
