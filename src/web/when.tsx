import { type Context, Hono } from 'hono';
import type { Account } from '../account/account.ts';
import { warnOfThread, warnOfTime } from '../publish/schedules.ts';
import type { TimeWarning } from '../schedule/clashes.ts';
import { parseTime } from '../schedule/parse-time.ts';
import { findAccount, readAccount } from '../store/accounts.ts';
import { readNow, readThread } from '../store/threads.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';
import { ThreeZones } from './parts/three-zones.tsx';
import { TimeWarnings } from './parts/time-warnings.tsx';
import { timeMessage } from './time-errors.ts';

/** What a time comes to while somebody types it: by three clocks, and with what speaks against it. */
export function whenRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/parts/when', async (c) => c.html(await answer(deps, c)));
  return app;
}

async function answer({ db }: DeskDeps, c: Context<DeskEnv>) {
  const now = await readNow(db);
  const thread = await readThread(db, c.req.query('thread') ?? '');
  const account = thread
    ? await readAccount(db, thread.accountId)
    : await findAccount(db, c.req.query('account') ?? '');
  const asked = c.req.query('at') ?? '';
  if (!account || asked === '') return <p class="hint">Choose the day and the time.</p>;
  const time = parseTime(asked, account.timeZone, now);
  if (!time.ok) return <p class="field-error">{timeMessage(time.message)}</p>;
  const { at } = time;
  const wish = { accountId: account.id, threadId: '', article: null, texts: [], at };
  const warnings = thread ? await warnOfThread(db, thread, at) : await warnOfTime(db, wish);
  return <Told at={at} account={account} warnings={warnings} now={now} />;
}

type ToldProps = {
  readonly at: Date;
  readonly account: Account;
  readonly warnings: readonly TimeWarning[];
  readonly now: Date;
};

function Told({ at, account: { timeZone }, warnings, now }: ToldProps) {
  return (
    <div>
      <ThreeZones at={at} timeZone={timeZone} now={now} />
      <TimeWarnings warnings={warnings} timeZone={timeZone} now={now} />
    </div>
  );
}
