import { z } from 'zod';
import { defaultPatience, type Patience } from '../../src/publish/snapshot.ts';

/** What a publisher in a process of its own is told. */
export const workerPlanSchema = z.object({
  /** The embedded store's folder; empty: `databaseUrl` is used. */
  folder: z.string(),
  databaseUrl: z.string(),
  /** Empty: the queue lies in the store. */
  redisUrl: z.string(),
  prefix: z.string(),
  practiceUrl: z.string(),
  /** It ends when all of these are done. */
  threadIds: z.array(z.string()),
  pace: z.enum(['scaled', 'product']),
});
export type WorkerPlan = z.infer<typeof workerPlanSchema>;

/** The deadlines a publisher keeps, in milliseconds. */
export type Pace = {
  readonly sendDeadlineMs: number;
  readonly leaseMs: number;
  readonly patience: Patience;
};

export const paces: Readonly<Record<WorkerPlan['pace'], Pace>> = {
  // Everything some fifty to a hundred times faster than in earnest, in the same proportions.
  scaled: {
    sendDeadlineMs: 600,
    leaseMs: 1_300,
    patience: {
      settleWaitsMs: [50, 200, 600, 1_400],
      notSentWaitsMs: [20, 50, 150, 600, 1_200, 3_000],
      notYetWaitsMs: [30, 60, 120, 240, 480],
      unauthorizedWaitMs: 50,
      preflightLeadMs: 3_000,
      catchUpGapMs: 1_200,
    },
  },
  product: { sendDeadlineMs: 30_000, leaseMs: 70_000, patience: defaultPatience },
};

/** How long a bobbin's sweep waits, scaled: a minute there. */
export const sweepMs = 300;
export const sealKeys = [{ version: 1, bytes: Buffer.alloc(32, 7) }] as const;
