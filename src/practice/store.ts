import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type Charge, charged, type Ledger } from './ledger.ts';
import { openMediaFiles } from './media-files.ts';
import { nextId, type PracticeMedia, type PracticePost, type PracticeUser } from './post.ts';

/** Everything practice X remembers across a restart. */
const stateSchema = z.object({
  version: z.literal(1),
  lastId: z.string().regex(/^\d+$/),
  users: z.array(z.object({ id: z.string(), handle: z.string(), name: z.string() })),
  posts: z.array(
    z.object({
      id: z.string().regex(/^\d+$/),
      userId: z.string(),
      text: z.string(),
      parentId: z.string().nullable(),
      conversationId: z.string(),
      createdAt: z.number(),
      visibleAt: z.number(),
      deletedAt: z.number().nullable(),
      mediaId: z.string().nullable().default(null),
    }),
  ),
  media: z
    .array(
      z.object({
        id: z.string().regex(/^\d+$/),
        userId: z.string(),
        mediaType: z.string(),
        altText: z.string(),
        expiresAt: z.number(),
      }),
    )
    .default([]),
  ledger: z.record(z.string(), z.record(z.string(), z.number())),
});
type State = {
  readonly version: 1;
  lastId: string;
  users: PracticeUser[];
  posts: PracticePost[];
  media: PracticeMedia[];
  ledger: Ledger;
};

type NewPost = {
  readonly user: PracticeUser;
  readonly text: string;
  readonly parent: PracticePost | null;
  readonly mediaId: string | null;
  readonly at: number;
  readonly visibleAt: number;
};

export type Store = {
  /** Oldest first, deleted ones included. */
  posts(): readonly PracticePost[];
  users(): readonly PracticeUser[];
  ledger(): Ledger;
  /** A post that was not deleted. */
  find(id: string): PracticePost | undefined;
  see(user: PracticeUser): PracticeUser;
  /** Returns once the post is on disk. */
  add(post: NewPost): PracticePost;
  findMedia(id: string): PracticeMedia | undefined;
  /** Returns once the picture is on disk, without any that its user may no longer name. */
  addMedia(media: Omit<PracticeMedia, 'id'>, bytes: Uint8Array, at: number): PracticeMedia;
  mediaBytes(id: string): Uint8Array | undefined;
  describe(mediaId: string, altText: string): void;
  remove(id: string, at: number): void;
  charge(userId: string, charge: Charge, count: number): void;
  reset(): void;
  /** Writes what only memory has: charges for reading. */
  save(): void;
};

/** A file of practice X that cannot be used as it is; the message says what to do. */
export class PracticeFileError extends Error {
  override name = 'PracticeFileError';
}

/** Opens the posts kept in `file`, or an empty world; without a file nothing outlives the process. */
export function openStore(file?: string): Store {
  const state = file === undefined ? emptyState() : readState(file);
  const files = openMediaFiles(file && `${file.replace(/\.json$/, '')}-media`);
  const byId = new Map(state.posts.map((post) => [post.id, post]));
  const save = () => {
    if (file !== undefined) writeState(file, state);
  };
  const replaceAll = (posts: PracticePost[]) => {
    state.posts = posts;
    byId.clear();
    for (const post of posts) byId.set(post.id, post);
  };

  return {
    posts: () => state.posts,
    users: () => state.users,
    ledger: () => state.ledger,
    find: (id) => {
      const post = byId.get(id);
      return post?.deletedAt === null ? post : undefined;
    },
    see: (user) => {
      const known = state.users.find((one) => one.handle.toLowerCase() === user.handle.toLowerCase());
      if (known !== undefined) return known;
      state.users.push(user);
      return user;
    },
    add: (wanted) => {
      const id = nextId(state.lastId, wanted.at);
      const post: PracticePost = {
        id,
        userId: wanted.user.id,
        text: wanted.text,
        parentId: wanted.parent?.id ?? null,
        conversationId: wanted.parent?.conversationId ?? id,
        createdAt: wanted.at,
        visibleAt: wanted.visibleAt,
        deletedAt: null,
        mediaId: wanted.mediaId,
      };
      state.lastId = id;
      state.posts.push(post);
      try {
        save();
      } catch (error) {
        state.posts.pop();
        throw error;
      }
      byId.set(id, post);
      return post;
    },
    findMedia: (id) => state.media.find((one) => one.id === id),
    mediaBytes: (id) => files.read(id),
    addMedia: (wanted, bytes, at) => {
      const id = nextId(state.lastId, at);
      state.lastId = id;
      const media = { ...wanted, id };
      files.keep(id, bytes);
      const [needed, others] = split(state.media, (one) => isNeeded(one, state.posts, at));
      state.media = [...needed, media];
      save();
      files.drop(others.map((one) => one.id));
      return media;
    },
    describe: (mediaId, altText) => {
      state.media = state.media.map((one) => (one.id === mediaId ? { ...one, altText } : one));
      save();
    },
    remove: (id, at) => {
      replaceAll(state.posts.map((post) => (post.id === id ? { ...post, deletedAt: at } : post)));
      save();
    },
    charge: (userId, charge, count) => {
      state.ledger = charged(state.ledger, userId, charge, count);
    },
    // `lastId` stays: an id is never given twice.
    reset: () => {
      replaceAll([]);
      files.drop(state.media.map(({ id }) => id));
      state.media = [];
      state.users = [];
      state.ledger = {};
      save();
    },
    save,
  };
}

function emptyState(): State {
  return { version: 1, lastId: '0', users: [], posts: [], media: [], ledger: {} };
}

function split<T>(all: readonly T[], keep: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(keep), all.filter((one) => !keep(one))];
}

function isNeeded(media: PracticeMedia, posts: readonly PracticePost[], now: number): boolean {
  return media.expiresAt > now || posts.some(({ mediaId }) => mediaId === media.id);
}

function readState(file: string): State {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return emptyState();
    throw new PracticeFileError(`Practice X cannot read its file ${file}: ${String(error)}.`, {
      cause: error,
    });
  }
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new PracticeFileError(
      `The file of practice X, ${file}, is damaged or from another version. ` +
        'Put back a copy of it, or move it away to begin with an empty practice timeline.',
      { cause: error },
    );
  }
}

// Beside the old file and then over it: whoever is killed in between leaves one or the other whole.
function writeState(file: string, state: State): void {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.next`;
  const handle = openSync(next, 'w', 0o600);
  try {
    writeSync(handle, JSON.stringify(state));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(next, file);
}
