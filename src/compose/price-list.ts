/** What X bills, in USD a piece. */
export type Prices = {
  readonly createPost: number;
  readonly createPostWithLink: number;
  /** X does not say; its own simulator (January 2026) bills it as a post, a vendor reports a third of that. */
  readonly uploadPicture: number;
  /** The words of a picture, where there are any. */
  readonly describePicture: number;
  readonly deletePost: number;
  /** Each post of the account's own timeline, where the account's user owns the app; 0.005 otherwise. */
  readonly readOwnPost: number;
  readonly readUser: number;
};

/** X's docs, Pricing, as of 2026-08-22. The one place prices stand; a newsroom may be told others. */
export const xPrices: Prices = {
  createPost: 0.015,
  createPostWithLink: 0.2,
  uploadPicture: 0.015,
  describePicture: 0.005,
  deletePost: 0.01,
  readOwnPost: 0.001,
  readUser: 0.01,
};
