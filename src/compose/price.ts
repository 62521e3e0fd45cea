import { findLinks } from './links.ts';
import { type Prices, xPrices } from './price-list.ts';

/** What creating one post costs, in USD. */
export function pricePost(post: string, link: string | null = null, prices: Prices = xPrices): number {
  return findLinks(post, link).length > 0 ? prices.createPostWithLink : prices.createPost;
}

/** What creating a thread's posts costs, in USD, to a tenth of a cent. */
export function priceThread(
  posts: readonly string[],
  link: string | null = null,
  prices: Prices = xPrices,
): number {
  return sumUsd(posts.map((post) => pricePost(post, link, prices)));
}

/** What deleting so many live posts costs, in USD. */
export function priceDeletion(posts: number, prices: Prices): number {
  return mills(posts * prices.deletePost) / 1_000;
}

/** A sum to a tenth of a cent, the smallest amount X bills. */
export function sumUsd(amounts: readonly number[]): number {
  return mills(amounts.reduce((sum, amount) => sum + amount, 0)) / 1_000;
}

/** Whether an amount exceeds what is left; null: nothing bounds it. */
export function isTooDear(usd: number, leftUsd: number | null): boolean {
  return leftUsd !== null && mills(usd) > mills(leftUsd);
}

/** Sums of tenths of a cent are not exact in binary: compared as whole ones. */
function mills(usd: number): number {
  return Math.round(usd * 1_000);
}
