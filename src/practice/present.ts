import { displayLink, linksIn, shortLink } from './links.ts';
import type { PracticePost, PracticeUser } from './post.ts';

/** The `tweet.fields` practice X fills in; X knows more, which are accepted and left out. */
type Field =
  | 'attachments'
  | 'author_id'
  | 'conversation_id'
  | 'created_at'
  | 'entities'
  | 'in_reply_to_user_id'
  | 'referenced_tweets';

/** A post as X's API shows it: links as t.co, & < > escaped, and the fields asked for. */
export function presentPost(
  post: PracticePost,
  fields: ReadonlySet<string>,
  find: (id: string) => PracticePost | undefined,
  handle: string,
): Record<string, unknown> {
  const { text, urls } = presentText(post, handle);
  const optional: Readonly<Record<Field, unknown>> = {
    attachments: post.mediaId === null ? undefined : { media_keys: [mediaKey(post.mediaId)] },
    author_id: post.userId,
    conversation_id: post.conversationId,
    created_at: new Date(post.createdAt).toISOString(),
    entities: urls.length > 0 ? { urls } : undefined,
    in_reply_to_user_id: post.parentId === null ? undefined : (find(post.parentId)?.userId ?? post.userId),
    referenced_tweets: post.parentId === null ? undefined : [{ type: 'replied_to', id: post.parentId }],
  };
  const asked = Object.entries(optional).filter(([name, value]) => fields.has(name) && value !== undefined);
  return { id: post.id, text, edit_history_tweet_ids: [post.id], ...Object.fromEntries(asked) };
}

/** A user as X's API shows it. */
export function presentUser(user: PracticeUser): Record<string, unknown> {
  return { id: user.id, name: user.name, username: user.handle };
}

type UrlEntity = {
  start: number;
  end: number;
  url: string;
  expanded_url: string;
  display_url: string;
  media_key?: string;
};

/** The text with t.co links and escapes; entity indices count code points of that text, as X's do. */
export function presentText(
  post: PracticePost,
  handle: string,
): { text: string; urls: readonly UrlEntity[] } {
  const urls: UrlEntity[] = [];
  let text = '';
  let done = 0;
  for (const [index, link] of linksIn(post.text).entries()) {
    text += escapeHtml(post.text.slice(done, link.start));
    const url = shortLink(post.id, index);
    const start = [...text].length;
    urls.push({
      start,
      end: start + url.length,
      url,
      expanded_url: link.expanded,
      display_url: displayLink(link.expanded),
    });
    text += url;
    done = link.end;
  }
  text += escapeHtml(post.text.slice(done));
  if (post.mediaId === null) return { text, urls };
  // X puts a link to the picture behind the text, which nobody wrote.
  const url = shortLink(post.id, urls.length);
  const before = text === '' ? '' : `${text} `;
  const start = [...before].length;
  const place = `/${handle}/status/${post.id}/photo/1`;
  urls.push({
    start,
    end: start + url.length,
    url,
    expanded_url: `https://x.com${place}`,
    display_url: `pic.x.com/${url.slice(-10)}`,
    media_key: mediaKey(post.mediaId),
  });
  return { text: before + url, urls };
}

/** X's name for a picture on a post: the kind, 3, before the number. */
export function mediaKey(mediaId: string): string {
  return `3_${mediaId}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
