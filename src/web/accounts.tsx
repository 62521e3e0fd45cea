import { type Context, Hono } from 'hono';
import { sampleArticleText, sampleArticleUrl } from '../article/sample.ts';
import { compose } from '../draft/draft-thread.ts';
import { readArticle } from '../draft/read-article.ts';
import { defaultAccount } from '../intake/queue-article.ts';
import { chooseDefaultAccount, enableAccount } from '../publish/accounts.ts';
import { requireApproval } from '../publish/approval-rule.ts';
import { listApprovers } from '../publish/approvals.ts';
import { pause, unpause } from '../publish/pause.ts';
import { RefusedError } from '../publish/refusal.ts';
import { findAccount, listAccounts } from '../store/accounts.ts';
import { findFirstWaiting } from '../store/board.ts';
import { readPosts } from '../store/posts.ts';
import { readNow, readThread } from '../store/threads.ts';
import { AccountsPage, EnablePage, type FirstThread } from './accounts-page.tsx';
import type { DeskDeps, DeskEnv } from './deps.ts';
import { readFrame } from './frame-data.ts';
import { readApprovalRule } from './parts/approval-rule.tsx';

/** Who may speak on X: enable, pause, default, approvals. */
export function accountRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const { db } = deps;
  const { wake } = deps.queue;
  app.get('/accounts', async (c) =>
    c.html(
      <AccountsPage
        frame={await readFrame(deps, c)}
        accounts={await listAccounts(db)}
        defaultName={await defaultAccount(deps)}
        approvers={await listApprovers(db)}
        now={await readNow(db)}
      />,
    ),
  );
  app.get('/accounts/:name/enable', async (c) => {
    const account = await existing(deps, c.req.param('name'));
    const first = (await waitingThread(deps, account.id)) ?? (await sampleThread(deps));
    return c.html(<EnablePage frame={await readFrame(deps, c)} account={account} first={first} />);
  });
  app.post('/accounts/:name/enable', async (c) => {
    await enableAccount(db, wake, c.req.param('name'), c.var.actor);
    return back(c);
  });
  app.post('/accounts/:name/default', async (c) => {
    await chooseDefaultAccount(db, c.req.param('name'), c.var.actor);
    return back(c);
  });
  app.post('/accounts/:name/pause', async (c) => {
    await pause(db, c.req.param('name'), c.var.actor);
    return back(c);
  });
  app.post('/accounts/:name/resume', async (c) => {
    await unpause(db, wake, c.req.param('name'), c.var.actor);
    return back(c);
  });
  app.post('/accounts/:name/approval', async (c) => {
    const rule = readApprovalRule((await c.req.parseBody())['rule']);
    if (!rule) throw new RefusedError('invalid', 'Choose whose yes the threads of this account wait for.');
    await requireApproval(db, c.req.param('name'), rule, c.var.actor);
    return back(c);
  });
  return app;
}

function back(c: Context<DeskEnv>): Response {
  return c.redirect('/accounts', 303);
}

async function existing({ db }: DeskDeps, name: string) {
  const account = await findAccount(db, name);
  if (!account) throw new RefusedError('not-found', `There is no account "${name}".`);
  return account;
}

async function waitingThread({ db }: DeskDeps, accountId: string): Promise<FirstThread | null> {
  const id = await findFirstWaiting(db, accountId);
  const thread = id ? await readThread(db, id) : null;
  if (!thread) return null;
  const texts = (await readPosts(db, thread.id)).map(({ text }) => text);
  return { isSample: false, title: thread.title, link: thread.link, texts };
}

/** With nothing waiting, the sample shows how this account would look. */
async function sampleThread({ templates, xSettings }: DeskDeps): Promise<FirstThread | null> {
  const usable = await templates.usable();
  const template = usable.get('highlights') ?? [...usable.values()][0];
  if (!template) return null;
  const article = await readArticle({ kind: 'text', text: sampleArticleText });
  const { prices } = xSettings;
  const { posts, link } = compose(article, { template, link: sampleArticleUrl, siteUrl: null, prices });
  return { isSample: true, title: article.title, link, texts: posts.map(({ text }) => text) };
}
