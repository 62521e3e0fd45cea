import twitterText from 'twitter-text';
import { z } from 'zod';
import { weigh } from '../compose/weigh.ts';
import { type Answer, xAnswers } from './answers.ts';
import type { PracticeMedia, PracticePost, PracticeUser } from './post.ts';

/** What a create is judged against. */
export type World = {
  readonly user: PracticeUser;
  readonly nowMs: number;
  readonly duplicateFilter: boolean;
  readonly find: (id: string) => PracticePost | undefined;
  readonly findMedia: (id: string) => PracticeMedia | undefined;
  /** Every post of this user, deleted ones too: X's filter remembers those (J7mbo/twitter-api-php #171). */
  readonly mine: readonly PracticePost[];
};

export type Judged =
  | {
      readonly kind: 'allowed';
      readonly text: string;
      readonly parent: PracticePost | null;
      readonly mediaId: string | null;
    }
  | { readonly kind: 'refused'; readonly answer: Answer };

const maxWeight = 280;
// Beyond X's longest post nothing is weighed: counting hostile text is quadratic (x-api-facts s.11).
const maxLength = 25_000;
// X does not publish the window; a day is the longest that observers named (x-api-facts s.8).
const duplicateWindowMs = 24 * 60 * 60_000;

const id = z.string().regex(/^\d{1,19}$/);
// X's CreatePostsRequest (OpenAPI 2.167): nothing else is allowed.
const createSchema = z.strictObject({
  text: z.string().default(''),
  reply: z
    .strictObject({
      in_reply_to_tweet_id: id,
      exclude_reply_user_ids: z.array(id).optional(),
      auto_populate_reply_metadata: z.boolean().optional(),
    })
    .optional(),
  // Four pictures at most on X; one is what is simulated.
  media: z.strictObject({ media_ids: z.array(id).length(1) }).optional(),
  reply_settings: z.enum(['following', 'mentionedUsers', 'subscribers', 'verified']).optional(),
  made_with_ai: z.boolean().optional(),
  paid_partnership: z.boolean().optional(),
  nullcast: z.boolean().optional(),
  for_super_followers_only: z.boolean().optional(),
  share_with_followers: z.boolean().optional(),
});
const notSimulated = new Set([
  'card_uri',
  'community_id',
  'direct_message_deep_link',
  'edit_options',
  'geo',
  'poll',
  'quote_tweet_id',
]);

/** Whether X would take this body as a post, and if not, its answer. Pure. */
export function judgeCreate(rawBody: string, world: World): Judged {
  const body = readBody(rawBody);
  if ('answer' in body) return refused(body.answer);
  const text = body.text.normalize('NFC').trim();
  const mediaId = body.media?.media_ids[0] ?? null;
  const media = mediaId === null ? null : world.findMedia(mediaId);
  if (media === undefined || (media !== null && !mayName(media, world)))
    return refused(xAnswers.noSuchMedia());
  if (text === '' && media === null) {
    return refused(xAnswers.invalid({ text: [body.text] }, 'One of [text, media] is required.'));
  }
  if (text.length > maxLength || weigh(text) > maxWeight) return refused(xAnswers.tooLong());
  if (twitterText.extractCashtags(text).length > 1) return refused(xAnswers.tooManyCashtags());
  const parentId = body.reply?.in_reply_to_tweet_id ?? null;
  const parent = parentId === null ? null : world.find(parentId);
  if (parent === undefined) return refused(xAnswers.notVisible());
  if (parent !== null && !mayReply(parent, world.user)) return refused(xAnswers.replyRule());
  if (world.duplicateFilter && isDuplicate(text, world)) return refused(xAnswers.duplicate());
  return { kind: 'allowed', text, parent, mediaId };
}

function refused(answer: Answer): Judged {
  return { kind: 'refused', answer };
}

function readBody(rawBody: string): z.infer<typeof createSchema> | { answer: Answer } {
  let json: unknown;
  try {
    json = JSON.parse(rawBody);
  } catch {
    return { answer: xAnswers.invalid({}, 'Requests with bodies must be valid JSON.') };
  }
  const parsed = createSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : (issue?.path.join('.') ?? '');
  const why = notSimulated.has(field)
    ? `$.${field}: practice X does not simulate this field`
    : issue?.code === 'unrecognized_keys'
      ? `$.${field}: is not defined in the schema and the schema does not allow additional properties`
      : `$.${field}: ${issue?.message ?? 'is not valid'}`;
  return { answer: xAnswers.invalid({ [field]: [] }, why) };
}

function mayName(media: PracticeMedia, { user, nowMs }: World): boolean {
  return media.userId === user.id && media.expiresAt > nowMs;
}

// Since 2026-02-23 replies need the author's mention; one's own posts are free (x-api-facts s.1.3).
function mayReply(parent: PracticePost, user: PracticeUser): boolean {
  if (parent.userId === user.id) return true;
  return twitterText
    .extractMentions(parent.text)
    .some((handle) => handle.toLowerCase() === user.handle.toLowerCase());
}

// By text alone, whatever the parent: parts of different threads collide on X too.
function isDuplicate(text: string, world: World): boolean {
  const since = world.nowMs - duplicateWindowMs;
  return world.mine.some((post) => post.text === text && post.createdAt > since);
}
