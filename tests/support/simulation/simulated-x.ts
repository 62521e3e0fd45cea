import type { Answer } from '../../../src/publish/ledger.ts';
import type { CallFailure } from '../../../src/x/failure.ts';
import type { OwnPosts } from '../../../src/x/own-posts.ts';
import { timeOfPostId } from '../../../src/x/post-id.ts';
import type { RateWindow } from '../../../src/x/rate-limit.ts';
import type { Uploaded } from '../../../src/x/upload.ts';
import type { Plan, Trouble } from './plan.ts';
import type { Random } from './random.ts';
import type { Actor } from './scheduler.ts';

export type StoredPost = {
  readonly xPostId: string;
  readonly text: string;
  readonly parentId: string | null;
  /** What its picture shows; null: it has none. */
  readonly altText: string | null;
  readonly visibleAtMs: number;
};

/** One request that was written to X: what became of it, known to X alone. */
export type Flight = {
  readonly actor: Actor;
  readonly accountId: string;
  readonly threadId: string;
  readonly text: string;
  readonly parentId: string | null;
  readonly altText: string | null;
  readonly writtenAtMs: number;
  /** Null: X never takes it. */
  storeAtMs: number | null;
  /** When its sender had an answer, was dead, or had waited as long as a sender may. */
  endedAtMs: number | null;
  post: StoredPost | null;
};

/** What comes of a request: the answer is made when it comes, as an id is not known before. */
export type Sent = { readonly answerInMs: number; answer(): Answer };

export type SimulatedX = {
  readonly flights: readonly Flight[];
  write(
    actor: Actor,
    where: { accountId: string; threadId: string; mediaId: string | null },
    text: string,
    parentId: string | null,
  ): Sent;
  takePicture(accountId: string, altText: string): Uploaded | CallFailure;
  read(accountId: string, sinceId: string): OwnPosts;
  senderDied(actor: Actor): void;
};

const windowMs = 15 * 60_000;
const xEpochMs = 1_288_834_974_657;

/** X's rules without a network: it stores, hides, limits, refuses and loses its answers as the plan has it. */
export function createSimulatedX(
  plan: Plan,
  random: Random,
  nowMs: () => number,
  sendDeadlineMs: number,
): SimulatedX {
  const flights: Flight[] = [];
  const media = new Map<
    string,
    { readonly accountId: string; readonly altText: string; readonly untilMs: number }
  >();
  let serial = 0;

  const happens = (trouble: Trouble): boolean => {
    const chance = plan.chanceOf[trouble];
    return chance !== undefined && random.chance(chance);
  };
  /** Stores what is due; everything that reads X begins here. */
  const catchUp = (): void => {
    const due = flights.filter(({ post, storeAtMs }) => !post && storeAtMs !== null && storeAtMs <= nowMs());
    due.sort((one, other) => (one.storeAtMs ?? 0) - (other.storeAtMs ?? 0));
    for (const flight of due) flight.post = store(flight, flight.storeAtMs ?? 0);
  };
  const store = ({ text, parentId, altText }: Flight, atMs: number): StoredPost => {
    serial += 1;
    const xPostId = String((BigInt(atMs - xEpochMs) << 22n) + BigInt(serial));
    const isLate = plan.isLate && random.chance(0.3);
    const hiddenMs = isLate ? random.between(180_000, 900_000) : random.between(0, plan.visibleWithinMs);
    return { xPostId, text, parentId, altText, visibleAtMs: atMs + hiddenMs };
  };
  const windowNow = (accountId: string): RateWindow | null => {
    if (plan.windowLimit === null) return null;
    const from = Math.floor(nowMs() / windowMs) * windowMs;
    const used = flights.filter(
      (flight) => flight.accountId === accountId && flight.writtenAtMs >= from,
    ).length;
    return {
      window: '15-min',
      limit: plan.windowLimit,
      remaining: Math.max(0, plan.windowLimit - used),
      resetAt: new Date(from + windowMs),
    };
  };

  return {
    flights,
    write(actor, { accountId, threadId, mediaId }, text, parentId) {
      catchUp();
      const before = windowNow(accountId);
      const picture = mediaId === null ? undefined : media.get(mediaId);
      const isKnown = picture?.accountId === accountId && picture.untilMs > nowMs();
      const flight: Flight = {
        actor,
        accountId,
        threadId,
        text,
        parentId,
        altText: picture?.altText ?? null,
        writtenAtMs: nowMs(),
        storeAtMs: null,
        endedAtMs: null,
        post: null,
      };
      const own = flights.filter((other) => other.accountId === accountId);
      flights.push(flight);
      const quickMs = random.between(60, 1_200);
      const lostMs = random.chance(0.5) ? quickMs : sendDeadlineMs;
      const after = windowNow(accountId);
      const windows = after === null ? [] : [after];
      const say = (verdict: Verdict, answerInMs = quickMs): Sent => ({
        answerInMs,
        answer: () => {
          flight.endedAtMs = Math.min(nowMs(), flight.writtenAtMs + sendDeadlineMs);
          return { ...verdict, detail: verdict.kind, status: null, transactionId: null, windows };
        },
      });
      const takes = (withinMs: number): void => {
        flight.storeAtMs = nowMs() + random.between(0, withinMs);
      };

      if (before?.remaining === 0) return say({ kind: 'limited', resetAt: before.resetAt });
      if (happens('limited')) return say({ kind: 'limited', resetAt: new Date(nowMs() + windowMs) });
      if (happens('unauthorized')) return say({ kind: 'unauthorized' });
      if (happens('unfunded')) return say({ kind: 'unfunded', resetAt: null });
      if (happens('suspended')) return say({ kind: 'refused', scope: 'account' });
      if (parentId !== null && happens('reply-rule')) return say({ kind: 'refused', scope: 'thread' });
      if (mediaId !== null && !isKnown) return say({ kind: 'refused', scope: 'thread' });
      const isParentThere = own.some(({ post }) => post?.xPostId === parentId);
      if (parentId !== null && (!isParentThere || happens('not-replyable-yet')))
        return say({ kind: 'not-yet' });
      const isTold = own.some((other) => other.text === text && other.storeAtMs !== null);
      if (plan.duplicateFilter && isTold) return say({ kind: 'duplicate' });
      if (happens('error-not-stored')) return say({ kind: 'unknown' });
      if (happens('no-id-not-stored')) return say({ kind: 'accepted-without-id' });
      if (happens('lost-not-stored')) return say({ kind: 'unknown' }, lostMs);
      if (happens('stored-late')) {
        flight.storeAtMs = nowMs() + quickMs + random.between(0, sendDeadlineMs);
        return say({ kind: 'unknown' }, quickMs);
      }
      takes(quickMs);
      if (happens('error-stored')) return say({ kind: 'unknown' });
      if (happens('no-id-stored')) return say({ kind: 'accepted-without-id' });
      if (happens('lost-stored')) return say({ kind: 'unknown' }, lostMs);
      return {
        answerInMs: quickMs,
        answer() {
          catchUp();
          // Stored before it is answered, by the line above.
          return say({ kind: 'accepted', xPostId: flight.post?.xPostId ?? '' }).answer();
        },
      };
    },
    takePicture(accountId, altText) {
      if (happens('picture-lost')) return failure('unreachable');
      if (happens('picture-refused')) return failure('unexpected');
      if (happens('limited')) return failure('limited', new Date(nowMs() + windowMs));
      if (happens('unfunded')) return failure('unfunded');
      if (happens('unauthorized')) return failure('unauthorized');
      const mediaId = String(media.size + 1);
      const lifeMs = happens('picture-forgotten-soon') ? 12 * 60_000 : 24 * 60 * 60_000;
      media.set(mediaId, { accountId, altText, untilMs: nowMs() + lifeMs });
      return { kind: 'uploaded', mediaId, expiresAt: new Date(nowMs() + lifeMs) };
    },
    read(accountId, sinceId) {
      catchUp();
      if (happens('read-fails')) return { ...failure('unreachable'), windows: [] };
      const posts = flights.flatMap(({ accountId: whose, post }) =>
        whose === accountId && post && post.visibleAtMs <= nowMs() && BigInt(post.xPostId) > BigInt(sinceId)
          ? [post]
          : [],
      );
      posts.sort((one, other) => (BigInt(one.xPostId) > BigInt(other.xPostId) ? -1 : 1));
      return {
        kind: 'read',
        posts: posts.map(({ xPostId, text, parentId }) => ({
          xPostId,
          text,
          parentId,
          conversationId: parentId ?? xPostId,
          createdAt: timeOfPostId(xPostId),
        })),
        cut: happens('read-cut'),
        windows: [],
      };
    },
    senderDied(actor) {
      catchUp();
      const flight = flights.find((other) => other.actor === actor && other.endedAtMs === null);
      if (!flight) return;
      flight.endedAtMs = Math.min(nowMs(), flight.writtenAtMs + sendDeadlineMs);
      if (flight.post || flight.storeAtMs === null) return;
      // Its bytes may have got there or not, and X may still be at it.
      flight.storeAtMs = random.pick([null, flight.storeAtMs, nowMs() + random.between(0, sendDeadlineMs)]);
    },
  };
}

function failure(reason: CallFailure['reason'], resetAt: Date | null = null): CallFailure {
  const message = 'X could not be reached.';
  return { kind: 'failed', reason, message, status: null, resetAt, transactionId: null };
}

type Verdict =
  | { readonly kind: 'accepted'; readonly xPostId: string }
  | { readonly kind: 'accepted-without-id' | 'duplicate' | 'unknown' | 'not-yet' | 'unauthorized' }
  | { readonly kind: 'limited'; readonly resetAt: Date }
  | { readonly kind: 'unfunded'; readonly resetAt: null }
  | { readonly kind: 'refused'; readonly scope: 'thread' | 'account' };

/** Shown by X later than the longest settle wait after its sender had its answer or was gone: beyond what is promised. */
export function isShownTooLate({ post, endedAtMs, writtenAtMs }: Flight, longestWaitMs: number): boolean {
  return post !== null && post.visibleAtMs > (endedAtMs ?? writtenAtMs) + longestWaitMs;
}
