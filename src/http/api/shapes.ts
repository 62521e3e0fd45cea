import { z } from '@hono/zod-openapi';
import { articleSchema } from '../../article/article.ts';
import { outcomeKinds } from '../../thread/attempt.ts';
import { maxAltText } from '../../thread/picture.ts';
import { holdActions, postStatuses, threadClasses, threadStatuses } from '../../thread/thread.ts';

// The shapes other programs rely on: they may grow, never change.

const cmsArticle = z.strictObject({
  externalId: z.string().max(200).nullish(),
  title: z.string().min(1),
  socialHook: z.string().nullish(),
  body: z.string(),
  highlights: z.array(z.string()).max(50).optional(),
  image: z.object({ url: z.url(), alt: z.string().nullish() }).nullish(),
  canonicalUrl: z.url({ protocol: /^https?$/ }).nullish(),
  section: z.string().nullish(),
  language: z.string().min(2).max(35).nullish(),
  author: z.string().nullish(),
  publishedAt: z.string().nullish(),
  siteName: z.string().nullish(),
});

/** Exactly one of the five. */
export const sourceSchema = z
  .strictObject({
    text: z.string().optional(),
    markdown: z.string().optional(),
    html: z.string().optional(),
    url: z.string().optional(),
    article: cmsArticle.optional(),
    /** With text, markdown or html: the name of the file it came from. */
    name: z.string().optional(),
  })
  .refine(
    (source) =>
      [source.text, source.markdown, source.html, source.url, source.article].filter(
        (one) => one !== undefined,
      ).length === 1,
    {
      error: 'give exactly one of text, markdown, html, url or article',
    },
  )
  .openapi('Source');

const link = z.url({ protocol: /^https?$/, error: 'must be a web address that begins with https://' });

export const composeRequest = z
  .strictObject({
    source: sourceSchema,
    link: link.optional(),
    template: z.string().default('highlights'),
  })
  .openapi('ComposeRequest');

/** Exactly one of the three, with what it shows in words. */
export const pictureRequest = z
  .strictObject({
    from: z.literal('article').optional().openapi({ description: 'The picture the article’s page names' }),
    url: link.optional().openapi({ description: 'Where it lies: a JPEG, PNG or WebP of at most 5 MB' }),
    data: z.base64().min(1).optional().openapi({ description: 'The file itself, in base64' }),
    alt: z.string().max(maxAltText).optional().openapi({
      description: 'What it shows, for who cannot see it; none: the article’s words for its own',
    }),
  })
  .refine(({ from, url, data }) => [from, url, data].filter((one) => one !== undefined).length === 1, {
    error: 'give exactly one of from, url or data',
  })
  .openapi('Picture');

/** Other words for the picture a thread has. */
export const altRequest = z.strictObject({ alt: z.string().max(maxAltText) });

export const queueRequest = z
  .strictObject({
    source: sourceSchema,
    link: link.optional(),
    template: z.string().default('highlights'),
    account: z.string().optional(),
    /** An instant, a local time in the account's zone, `now` or `next`; none: a draft. */
    at: z.string().optional(),
    class: z.enum(threadClasses).default('normal'),
    notBefore: z.string().optional(),
    picture: pictureRequest.optional().openapi({ description: 'Goes out with the first post' }),
    /** An editor's own words instead of the composed posts. */
    posts: z.array(z.string().min(1)).min(1).max(25).optional(),
    /** Queue it although the article has a thread on this account already. */
    again: z.boolean().default(false),
  })
  .openapi('QueueRequest');

export const problemsSchema = z.array(
  z.object({
    rule: z.string(),
    severity: z.enum(['block', 'warn', 'note']),
    post: z.number().nullable(),
    message: z.string(),
    fix: z.string(),
  }),
);

const reasonSchema = z
  .object({ code: z.string(), message: z.string(), actions: z.array(z.enum(holdActions)) })
  .nullable();

const rejectionSchema = z
  .object({ by: z.string(), reason: z.string(), at: z.string() })
  .nullable()
  .openapi({ description: 'Who sent a draft back, and why; null once it is queued anew.' });

const approvalSchema = z
  .object({ writers: z.array(z.string()), approvers: z.array(z.string()) })
  .nullable()
  .openapi({ description: 'Of a thread that waits for a yes: whose words they are, and who can give it.' });

export const composedSchema = z
  .object({
    article: articleSchema,
    template: z.string(),
    posts: z.array(z.object({ text: z.string(), weight: z.number() })),
    link: z.string().nullable(),
    priceUsd: z.number(),
    problems: problemsSchema,
  })
  .openapi('Composed');

export const composedAllSchema = z
  .object({
    article: articleSchema,
    threads: z.array(composedSchema.omit({ article: true })),
  })
  .openapi('ComposedAll');

const warningsSchema = z
  .array(
    z.object({
      rule: z.enum(['blackout', 'gap', 'same-article', 'same-text']),
      message: z.string(),
      threadId: z.string().nullable(),
      at: z.string().nullable(),
    }),
  )
  .openapi({ description: 'What speaks against its time; nothing of it forbids the time.' });

export const queuedSchema = z
  .object({
    id: z.string(),
    status: z.enum(threadStatuses),
    account: z.string(),
    scheduledAt: z.string().nullable(),
    deskUrl: z.string(),
    link: z.string().nullable(),
    priceUsd: z.number(),
    problems: problemsSchema,
    warnings: warningsSchema,
  })
  .openapi('Queued');

const postLine = z.object({
  position: z.number(),
  status: z.enum(postStatuses),
  xPostId: z.string().nullable(),
  url: z.string().nullable(),
  sentAt: z.string().nullable(),
  attempts: z.number(),
});

const trySchema = z
  .object({
    at: z.string(),
    text: z.string().openapi({ description: 'Exactly what was given to X.' }),
    mediaId: z.string().nullable().openapi({ description: 'X’s copy of the picture it named.' }),
    outcome: z.enum(outcomeKinds).nullable().openapi({ description: 'Null while no answer is in.' }),
    answeredAt: z.string().nullable(),
    statusCode: z.number().nullable(),
    xPostId: z.string().nullable(),
    transactionId: z.string().nullable(),
    detail: z.string().nullable(),
    settled: z.enum(['found', 'absent', 'dismissed']).nullable(),
  })
  .openapi('Try');

const threadLine = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(threadStatuses),
  reason: reasonSchema,
  rejection: rejectionSchema,
  account: z.string(),
  createdAt: z.string(),
  scheduledAt: z.string().nullable(),
  nextTryAt: z.string().nullable(),
  waitsFor: z.string().nullable().openapi({ description: 'What it waits for until nextTryAt.' }),
  deskUrl: z.string(),
  threadUrl: z.string().nullable(),
  externalId: z.string().nullable(),
});

export const threadListSchema = z
  .array(threadLine.extend({ posts: z.array(postLine) }))
  .openapi('ThreadList');

export const threadSchema = threadLine
  .extend({
    revision: z.number(),
    approval: approvalSchema,
    class: z.enum(threadClasses),
    template: z.string(),
    link: z.string().nullable(),
    notBefore: z.string().nullable(),
    picture: z
      .object({ url: z.string(), alt: z.string() })
      .nullable()
      .openapi({ description: 'Of the first post; the address is the desk’s.' }),
    problems: problemsSchema.openapi({
      description: 'What is to be said now of the thread and of its posts that may still be changed.',
    }),
    warnings: warningsSchema,
    priceUsd: z.number(),
    spentUsd: z.number(),
    deletionUsd: z.number().openapi({ description: 'What deleting the live posts would cost.' }),
    posts: z.array(postLine.extend({ text: z.string(), weight: z.number(), tries: z.array(trySchema) })),
    record: z.array(
      z.object({
        at: z.string(),
        actor: z.string(),
        action: z.string(),
        detail: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .openapi('Thread');

export type SourceRequest = z.infer<typeof sourceSchema>;
export type PictureRequest = z.infer<typeof pictureRequest>;
export type ThreadView = z.infer<typeof threadSchema>;
export type ThreadListView = z.infer<typeof threadListSchema>;
export type QueuedView = z.infer<typeof queuedSchema>;
