import { z } from 'zod';
import { type Call, type CallSettings, type Credentials, callX } from './call.ts';
import { type CallFailure, readFailure } from './failure.ts';
import { type Outcome, readOutcome } from './outcome.ts';
import { type OwnPosts, readOwnPosts } from './own-posts.ts';
import { readProblem } from './problem.ts';
import { type RateWindow, windowsSeen } from './rate-limit.ts';
import { jsonOf, type Report } from './report.ts';
import { type Uploaded, uploadPicture } from './upload.ts';

export type XClientOptions = {
  /** http or https, with or without a path: 'https://api.x.com'. */
  readonly baseUrl: string;
  readonly credentials: Credentials;
  /** Every single request to X has settled after this. */
  readonly deadlineMs: number;
  /** A clock for durations; by default the larger of monotonic and wall time since the client was made. */
  readonly elapsedMs?: () => number;
  /** The account's id on X where known: saves the one `me` that `ownPosts` otherwise asks first ($0.010). */
  readonly userId?: string;
};

type CreatePost = {
  /** Sent exactly as given. */
  readonly text: string;
  /** X's id of the post this one answers; null for the first. */
  readonly replyTo: string | null;
  /** X's name for a picture it was given before, if the post has one. */
  readonly mediaId?: string | null;
  /** After this reading of `elapsedMs` the request is no longer written. */
  readonly notAfterMs?: number;
  /** Asked once connected, immediately before the request is written; false ends it as `not-sent`. */
  readonly stillAllowed?: () => boolean;
};

type Seen = { readonly windows: readonly RateWindow[] };
type Created = Outcome & Seen;
type Me =
  | ({ readonly kind: 'me'; readonly id: string; readonly handle: string; readonly name: string } & Seen)
  | (CallFailure & Seen);
/** `not-there`: X knows no such post, so it is as good as deleted. */
type Deleted = ({ readonly kind: 'deleted' | 'not-there' } & Seen) | (CallFailure & Seen);

export type XClient = {
  create(post: CreatePost): Promise<Created>;
  ownPosts(range: { readonly sinceId: string; readonly untilId?: string }): Promise<OwnPosts>;
  upload(picture: Uint8Array, altText: string): Promise<Uploaded | CallFailure>;
  me(): Promise<Me>;
  delete(xPostId: string): Promise<Deleted>;
};

/**
 * X for one account. Nothing here is ever tried twice, nothing is thrown for what X or the network does, and
 * every call settles within its deadline (`ownPosts` and its `me`: each page within it).
 */
export function createXClient(options: XClientOptions): XClient {
  const elapsedMs = options.elapsedMs ?? createStopwatch();
  let userId = options.userId;

  const ask = (call: Call, mayWrite: () => boolean = () => true): Promise<Report> => {
    const startedMs = elapsedMs();
    const settings: CallSettings = {
      baseUrl: options.baseUrl,
      credentials: options.credentials,
      deadlineMs: options.deadlineMs,
      // A process that slept through the deadline must not write on waking, before its timer has run.
      mayWrite: () => elapsedMs() - startedMs <= options.deadlineMs && mayWrite(),
    };
    return callX(call, settings);
  };

  const me = async (): Promise<Me> => {
    const result = readMe(await ask({ method: 'GET', path: '/2/users/me' }), new Date());
    if (result.kind === 'me') userId = result.id;
    return result;
  };

  return {
    me,
    create: async (post) => {
      const mayWrite = () =>
        (post.notAfterMs === undefined || elapsedMs() <= post.notAfterMs) && (post.stillAllowed?.() ?? true);
      const report = await ask({ method: 'POST', path: '/2/tweets', body: bodyOf(post) }, mayWrite);
      const now = new Date();
      return { ...readOutcome(report, now), windows: windowsSeen(report.headers, now) };
    },
    upload: (picture, altText) => uploadPicture(ask, picture, altText),
    ownPosts: async (range) => {
      if (userId === undefined) {
        const asked = await me();
        if (asked.kind === 'failed') return asked;
      }
      const path = `/2/users/${userId}/tweets`;
      return readOwnPosts((query) => ask({ method: 'GET', path, query }), range);
    },
    delete: async (xPostId) => {
      const path = `/2/tweets/${encodeURIComponent(xPostId)}`;
      return readDeleted(await ask({ method: 'DELETE', path }), new Date());
    },
  };
}

function bodyOf(post: CreatePost): Record<string, unknown> {
  return {
    text: post.text,
    ...(post.replyTo === null ? {} : { reply: { in_reply_to_tweet_id: post.replyTo } }),
    ...(post.mediaId ? { media: { media_ids: [post.mediaId] } } : {}),
  };
}

const meSchema = z.object({
  data: z.object({ id: z.string().regex(/^\d{1,19}$/), username: z.string(), name: z.string() }),
});

function readMe(report: Report, now: Date): Me {
  const windows = windowsSeen(report.headers, now);
  const parsed = meSchema.safeParse(jsonOf(report));
  if (report.status !== 200 || !parsed.success) return { ...readFailure(report, now), windows };
  const { id, username, name } = parsed.data.data;
  return { kind: 'me', id, handle: username, name, windows };
}

const deletedSchema = z.object({ data: z.object({ deleted: z.literal(true) }) });

function readDeleted(report: Report, now: Date): Deleted {
  const windows = windowsSeen(report.headers, now);
  if (deletedSchema.safeParse(jsonOf(report)).success) return { kind: 'deleted', windows };
  const failure = readFailure(report, now);
  const gone = readProblem(report)?.type === 'resource-not-found';
  return gone ? { kind: 'not-there', windows } : { ...failure, windows };
}

// Monotonic time stands still while a machine sleeps, wall time jumps when it is set: the larger errs safely.
function createStopwatch(): () => number {
  const monotonicMs = performance.now();
  const wallMs = Date.now();
  return () => Math.max(performance.now() - monotonicMs, Date.now() - wallMs);
}
