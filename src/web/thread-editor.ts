import { numberingOf, type Wording, wordingOf } from '../compose/edits/wording.ts';
import { editablePosts } from '../thread/attempt.ts';
import type { ThreadPicture } from '../thread/picture.ts';
import type { Post } from '../thread/thread.ts';
import type { DeskDeps } from './deps.ts';
import { type EditorForm, edited } from './editor-form.ts';
import type { EditorView } from './editor-view.ts';
import { keptArticle } from './kept-article.ts';
import type { ThreadView } from './thread-view.ts';

/** A stored thread as its editor shows it; null where nothing of it may be changed now. */
export type StoredEditor = { readonly view: EditorView; readonly stands: readonly Post[] };

/** @param form what the editor's form holds; null when the page is opened. */
export async function openEditor(
  deps: DeskDeps,
  stored: ThreadView,
  form: EditorForm | null,
  picture: ThreadPicture | null = stored.thread.picture,
): Promise<StoredEditor | null> {
  const { thread, account } = stored;
  const { stands, inHand } = postsOf(stored);
  if (inHand.length === 0) return null;
  const template = (await deps.templates.usable()).get(thread.template) ?? null;
  const article = thread.articleId ? await keptArticle(deps.db, thread.articleId) : null;
  const standing = stands.map(({ text }) => text);
  const { prices } = deps.xSettings;
  const context = { article, link: thread.link, template, prices, picture, standing };
  const wording = form?.wording ?? (await storedWording(deps, stored));
  const own = { wording, seen: null, history: { past: [], future: [] }, edit: '', caret: null };
  const shown = edited({ ...(form ?? own), wording }, context);
  return { view: { ...context, ...shown, handle: account.handle, title: thread.title }, stands };
}

/** The posts that may be changed, without their numbers. */
export async function storedWording(deps: DeskDeps, stored: ThreadView): Promise<Wording> {
  const { thread, posts } = stored;
  const template = (await deps.templates.usable()).get(thread.template);
  const texts = posts.map(({ text }) => text);
  const numbering = numberingOf(texts, template?.numbering ?? 'none');
  return wordingOf(postsOf(stored).inHand, { template: thread.template, numbering });
}

/** Posts that went out or were tried stand in front of those in hand, so that none of these moves one of those. */
function postsOf(stored: ThreadView): { stands: readonly Post[]; inHand: readonly Post[] } {
  const editable = editablePosts(stored.posts, stored.attempts);
  const lastStanding = stored.posts.findLastIndex((post) => !editable.includes(post));
  return { stands: stored.posts.slice(0, lastStanding + 1), inHand: stored.posts.slice(lastStanding + 1) };
}
