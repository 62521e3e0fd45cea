import { createHash } from 'node:crypto';

export type PracticeUser = { readonly id: string; readonly handle: string; readonly name: string };

/** A post as practice X keeps it. Times are in epoch milliseconds. */
export type PracticePost = {
  readonly id: string;
  readonly userId: string;
  /** As it was sent: no t.co, nothing escaped. */
  readonly text: string;
  readonly parentId: string | null;
  readonly conversationId: string;
  readonly createdAt: number;
  /** The timeline hides it until then; X publishes no guarantee of reading what was just written. */
  readonly visibleAt: number;
  readonly deletedAt: number | null;
  readonly mediaId: string | null;
};

/** A picture its user gave, for a post to name. */
export type PracticeMedia = {
  readonly id: string;
  readonly userId: string;
  readonly mediaType: string;
  readonly altText: string;
  /** No post may name it for the first time after that, in epoch milliseconds. */
  readonly expiresAt: number;
};

// The epoch and shift of X's own ids (X docs: X IDs).
const epochMs = 1_288_834_974_657n;

/** The next id: made of the time as X's are, and always above `lastId`. A decimal string. */
export function nextId(lastId: string, nowMs: number): string {
  const fromTime = (BigInt(nowMs) - epochMs) << 22n;
  const after = BigInt(lastId) + 1n;
  return String(fromTime > after ? fromTime : after);
}

const handlePattern = /^[A-Za-z0-9_]{1,15}$/;

/** The user a token stands for, always the same: a token that could be a handle is one. */
export function userOfToken(token: string): PracticeUser {
  const handle = handlePattern.test(token) ? token : `user_${digest(token).slice(0, 8)}`;
  return { id: userId(handle), handle, name: handle.charAt(0).toUpperCase() + handle.slice(1) };
}

/** A user's id, made from the handle so that it survives even without a file. */
export function userId(handle: string): string {
  return String(BigInt(`0x${digest(handle.toLowerCase()).slice(0, 15)}`) + 1n);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
