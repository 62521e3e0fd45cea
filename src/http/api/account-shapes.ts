import { z } from '@hono/zod-openapi';
import { accountKinds, accountStates } from '../../account/account.ts';
import { weekdays } from '../../schedule/schedule.ts';

// As in shapes.ts: they may grow, never change.

const scheduleSchema = z
  .strictObject({
    slots: z
      .partialRecord(z.enum(weekdays), z.string().max(500))
      .openapi({ example: { mon: '08:00, 12:30' } }),
    blackout: z.string().max(200).openapi({ example: '22:00-06:00' }),
    leastGapMinutes: z.number().int(),
  })
  .openapi('Schedule');

/** Null takes the rules away. */
export const scheduleRequest = z.strictObject({ schedule: scheduleSchema.nullable() });

export const accountSchema = z
  .object({
    name: z.string(),
    handle: z.string(),
    kind: z.enum(accountKinds),
    state: z.enum(accountStates),
    health: z.string(),
    paused: z.boolean(),
    isDefault: z.boolean(),
    dayBudgetUsd: z.number().nullable(),
    monthBudgetUsd: z.number().nullable(),
    timeZone: z.string(),
    requiresApproval: z.boolean(),
    approver: z.string().nullable().openapi({ description: 'Whose yes that is; null: any approver’s.' }),
    schedule: scheduleSchema.nullable().openapi({ description: 'Null: any full five minutes will do.' }),
  })
  .openapi('Account');

export type AccountView = z.infer<typeof accountSchema>;
