import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { whenOf } from '../../intake/queue-article.ts';
import { keepTaken, takePicture } from '../../intake/take-picture.ts';
import { approveThread, rejectThread } from '../../publish/approve-thread.ts';
import { cancelThread } from '../../publish/cancel-thread.ts';
import { editThread } from '../../publish/edit-thread.ts';
import {
  continueThread,
  deleteLive,
  foundPost,
  type Hand,
  resendPost,
  skipPost,
} from '../../publish/held-thread.ts';
import { RefusedError } from '../../publish/refusal.ts';
import type { WantedPost } from '../../publish/revise-posts.ts';
import { scheduleThread } from '../../publish/schedule-thread.ts';
import { readAccount } from '../../store/accounts.ts';
import { readArticle } from '../../store/articles.ts';
import { readPosts } from '../../store/posts.ts';
import { findThreadByExternalId, readNow, readThread } from '../../store/threads.ts';
import type { ThreadPicture } from '../../thread/picture.ts';
import type { Env } from '../auth.ts';
import type { Deps } from '../deps.ts';
import { viewThread } from '../view.ts';
import { pictureOf } from './picture.ts';
import { emptyIsNothing, idempotencyHeader, json, problems } from './routing.ts';
import { altRequest, pictureRequest, threadSchema } from './shapes.ts';

export const idParam = z.object({
  id: z.string().openapi({ description: 'The id of a thread, or `external:` and its externalId' }),
});
export const threadAnswer = {
  200: { description: 'The thread as it now stands', content: json(threadSchema) },
  ...problems,
};

/** What a person or program may do with a thread, each with what it must be told. */
const actions = {
  move: z.strictObject({ at: z.string() }),
  approve: z.strictObject({
    at: z
      .string()
      .optional()
      .openapi({ description: 'Needed when its time has passed: now, next or a time' }),
    revision: z.number().int().optional().openapi({ description: 'The one you read; none: as it stands' }),
  }),
  reject: z.strictObject({ reason: z.string() }),
  edit: z.strictObject({
    revision: z.number().int(),
    picture: z.union([pictureRequest, altRequest]).nullable().optional().openapi({
      description: 'Another one for the first post, other words alone for the one it has, or null for none.',
    }),
    posts: z
      .union([
        z.record(z.string().regex(/^\d+$/), z.string()),
        z
          .array(z.strictObject({ position: z.number().int().min(1).optional(), text: z.string() }))
          .min(1)
          .max(100),
      ])
      .optional()
      .openapi({
        description:
          'New words by position; or all posts in their new order, each with the position it had, without one if it is new.',
      }),
  }),
  cancel: z.strictObject({}),
  continue: z.strictObject({}),
  skip: z.strictObject({}),
  found: z.strictObject({ post: z.string() }),
  resend: z.strictObject({
    confirm: z.literal(true, { error: 'say "confirm": true: you looked, and it is not on X' }),
  }),
  'delete-live': z.strictObject({
    confirm: z.literal(true, { error: 'say "confirm": true: live posts will be deleted from X' }),
  }),
} as const;
type Action = keyof typeof actions;

/** A call for each action. */
export function addThreadActions(app: OpenAPIHono<Env>, deps: Deps): void {
  // The names are the keys of the table above.
  for (const action of Object.keys(actions) as Action[]) {
    app.openapi(actionRoute(action), async (c) => {
      const id = await threadId(deps, c.req.valid('param').id);
      await act(deps, action, id, c.req.valid('json'), { actor: c.get('actor'), role: c.get('role') });
      return c.json(await viewThread(deps, id), 200);
    });
  }
}

const summaries: Readonly<Record<Action, string>> = {
  move: 'Give a thread of which nothing is live another time, or a draft its first',
  approve: 'Say yes to a thread that waits for approval and of which you wrote nothing',
  reject: 'Say no, and why in a sentence: it is a draft again',
  edit: 'Change the words of posts that were never tried; the revision is the one you saw',
  cancel: 'Cancel a thread, or stop it after the post in hand',
  continue: 'Let a held thread go on where it stopped',
  skip: 'Leave out the post a held thread is stuck at',
  found: 'Say that a post of unknown fate is on X, and where; it is checked',
  resend: 'Say that a post of unknown fate is not on X: it is sent again',
  'delete-live': 'Delete the live posts from X and cancel the rest',
};

function actionRoute(action: Action) {
  const needsNothing = actions[action].safeParse({}).success;
  return createRoute({
    method: 'post',
    path: `/threads/{id}/${action}`,
    summary: summaries[action],
    ...(needsNothing ? { middleware: emptyIsNothing } : {}),
    request: {
      params: idParam,
      headers: idempotencyHeader,
      // One of several shapes: which of them is read again, as that one, where it is acted on.
      body: { required: !needsNothing, content: json(actions[action] as z.ZodType<object>) },
    },
    responses: threadAnswer,
  });
}

function nothingAsked(): RefusedError {
  return new RefusedError('invalid', 'Say what is to change: “posts” or “picture”.');
}

type EditedPicture = NonNullable<z.infer<typeof actions.edit>['picture']>;

/** The picture an edit gives a thread, stored; or the one it has, in other words. */
async function pictureFor({ db }: Deps, id: string, given: EditedPicture): Promise<ThreadPicture> {
  const thread = await readThread(db, id);
  const parsed = altRequest.safeParse(given);
  if (parsed.success) {
    if (thread?.picture) return { id: thread.picture.id, altText: parsed.data.alt };
    throw new RefusedError('invalid', 'The thread has no picture to describe. Name one: from, url or data.');
  }
  const article = thread?.articleId ? await readArticle(db, thread.articleId) : null;
  const wish = pictureOf(pictureRequest.parse(given));
  return await keepTaken(db, await takePicture(wish, { image: article?.image ?? null }));
}

async function act(deps: Deps, action: Action, id: string, body: unknown, who: Who): Promise<void> {
  const { actor } = who;
  const { db } = deps;
  const wake = deps.queue.wake;
  const { prices } = deps.xSettings;
  const hand: Hand = { db, wake, x: deps.x, prices, ...who };
  switch (action) {
    case 'move':
      return await scheduleThread(db, wake, id, await readWhen(deps, id, actions.move.parse(body).at), actor);
    case 'approve': {
      const { at, revision = null } = actions.approve.parse(body);
      const when = at === undefined ? null : await readWhen(deps, id, at);
      return await approveThread(db, wake, id, { when, revision }, actor);
    }
    case 'reject':
      return await rejectThread(db, id, actions.reject.parse(body).reason, actor);
    case 'edit': {
      const { revision, posts, picture } = actions.edit.parse(body);
      if (posts === undefined && picture === undefined) throw nothingAsked();
      const edit = Array.isArray(posts) ? { posts: await idsOf(deps, id, posts) } : { texts: posts ?? {} };
      const wanted = picture && (await pictureFor(deps, id, picture));
      return await editThread(db, id, { revision, prices, picture: wanted, ...edit }, actor);
    }
    case 'cancel':
      return await cancelThread(db, wake, id, actor);
    case 'continue':
      return await continueThread(hand, id);
    case 'skip':
      return await skipPost(hand, id);
    case 'found':
      return await foundPost(hand, id, actions.found.parse(body).post);
    case 'resend':
      actions.resend.parse(body);
      return await resendPost(hand, id);
    case 'delete-live':
      actions['delete-live'].parse(body);
      await deleteLive(hand, id);
      return;
    default:
      return action satisfies never;
  }
}

type Who = Env['Variables'];

/** The API names posts by position, which the revision that goes with it makes certain. */
async function idsOf(
  { db }: Deps,
  id: string,
  wanted: readonly { readonly position?: number | undefined; readonly text: string }[],
): Promise<readonly WantedPost[]> {
  const posts = await readPosts(db, id);
  return wanted.map(({ position, text }) => {
    const post = posts.find((each) => each.position === position);
    if (position === undefined || post) return { id: post?.id ?? null, text };
    throw new RefusedError('invalid', `There is no post ${position} in this thread of ${posts.length}.`);
  });
}

async function readWhen(deps: Deps, id: string, at: string) {
  const thread = await readThread(deps.db, id);
  const account = thread && (await readAccount(deps.db, thread.accountId));
  return whenOf(at, account?.timeZone ?? 'UTC', await readNow(deps.db));
}

/** A CMS knows its own id only: `external:` before it finds the thread made of that article. */
export async function threadId(deps: Deps, given: string): Promise<string> {
  const externalId = /^external:(.+)$/.exec(given)?.[1];
  if (externalId === undefined) return given;
  const found = await findThreadByExternalId(deps.db, externalId);
  if (!found) throw new RefusedError('not-found', `There is no thread of an article "${externalId}".`);
  return found;
}
