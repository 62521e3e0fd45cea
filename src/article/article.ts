import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What a block of an article is to a reader; a heading is never a sentence of the thread. */
const blockKinds = ['paragraph', 'heading', 'list-item', 'quote'] as const;

const blockSchema = z.object({
  kind: z.enum(blockKinds),
  text: z.string().min(1),
  /** The editor drew a line before this block: a new post begins with it. Never on a heading. */
  breakBefore: z.literal(true).optional(),
  /** What an item of a numbered list is numbered. */
  number: z.int().positive().optional(),
});
const imageSchema = z.object({ url: z.url(), alt: z.string().nullable() });

/** An article as read: cleaned of the site around it, facts untouched. */
export const articleSchema = z.object({
  title: z.string().min(1),
  /** BCP 47 language, `en` when nothing says otherwise. */
  language: z.string().min(2),
  author: z.string().nullable(),
  /** ISO 8601 instant. */
  publishedAt: z.string().nullable(),
  /** The canonical address; null for text that came without one. */
  url: z.url().nullable(),
  siteName: z.string().nullable(),
  image: imageSchema.nullable(),
  blocks: z.array(blockSchema).min(1),
  highlights: z.array(z.string().min(1)),
  /** Lines the reading left out (share lines, addresses, the site's name), for the person to see. */
  leftOut: z.array(z.string()),
  /** The CMS's own first line for social media; used as given. */
  socialHook: z.string().nullable(),
  section: z.string().nullable(),
  externalId: z.string().nullable(),
});

export type Article = Readonly<z.infer<typeof articleSchema>>;
export type Block = Article['blocks'][number];
export type BlockKind = Block['kind'];

/** Why a source could not be read as an article: what is wrong, and what to do about it. */
export type Unreadable = {
  readonly code:
    | 'empty'
    | 'too-large'
    | 'not-text'
    | 'no-title'
    | 'no-body'
    | 'only-boilerplate'
    | 'not-html'
    | 'not-feed';
  readonly message: string;
  readonly fix: string;
};

export type ReadResult =
  | { readonly ok: true; readonly article: Article }
  | { readonly ok: false; readonly why: Unreadable };

/** Largest source read, in bytes of UTF-8: an article is text, and 1 MB of it is a book. */
export const maxSourceBytes = 1_000_000;

/** The same words give the same fingerprint: how a second queueing of one article is noticed. */
export function articleFingerprint(article: Article): string {
  const words = [article.title, ...article.blocks.map((block) => block.text)];
  return createHash('sha256').update(words.join('\n').normalize('NFC')).digest('hex');
}
