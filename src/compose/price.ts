import { findLinks } from './links.ts';
import { type Prices, xPrices } from './price-list.ts';

/** What creating one post costs, in USD. */
function pricePost(post: string, link: string | null = null, prices: Prices = xPrices): number {
  return findLinks(post, link).length > 0 ? prices.createPostWithLink : prices.createPost;
}

/** What creating each of a thread's posts costs, in USD; the first one's picture is part of its price. */
export function pricePosts(
  posts: readonly string[],
  link: string | null = null,
  prices: Prices = xPrices,
  picture: { readonly altText: string } | null = null,
): readonly number[] {
  return posts.map((post, index) =>
    sumUsd([pricePost(post, link, prices), index === 0 ? pricePicture(picture, prices) : 0]),
  );
}

/** What giving X a picture and its description costs, in USD. */
function pricePicture(picture: { readonly altText: string } | null, prices: Prices): number {
  if (picture === null) return 0;
  return prices.uploadPicture + (picture.altText === '' ? 0 : prices.describePicture);
}

/** What creating a thread's posts costs, in USD, to a tenth of a cent. */
export function priceThread(...thread: Parameters<typeof pricePosts>): number {
  return sumUsd(pricePosts(...thread));
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
