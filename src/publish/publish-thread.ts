import type { Attempt } from '../thread/attempt.ts';
import type { XPostId } from '../thread/thread.ts';
import { postIdFloor } from '../x/post-id.ts';
import { compareWithX } from './compare.ts';
import { holdFor } from './hold-reasons.ts';
import type { Lease } from './ledger.ts';
import { nextStep } from './next-step.ts';
import { openX } from './open-x.ts';
import { preflight } from './preflight.ts';
import type { Again, Clock, Publisher } from './publisher.ts';
import { judgeLook, readFrom } from './settle.ts';
import { type Snapshot, withSent } from './snapshot.ts';
import type { Step } from './step.ts';
import { uploadPicture } from './upload-picture.ts';
import { waitUntil } from './wait-until.ts';

/** How long to stay away when another publisher or a person was there first. */
const busyAgainMs = 1_000;
/** X's clock and ours may differ by this much. */
const clockSkewMs = 10 * 60_000;

/**
 * Does for a thread what there is to do now: asks for the next step, does it, records it, until the thread
 * must wait or is done. May be called twice, at any time, by any worker: the ledger decides.
 */
export async function publishThread(publisher: Publisher, threadId: string): Promise<Again> {
  const seen = await publisher.ledger.load(threadId);
  if (!seen) return null;
  const idle = await idleStep(publisher, seen);
  if (idle !== undefined) return idle;
  const lease = await publisher.ledger.takeLease(seen.account.id);
  if (!lease) return { inMs: busyAgainMs };
  try {
    return await publishUnder(lease, publisher, threadId);
  } finally {
    await publisher.ledger.dropLease(lease);
  }
}

/** Waiting and resting need no lease; undefined when there is something to do. */
async function idleStep(publisher: Publisher, seen: Snapshot): Promise<Again | undefined> {
  const step = nextStep(seen, publisher.patience);
  if (step.do === 'rest') return null;
  if (step.do === 'wait') return await waitUntil(publisher.ledger, seen, step.until, step.why);
  return undefined;
}

async function publishUnder(lease: Lease, publisher: Publisher, threadId: string): Promise<Again> {
  const { ledger, patience } = publisher;
  let givenUpOn: string | null = null;
  for (;;) {
    const seen = await ledger.load(threadId);
    if (!seen) return null;
    const step = nextStep(seen, patience);
    switch (step.do) {
      case 'rest':
        return null;
      case 'wait':
        return await waitUntil(ledger, seen, step.until, step.why);
      case 'send': {
        const again = await sendInTurn(lease, publisher, seen, step);
        if (again) return again;
        break;
      }
      case 'give-up-on':
        // Open still: our lease was lost, and who has it now is at this very post.
        if (givenUpOn === step.attempt.id) return { inMs: busyAgainMs };
        givenUpOn = step.attempt.id;
        await ledger.settle(step.attempt.id, 'given-up');
        break;
      case 'look':
        await look(publisher, seen, step.attempt);
        break;
      case 'settle-absent':
        await ledger.settle(step.attempt.id, 'absent');
        break;
      case 'match': {
        const again = await compareWithX(publisher, seen, step);
        if (again) return again;
        break;
      }
      case 'upload':
        await uploadPicture(publisher, seen, step.picture);
        break;
      case 'preflight': {
        const again = await preflight(publisher, seen);
        if (again) return again;
        break;
      }
      case 'hold':
        await ledger.hold(seen.thread, step.reason);
        return null;
      case 'finish':
      case 'stop':
        await ledger.end(seen.thread, step.do);
        return null;
      default:
        return step satisfies never;
    }
  }
}

type SendStep = Extract<Step, { do: 'send' }>;

/**
 * Sends post after post as long as X takes each: what its yes changes is known without reading the thread again,
 * and whatever else changed meanwhile refuses the next intent under the locks.
 * @returns when to come back; null to read the thread anew.
 */
async function sendInTurn(
  lease: Lease,
  publisher: Publisher,
  read: Snapshot,
  first: SendStep,
): Promise<Again> {
  let seen = read;
  for (let step: Step = first; step.do === 'send'; step = nextStep(seen, publisher.patience)) {
    const sent = await send(lease, publisher, seen, step);
    if ('refused' in sent) {
      // Refused though just read: another is at it. Refused some posts later: what changed is to be read first.
      if (seen !== read) return null;
      const until = new Date(seen.now.getTime() + busyAgainMs);
      return await waitUntil(publisher.ledger, seen, until, sent.refused);
    }
    if (sent.sentAs === null) return null;
    seen = withSent(seen, step.post.id, sent.sentAs);
  }
  return null;
}

/** `sentAs`: the post's id when X said yes, null after any other answer. `refused`: somebody's change came first. */
type Sent = { readonly sentAs: XPostId | null } | { readonly refused: string };

/** Intent, call, record. */
async function send(
  lease: Lease,
  { ledger, x, clock, sendDeadlineMs }: Publisher,
  seen: Snapshot,
  { post, replyTo, mediaId }: SendStep,
): Promise<Sent> {
  const { thread, account, posts } = seen;
  // Opened before the intent: an account whose keys cannot be read must not leave an attempt behind.
  const client = await openX(x, account);
  if (typeof client === 'string') {
    await ledger.hold(thread, holdFor.keys(client, posts));
    return { sentAs: null };
  }
  const startedMs = clock.elapsedMs();
  const wanted = {
    threadId: thread.id,
    postId: post.id,
    revision: thread.revision,
    number: post.attempts.length + 1,
    distrustedAt: seen.distrustedAt,
    text: post.text,
    mediaId,
    parentXPostId: replyTo,
    sinceId: replyTo ?? postIdFloor(new Date(clock.now().getTime() - clockSkewMs)),
  };
  const opened = await ledger.openAttempt(lease, wanted);
  if (!opened.ok) return { refused: opened.why };
  const answer = await client.create({
    text: post.text,
    replyTo,
    mediaId,
    stillAllowed: () => clock.elapsedMs() - startedMs <= sendDeadlineMs,
  });
  const costUsd = answer.kind === 'accepted' ? post.priceUsd : 0;
  await recordSurely(clock, () => ledger.recordAnswer(opened.attemptId, answer, costUsd));
  return { sentAs: answer.kind === 'accepted' ? (answer.xPostId as XPostId) : null }; // an id X gave
}

/** The answer is in hand and the database may be away: it is told again until the job's own end is near. */
async function recordSurely(clock: Clock, record: () => Promise<void>): Promise<void> {
  const waitsMs = [200, 500, 1_000, 2_000, 5_000, 10_000, 20_000];
  for (const waitMs of waitsMs) {
    try {
      return await record();
    } catch {
      await clock.sleep(waitMs);
    }
  }
  await record();
}

async function look({ ledger, x }: Publisher, { account, now }: Snapshot, attempt: Attempt): Promise<void> {
  const client = await openX(x, account);
  if (typeof client === 'string') {
    return await ledger.recordLook(attempt.id, { result: 'unreadable', detail: client }, now);
  }
  const read = await client.ownPosts({ sinceId: readFrom(attempt) });
  const taken = await ledger.takenXPosts(account.id, attempt.postId, attempt.sinceId ?? '0');
  // A worker stopped between reading and telling must not make an old look count as a new one.
  await ledger.recordLook(attempt.id, judgeLook(attempt, read, taken), now);
}
