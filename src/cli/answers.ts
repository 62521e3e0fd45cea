import { z } from 'zod';
import { roles } from '../account/role.ts';
import { articleSchema } from '../article/article.ts';
import { weekdays } from '../schedule/schedule.ts';
import { holdActions, postStatuses, threadStatuses } from '../thread/thread.ts';

// What the commands read of the API's answers; what else an answer holds is left aside.

export const problemSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), fix: z.string().optional() }),
});

export const healthSchema = z.object({ ok: z.boolean(), reasons: z.array(z.string()) });

const problems = z.array(
  z.object({
    rule: z.string(),
    severity: z.enum(['block', 'warn', 'note']),
    post: z.number().nullable(),
    message: z.string(),
    fix: z.string(),
  }),
);

export const composedSchema = z.object({
  article: articleSchema,
  posts: z.array(z.object({ text: z.string(), weight: z.number() })),
  link: z.string().nullable(),
  priceUsd: z.number(),
  problems,
});

const warnings = z.array(z.object({ message: z.string(), threadId: z.string().nullable() }));

export const queuedSchema = z.object({
  id: z.string(),
  status: z.enum(threadStatuses),
  account: z.string(),
  scheduledAt: z.string().nullable(),
  deskUrl: z.string(),
  link: z.string().nullable(),
  priceUsd: z.number(),
  problems,
  warnings,
});

const postLine = z.object({
  position: z.number(),
  status: z.enum(postStatuses),
  xPostId: z.string().nullable(),
  url: z.string().nullable(),
  sentAt: z.string().nullable(),
  attempts: z.number(),
});

const reason = z
  .object({ code: z.string(), message: z.string(), actions: z.array(z.enum(holdActions)) })
  .nullable();

const threadLine = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(threadStatuses),
  reason,
  rejection: z.object({ by: z.string(), reason: z.string() }).nullable(),
  account: z.string(),
  scheduledAt: z.string().nullable(),
  nextTryAt: z.string().nullable(),
  waitsFor: z.string().nullable(),
  deskUrl: z.string(),
  threadUrl: z.string().nullable(),
  externalId: z.string().nullable(),
});

export const threadListSchema = z.array(threadLine.extend({ posts: z.array(postLine) }));

export const threadSchema = threadLine.extend({
  revision: z.number(),
  approval: z.object({ writers: z.array(z.string()), approvers: z.array(z.string()) }).nullable(),
  link: z.string().nullable(),
  notBefore: z.string().nullable(),
  picture: z.object({ url: z.string(), alt: z.string() }).nullable(),
  problems,
  warnings,
  priceUsd: z.number(),
  spentUsd: z.number(),
  deletionUsd: z.number(),
  posts: z.array(postLine.extend({ text: z.string(), weight: z.number() })),
});

export const accountsSchema = z.array(
  z.object({
    name: z.string(),
    handle: z.string(),
    kind: z.string(),
    state: z.enum(['disabled', 'enabled', 'reconnect']),
    health: z.string(),
    paused: z.boolean(),
    isDefault: z.boolean(),
    dayBudgetUsd: z.number().nullable(),
    monthBudgetUsd: z.number().nullable(),
    timeZone: z.string(),
    schedule: z
      .object({
        slots: z.partialRecord(z.enum(weekdays), z.string()),
        blackout: z.string(),
        leastGapMinutes: z.number(),
      })
      .nullable(),
  }),
);

const templateLine = z.object({ name: z.string(), description: z.string() });
export const templatesSchema = z.array(templateLine);
export const templateSchema = templateLine.extend({ text: z.string() });

export const tokensSchema = z.array(
  z.object({
    name: z.string(),
    role: z.enum(roles),
    createdAt: z.string(),
    lastUsedAt: z.string().nullable(),
    expiresAt: z.string().nullable(),
  }),
);
export const newTokenSchema = z.object({ name: z.string(), token: z.string() });
export const revokedTokenSchema = z.object({ name: z.string() });

export const usersSchema = z.array(
  z.object({
    name: z.string(),
    role: z.enum(roles),
    state: z.enum(['invited', 'active', 'revoked']),
    invitationUntil: z.string().nullable(),
  }),
);
export const invitationSchema = z.object({ name: z.string(), link: z.string() });

export type Queued = z.infer<typeof queuedSchema>;
export type ThreadSeen = z.infer<typeof threadSchema>;
export type ThreadLine = z.infer<typeof threadListSchema>[number];
export type AccountSeen = z.infer<typeof accountsSchema>[number];
