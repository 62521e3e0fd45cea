import { z } from 'zod';
import type { XAnswer } from '../store/answers.ts';
import type { EventLine } from '../store/board.ts';
import type { Attempt, OutcomeKind } from '../thread/attempt.ts';
import type { Post } from '../thread/thread.ts';
import { type Change, differenceOf } from './difference.ts';
import { lookWords } from './post-standing.ts';
import { timeWords } from './times.tsx';

/** One line of a thread's record. */
export type Entry = {
  readonly at: Date;
  readonly who: string;
  readonly what: string;
  readonly detail: string | null;
  /** The exact text given to X. */
  readonly sent: string | null;
  readonly changes: readonly { readonly position: number; readonly difference: readonly Change[] }[];
};

type Facts = {
  readonly events: readonly EventLine[];
  readonly attempts: readonly Attempt[];
  readonly answers: readonly XAnswer[];
  readonly posts: readonly Post[];
  readonly timeZone: string;
  readonly now: Date;
};

/** Everything that happened to a thread, oldest first: what people did, what was sent, what X said. */
export function recordOf({ events, attempts, answers, posts, timeZone, now }: Facts): readonly Entry[] {
  const entries = [
    ...events.map((event) => eventEntry(event, timeZone, now)),
    ...attempts.flatMap((attempt) => {
      const post = posts.find(({ id }) => id === attempt.postId);
      const answer = answers.find(({ attemptId }) => attemptId === attempt.id);
      return attemptEntries(attempt, post?.position ?? 0, answer);
    }),
  ];
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime());
}

const plain: Readonly<Record<string, string>> = {
  published: 'is done: every post is live',
  stopped: 'stopped it, as asked',
  'stop-requested': 'asked to stop after the post in hand',
  cancelled: 'cancelled it',
  rejected: 'rejected it: it is a draft again',
  continue: 'let it continue',
  skip: 'skipped a post',
  wrote: 'wrote in the draft',
  found: 'said that the post is there; X agreed',
  resend: 'said that the post is not there, and had it sent again',
  adopted: 'found a post on the timeline that the ledger had lost, and took it over',
  'ledger-distrusted': 'stopped trusting the ledger until the timelines are read',
  preflight: 'checked before it began',
  'second-id': 'noticed that X gave one post two ids',
  paused: 'paused posting',
  resumed: 'resumed posting',
  'account-added': 'added the account',
  'account-enabled': 'enabled the account',
  'account-removed': 'removed the account',
  'account-stopped': 'stopped the account, on X’s word',
  'default-account': 'made the account the default',
  'token-added': 'made a token',
  'token-revoked': 'revoked a token',
  'user-joined': 'took the invitation',
  'password-changed': 'changed their password',
  'account-reconnected': 'gave the account new keys',
};

/** An event in words, to stand after who did it. */
export function eventWords({ action, detail }: EventLine, timeZone: string, now: Date): string {
  const at = typeof detail['at'] === 'string' ? new Date(detail['at']) : null;
  const when = at ? ` for ${timeWords({ at, timeZone, now })}` : '';
  switch (action) {
    case 'drafted':
      return `drafted it with template ${String(detail['template'])}`;
    case 'queued':
      return `queued it${when}`;
    case 'moved':
      return `moved it${when.replace('for', 'to')}`;
    case 'approved':
      return `approved it${when}`;
    case 'edited':
      return 'edited it';
    case 'picture':
      return detail['outcome'] === 'uploaded' ? 'gave X the picture' : 'could not give X the picture';
    case 'held':
      return 'held it for a person';
    case 'deleted':
      return `deleted post ${String(detail['position'])} from X`;
    case 'user-invited':
      return `invited ${String(detail['name'])} as ${String(detail['role'])}`;
    case 'user-role':
      return `made ${String(detail['name'])} ${String(detail['role'])}`;
    case 'user-revoked':
      return `revoked ${String(detail['name'])}`;
    case 'drafts-swept':
      return `took away ${String(detail['count'])} draft${detail['count'] === 1 ? '' : 's'} that nobody kept for ${String(detail['days'])} days`;
    case 'template-saved':
      return `saved template ${String(detail['name'])}, revision ${String(detail['revision'])}`;
    case 'template-removed':
      return `removed template ${String(detail['name'])}`;
    case 'user-signed-out':
      return `ended the sessions of ${String(detail['name'])}`;
    case 'approval-rule':
      if (typeof detail['by'] === 'string') return `asked for the yes of ${detail['by']} from now on`;
      return detail['required'] ? 'asked for approvals from now on' : 'asked for no more approvals';
    default:
      return plain[action] ?? action;
  }
}

const pictureChange = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  isSameImage: z.boolean(),
});

/** What an edit did to the picture of post 1; undefined: nothing. */
function pictureWords(change: unknown): string | undefined {
  const read = pictureChange.safeParse(change);
  if (!read.success) return undefined;
  const { from, to, isSameImage } = read.data;
  if (to === null) return 'The picture was taken off.';
  if (from === null) return `A picture was added: “${to}”.`;
  return isSameImage ? `The picture’s description: “${from}” → “${to}”.` : `Another picture: “${to}”.`;
}

function eventEntry(event: EventLine, timeZone: string, now: Date): Entry {
  const { message, why, reason, changes, warnings, picture } = event.detail;
  const said = [message, why, reason, pictureWords(picture), ...(Array.isArray(warnings) ? warnings : [])];
  const detail = said.filter((words) => typeof words === 'string').join(' ') || null;
  return {
    at: event.at,
    who: event.actor,
    what: eventWords(event, timeZone, now),
    detail,
    sent: null,
    changes: Array.isArray(changes) ? changes.flatMap(readChange) : [],
  };
}

function readChange(change: { position?: unknown; from?: unknown; to?: unknown }): Entry['changes'] {
  const { position, from, to } = change;
  if (typeof position !== 'number' || typeof from !== 'string' || typeof to !== 'string') return [];
  return [{ position, difference: differenceOf(from, to) }];
}

const outcomeWords: Readonly<Record<OutcomeKind, string>> = {
  accepted: 'took',
  'accepted-without-id': 'said yes, but its answer was cut off, to',
  duplicate: 'says it already has',
  unknown: 'lost X’s answer to',
  'not-sent': 'could not reach X with',
  'not-yet': 'does not show the post before yet, so it refused',
  limited: 'asks us to wait with',
  unauthorized: 'refused our keys for',
  unfunded: 'says the credit is used up for',
  refused: 'refused',
};

function attemptEntries(attempt: Attempt, position: number, answer: XAnswer | undefined): Entry[] {
  const entry = (at: Date, who: string, what: string, detail: string | null = null): Entry => ({
    at,
    who,
    what,
    detail,
    sent: null,
    changes: [],
  });
  const again = attempt.number > 1 ? `, try ${attempt.number}` : '';
  const opened = entry(attempt.openedAt, 'bobbin', `sent post ${position}${again}`);
  const entries: Entry[] = [{ ...opened, sent: attempt.text }];
  if (attempt.outcome && attempt.outcomeAt) {
    const isOurs = attempt.outcome === 'unknown' || attempt.outcome === 'not-sent';
    const who = isOurs ? 'bobbin' : 'X';
    const said = attempt.outcome === 'accepted' ? null : attempt.detail;
    const detail = [said, answer && answerWords(answer)].filter(Boolean).join(' ') || null;
    entries.push(entry(attempt.outcomeAt, who, `${outcomeWords[attempt.outcome]} post ${position}`, detail));
  }
  for (const { at, result } of attempt.looks) {
    entries.push(entry(at, 'bobbin', `looked for post ${position}: ${lookWords[result]}`));
  }
  return entries;
}

/** What X's answer bore, as it came: `201, id 2124741734448496640, transaction 5c1f…`. */
function answerWords({ statusCode, xPostId, transactionId }: XAnswer): string {
  const parts = [
    statusCode && `HTTP ${statusCode}`,
    xPostId && `id ${xPostId}`,
    transactionId && `X’s transaction ${transactionId}`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `Answer: ${parts.join(', ')}.`;
}
