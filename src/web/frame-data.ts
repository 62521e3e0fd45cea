import type { Context } from 'hono';
import type { Account } from '../account/account.ts';
import type { Role } from '../account/role.ts';
import { listAccounts } from '../store/accounts.ts';
import { countNeedsYou } from '../store/approvals.ts';
import { type Pause, readPause } from '../store/settings.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';

/** What the frame around every page shows. */
export type FrameData = {
  readonly actor: string;
  readonly role: Role;
  readonly csrf: string;
  readonly pause: Pause;
  /** Handles that reach X; none: practice only. */
  readonly live: readonly string[];
  readonly isTrialStorage: boolean;
  readonly needsYou: number;
  /** Where Pause leads back to. */
  readonly path: string;
};

export async function readFrame(deps: DeskDeps, c: Context<DeskEnv>): Promise<FrameData> {
  const [accounts, pause, needsYou] = await Promise.all([
    listAccounts(deps.db),
    readPause(deps.db),
    countNeedsYou(deps.db, c.var.actor),
  ]);
  const live = accounts.filter(reachesX).map(({ handle }) => handle);
  return {
    actor: c.var.actor,
    role: c.var.role,
    csrf: c.var.csrf,
    pause,
    live,
    isTrialStorage: deps.trialStorage && live.length > 0,
    needsYou,
    path: c.req.method === 'GET' ? c.req.path : '/',
  };
}

function reachesX({ kind, state }: Account): boolean {
  return kind !== 'practice' && state === 'enabled';
}
