import { z } from 'zod';
import { workerPlanSchema } from './worker-plan.ts';

/** What a crashing publisher is told. */
export const crashPlanSchema = workerPlanSchema.extend({
  /** `name#occurrence` of the point at which it dies; empty: it lives. */
  killAt: z.string(),
});
export type CrashPlan = z.infer<typeof crashPlanSchema>;

/** What it says on its standard output: when its store is open, and, when all is done, how often it passed what. */
export const childSaid = { opened: 'opened', passed: 'passed ' } as const;
