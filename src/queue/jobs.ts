import { z } from 'zod';

/** The one queue; on Redis its keys begin with the prefix, on Postgres it lies in the schema of that name. */
export const queueName = 'threads';
export const queueSchema = 'bullmq';

/** A job carries an id and no more: the worker reads the truth before it acts. */
export const wakeSchema = z.object({ threadId: z.string().min(1) });
export type Wake = z.infer<typeof wakeSchema>;
