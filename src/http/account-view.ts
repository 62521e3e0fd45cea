import type { Account } from '../account/account.ts';
import { defaultAccount } from '../intake/queue-article.ts';
import { type Schedule, scheduleText } from '../schedule/schedule.ts';
import { listAccounts } from '../store/accounts.ts';
import { readBudgets } from '../store/budgets.ts';
import { readSchedule } from '../store/schedules.ts';
import { type Pause, readPause } from '../store/settings.ts';
import type { AccountView } from './api/account-shapes.ts';
import type { Deps } from './deps.ts';

/** All accounts as the API shows them. */
export async function viewAccounts(deps: Deps): Promise<AccountView[]> {
  const chosen = await defaultAccount(deps);
  const pausedBy = await readPause(deps.db);
  const accounts = await listAccounts(deps.db);
  return await Promise.all(
    accounts.map(async (account) => {
      const budgets = await readBudgets(deps.db, account.id);
      const schedule = await readSchedule(deps.db, account.id);
      return {
        name: account.name,
        handle: account.handle,
        kind: account.kind,
        state: account.state,
        health: healthOf(account, deps.trialStorage, pausedBy),
        paused: account.pausedAt !== null || pausedBy !== null,
        isDefault: account.name === chosen,
        dayBudgetUsd: budgets.dayUsd,
        monthBudgetUsd: budgets.monthUsd,
        timeZone: account.timeZone,
        requiresApproval: account.requiresApproval,
        approver: account.approver,
        schedule: schedule && viewSchedule(schedule),
      };
    }),
  );
}

function viewSchedule(schedule: Schedule): NonNullable<AccountView['schedule']> {
  const { slots, blackout } = scheduleText(schedule);
  return { slots, blackout, leastGapMinutes: schedule.leastGapMinutes };
}

function healthOf(account: Account, trialStorage: boolean, pausedBy: Pause): string {
  if (account.state === 'reconnect') return account.stateReason ?? 'X refuses its keys';
  if (account.state === 'disabled')
    return `may not post until enabled: bobbin accounts enable ${account.name}`;
  if (account.pausedAt) return `paused; resume with: bobbin resume ${account.name}`;
  if (pausedBy) return `all posting is paused (${pausedBy.by}: ${pausedBy.why}); resume with: bobbin resume`;
  if (account.kind !== 'practice' && trialStorage) return 'good, on trial storage';
  return 'good';
}
