import { z } from 'zod';
import { type CallFailure, readFailure } from './failure.ts';
import { unescapeHtml } from './match-post.ts';
import { type RateWindow, windowsSeen } from './rate-limit.ts';
import { jsonOf, type Report } from './report.ts';

/** A post of the account as its timeline shows it, with the text as it was written. */
export type OwnPost = {
  readonly xPostId: string;
  /** t.co expanded, HTML-unescaped, NFC, without the link X adds for attached media. */
  readonly text: string;
  /** What it answers; null for the first of a thread. */
  readonly parentId: string | null;
  readonly conversationId: string;
  readonly createdAt: Date;
};

export type OwnPosts =
  | {
      readonly kind: 'read';
      /** Newest first. */
      readonly posts: readonly OwnPost[];
      /** True if older posts above `sinceId` were left unread: then absence proves nothing. */
      readonly cut: boolean;
      readonly windows: readonly RateWindow[];
    }
  | (CallFailure & { readonly windows: readonly RateWindow[] });

export type ReadPage = (query: Readonly<Record<string, string>>) => Promise<Report>;

// 100 is X's most for a page; a thread has 25 posts at most.
const pageSize = 100;
const maxPages = 8;

/**
 * Reads the account's timeline above `sinceId` (exclusive), replies included, page by page, newest first.
 * Bounded to 800 posts; `cut` says when that was not all. X bills each post read.
 */
export async function readOwnPosts(
  readPage: ReadPage,
  range: { readonly sinceId: string; readonly untilId?: string },
): Promise<OwnPosts> {
  const posts: OwnPost[] = [];
  let windows: readonly RateWindow[] = [];
  let next: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const report = await readPage(queryFor(range, next));
    const now = new Date();
    windows = windowsSeen(report.headers, now);
    const read = readTimelinePage(report);
    if (read === null) return { ...readFailure(report, now), windows };
    posts.push(...read.posts);
    next = read.next;
    if (next === null) break;
  }
  return { kind: 'read', posts, cut: next !== null, windows };
}

function queryFor(range: { sinceId: string; untilId?: string }, next: string | null): Record<string, string> {
  return {
    max_results: String(pageSize),
    since_id: range.sinceId,
    ...(range.untilId === undefined ? {} : { until_id: range.untilId }),
    ...(next === null ? {} : { pagination_token: next }),
    // No `exclude`: the posts of a thread are replies.
    'tweet.fields': 'created_at,conversation_id,in_reply_to_user_id,referenced_tweets,entities,note_tweet',
  };
}

const urls = z
  .array(
    z.object({
      url: z.string().nullish(),
      expanded_url: z.string().nullish(),
      media_key: z.string().nullish(),
    }),
  )
  .nullish();
const entities = z.object({ urls }).nullish();
const references = z.array(z.object({ type: z.string(), id: z.string() })).nullish();
const note = z.object({ text: z.string(), entities }).nullish();
const postSchema = z.object({
  id: z.string().regex(/^\d{1,19}$/),
  text: z.string(),
  conversation_id: z.string(),
  created_at: z.coerce.date(),
  entities,
  // X's schema 2.167 says *_posts and note_post where the answers seen say *_tweets and note_tweet.
  referenced_tweets: references,
  referenced_posts: references,
  note_tweet: note,
  note_post: note,
});
const pageSchema = z.object({
  data: z.array(postSchema).optional(),
  meta: z.object({ result_count: z.number(), next_token: z.string().optional() }),
});

/** One page, or null when it is not a whole and well-formed one. An empty page has no `data`, only `meta`. */
function readTimelinePage(report: Report): { posts: OwnPost[]; next: string | null } | null {
  if (report.status !== 200) return null;
  const page = pageSchema.safeParse(jsonOf(report));
  if (!page.success) return null;
  const posts = (page.data.data ?? []).map(toOwnPost);
  // A reply that does not name its parent was read without its fields: matching on it could mislead.
  if (posts.some((post) => post.parentId === null && post.conversationId !== post.xPostId)) return null;
  return { posts, next: page.data.meta.next_token ?? null };
}

function toOwnPost(post: z.infer<typeof postSchema>): OwnPost {
  const refers = post.referenced_tweets ?? post.referenced_posts ?? [];
  const long = post.note_tweet ?? post.note_post;
  return {
    xPostId: post.id,
    text: asWritten(long?.text ?? post.text, (long ?? post).entities?.urls ?? []),
    parentId: refers.find((reference) => reference.type === 'replied_to')?.id ?? null,
    conversationId: post.conversation_id,
    createdAt: post.created_at,
  };
}

type Link = NonNullable<z.infer<typeof urls>>[number];
const mediaPage = /\/status\/\d+\/(photo|video)\/\d+$/;

// By the t.co text, not by its indices: X counts those in code points of one form or the other of the text.
function asWritten(text: string, links: readonly Link[]): string {
  const expanded = links.reduce((soFar, link) => {
    if (!link.url || !link.expanded_url) return soFar;
    const isMedia = Boolean(link.media_key) || mediaPage.test(link.expanded_url);
    return soFar.replaceAll(link.url, () => (isMedia ? '' : (link.expanded_url ?? '')));
  }, unescapeHtml(text));
  return expanded.normalize('NFC').trimEnd();
}
