import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import type { Role } from '../../src/account/role.ts';
import { addUser, signedIn } from '../http/team.ts';
import { openDesk } from './desk-app.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const chromiumArgs = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

export type DeskInBrowser = Awaited<ReturnType<typeof openDeskInBrowser>>;

/** Tests of one desk in one browser, open while they run; skipped where there is no Chromium. */
export function describeInBrowser(name: string, tests: (seen: DeskInBrowser) => void): void {
  describe.skipIf(inject('chromiumPath') === null)(name, () => {
    const seen = {} as DeskInBrowser;
    beforeAll(async () => {
      Object.assign(seen, await openDeskInBrowser());
    });
    afterAll(() => seen.close?.());
    tests(seen);
  });
}

/** The whole desk on a loopback port and a Chromium before it. Any fault of a page or of the app fails `close`. */
export async function openDeskInBrowser() {
  const executablePath = inject('chromiumPath') ?? '';
  let app: { fetch(request: Request): Response | Promise<Response> } | null = null;
  const server = createAdaptorServer({
    fetch: (request) => app?.fetch(request) ?? new Response('not yet', { status: 503 }),
  }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address, not a path.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const desk = await openDesk({ publicUrl: url });
  app = desk.app;
  const browser: Browser = await chromium.launch({ executablePath, args: chromiumArgs });

  async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => desk.failures.push(error));
    page.on('console', (message) => {
      // A refused form is answered 409 or 422, which the browser logs; all else is a fault.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) {
        desk.failures.push(new Error(message.text()));
      }
    });
    return page;
  }

  return {
    desk,
    url,
    /** A page of whoever came by the link a first start prints. */
    async signIn(options: BrowserContextOptions = {}): Promise<Page> {
      const page = await newPage(options);
      await page.goto(`${url}/sign-in?token=the-link`);
      return page;
    },
    /** A page of somebody who is not signed in. */
    stranger: newPage,
    /** A page of somebody with a name and a role, signed in. */
    async person(name: string, role: Role, options: BrowserContextOptions = {}): Promise<Page> {
      const { cookie } = await signedIn(desk, await addUser(desk, name, role));
      const page = await newPage(options);
      const [key = '', value = ''] = cookie.split('=');
      await page.context().addCookies([{ name: key, value, url }]);
      await page.goto(url);
      return page;
    },
    async close(): Promise<void> {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      await desk.close();
      expect(desk.failures).toEqual([]);
    },
  };
}

/** What axe finds on the page as it stands: each rule broken, with the elements that break it. */
export async function axeFinds(page: Page): Promise<unknown> {
  await page.evaluate(axeSource);
  return await page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' ')))`,
  );
}

/** How many pixels the page is wider than its window. */
export async function overflowOf(page: Page): Promise<unknown> {
  return await page.evaluate('document.documentElement.scrollWidth - innerWidth');
}
