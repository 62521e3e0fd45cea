import { z } from 'zod';

/** How practice X behaves until told otherwise; changed at the control endpoint, back to these on a restart. */
export const settingsSchema = z.strictObject({
  /** X's refusal of a text the account posted within a day. */
  duplicateFilter: z.boolean(),
  /** X's 15-minute windows. */
  rateLimits: z.boolean(),
  /** How long a new post is missing from the timeline. */
  visibleAfterMs: z.number().int().min(0).max(600_000),
});
export type Settings = z.infer<typeof settingsSchema>;

export const usualSettings: Settings = { duplicateFilter: true, rateLimits: true, visibleAfterMs: 0 };
