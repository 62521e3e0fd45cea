import { z } from 'zod';
import type { Db } from '../store/db.ts';
import {
  listTroubles,
  listUntold,
  markTold,
  markUntold,
  reconcileIncidents,
  type Untold,
} from '../store/incidents.ts';
import { lateAfterMs } from './health.ts';

/** Where alerts go, and how a reader gets from one to its thread. */
export type AlertSettings = { readonly webhookUrl: string; readonly publicUrl: string };

const deadlineMs = 10_000;
const longestWaitMs = 15 * 60_000;
/** At most so many calls in one round: a storm of incidents must not hold up the sweep. */
const perRound = 20;

/**
 * Notes what is wrong now and tells the webhook of each incident once, and of its end once; what it does not take
 * is told again later, with growing waits. Two rounds at the same moment do no harm but a second telling.
 * @returns how many tellings failed.
 */
export async function alertAll(db: Db, settings: AlertSettings | null): Promise<number> {
  await db.transaction(async (tx) => reconcileIncidents(tx, await listTroubles(tx, lateAfterMs)));
  if (settings === null) return 0;
  let failed = 0;
  for (const incident of await listUntold(db, perRound)) {
    if (await tell(settings, incident)) {
      await markTold(db, incident.id, incident.over);
    } else {
      failed += 1;
      await markUntold(db, incident.id, Math.min(longestWaitMs, 5_000 * 2 ** incident.tries));
    }
  }
  return failed;
}

const threadIdSchema = z.object({ threadId: z.string() });

/** JSON with the `text` that Slack and its kin show, and the facts beside it for programs. */
function payloadOf(incident: Untold, publicUrl: string) {
  const thread = threadIdSchema.safeParse(incident.detail);
  const url = thread.success ? `${publicUrl}/threads/${thread.data.threadId}` : publicUrl;
  const text = incident.over ? `Over: ${incident.text}` : incident.text;
  return {
    text: `${text} ${url}`,
    incident: incident.id,
    subject: incident.subject,
    state: incident.over ? 'over' : 'open',
    openedAt: incident.openedAt.toISOString(),
    url,
    detail: incident.detail,
  };
}

async function tell({ webhookUrl, publicUrl }: AlertSettings, incident: Untold): Promise<boolean> {
  try {
    const answer = await fetch(webhookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(payloadOf(incident, publicUrl)),
      signal: AbortSignal.timeout(deadlineMs),
      redirect: 'error',
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false; // told again later; the incident stays on the status page meanwhile
  }
}
