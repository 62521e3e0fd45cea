import type { Post } from '../thread/thread.ts';

/** The host of an address, as people say it. */
export function hostOf(url: string): string {
  return URL.parse(url)?.hostname.replace(/^www\./, '') ?? url;
}

type Speaker = { readonly kind: string; readonly handle: string };

/** Where a live post can be seen: on X, or on practice X's pages, which the desk shows. */
export function postUrl(xPostId: string | null, account: Speaker, publicUrl: string): string | null {
  if (xPostId === null) return null;
  const site = account.kind === 'practice' ? `${publicUrl}/practice` : 'https://x.com';
  return `${site}/${account.handle}/status/${xPostId}`;
}

/** Where a thread can be seen: its first live post; null while nothing is live. */
export function threadUrl(
  posts: readonly Pick<Post, 'status' | 'xPostId'>[],
  account: Speaker,
  publicUrl: string,
): string | null {
  const first = posts.find(({ status }) => status === 'sent');
  return first ? postUrl(first.xPostId, account, publicUrl) : null;
}
