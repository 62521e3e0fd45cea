import { z } from 'zod';
import type { Patience } from '../../src/publish/snapshot.ts';

/** What a crashing publisher is told. */
export const crashPlanSchema = z.object({
  /** The embedded store's folder; empty: `databaseUrl` is used. */
  folder: z.string(),
  databaseUrl: z.string(),
  redisUrl: z.string(),
  prefix: z.string(),
  practiceUrl: z.string(),
  threadId: z.string(),
  /** `name:occurrence` of the point at which it dies; empty: it lives. */
  killAt: z.string(),
});
export type CrashPlan = z.infer<typeof crashPlanSchema>;

// Everything a hundred times faster than in earnest, in the same proportions.
export const sendDeadlineMs = 600;
export const leaseMs = 1_300;
export const crashPatience: Patience = {
  settleWaitsMs: [50, 200, 600, 1_400],
  notSentWaitsMs: [20, 50, 150, 600, 1_200, 3_000],
  notYetWaitsMs: [30, 60, 120, 240, 480],
  unauthorizedWaitMs: 50,
  preflightLeadMs: 3_000,
  catchUpGapMs: 1_200,
};
