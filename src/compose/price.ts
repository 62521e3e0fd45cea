import { findLinks } from './links.ts';

/** What X bills, in USD: X's docs, Pricing, as of 2026-08-22. The one place prices stand. */
export const prices = {
  asOf: '2026-08-22',
  createPost: 0.015,
  createPostWithLink: 0.2,
  createSummonedReply: 0.01,
  deletePost: 0.01,
  readPost: 0.005,
  readOwnPost: 0.001,
  readUser: 0.01,
  mediaMetadata: 0.005,
} as const;

/** What creating one post costs, in USD. */
export function pricePost(post: string, link: string | null = null): number {
  return findLinks(post, link).length > 0 ? prices.createPostWithLink : prices.createPost;
}

/** What creating a thread's posts costs, in USD, to a tenth of a cent. */
export function priceThread(posts: readonly string[], link: string | null = null): number {
  return roundUsd(posts.reduce((sum, post) => sum + pricePost(post, link), 0));
}

/** What deleting so many live posts costs, in USD. */
export function priceDeletion(posts: number): number {
  return roundUsd(posts * prices.deletePost);
}

function roundUsd(usd: number): number {
  return Math.round(usd * 1000) / 1000;
}
