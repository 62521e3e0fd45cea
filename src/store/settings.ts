import { z } from 'zod';
import type { Budgets } from './budgets.ts';
import type { Queryable } from './db.ts';

const pausedSchema = z.union([
  z.literal(false),
  z.object({
    why: z.string(),
    by: z.string(),
    until: z
      .string()
      .transform((text) => new Date(text))
      .nullable()
      .default(null),
  }),
]);

/** Why everything is paused and who did it; null while posting goes on. `until`: when it ends by itself. */
export type Pause = { readonly why: string; readonly by: string; readonly until: Date | null } | null;

export async function readPause(db: Queryable): Promise<Pause> {
  const value = pausedSchema.parse(await readSetting(db, 'paused'));
  return value === false ? null : value;
}

/** Waits for whoever is opening an attempt: those hold this row shared. */
export async function writePause(db: Queryable, pause: Pause, by: string): Promise<void> {
  await writeSetting(db, 'paused', pause ?? false, by);
}

/** Reads the switch and keeps others from turning it until this transaction ends; `to turn` it itself, alone. */
export async function holdPause(tx: Queryable, why: 'to obey' | 'to turn'): Promise<Pause> {
  const { rows } = await tx.query<{ value: unknown }>(
    `select value from bobbin.settings where name = 'paused' for ${why === 'to turn' ? 'update' : 'share'}`,
  );
  const value = pausedSchema.parse(rows[0]?.value);
  return value === false ? null : value;
}

export async function readDefaultAccount(db: Queryable): Promise<string | null> {
  return z
    .string()
    .nullable()
    .parse(await readSetting(db, 'default-account'));
}

export async function writeDefaultAccount(db: Queryable, name: string, by: string): Promise<void> {
  await writeSetting(db, 'default-account', name, by);
}

/** The budgets of all accounts together, as the environment of the newest start has them. */
export async function writeBudgets(db: Queryable, budgets: Budgets): Promise<void> {
  await writeSetting(db, 'budgets', budgets, 'the environment');
}

const distrustSchema = z.object({ at: z.coerce.date(), why: z.string() }).nullable();

/** Since when, and why, the ledger may be older than what the accounts posted; null when it never was. */
export type Distrust = z.infer<typeof distrustSchema>;

export async function readDistrust(db: Queryable): Promise<Distrust> {
  return distrustSchema.parse(await readSetting(db, 'distrust'));
}

export async function writeDistrust(db: Queryable, at: Date, why: string, by: string): Promise<void> {
  await writeSetting(db, 'distrust', { at: at.toISOString(), why }, by);
}

/** Raises the ledger's epoch above `seen`, the one noted outside. @returns the epochs before and after. */
export async function raiseEpoch(
  tx: Queryable,
  seen: number,
): Promise<{ readonly before: number; readonly after: number }> {
  const { rows } = await tx.query<{ value: unknown }>(
    `select value from bobbin.settings where name = 'epoch' for update`,
  );
  const before = z.number().parse(rows[0]?.value);
  const after = Math.max(before, seen) + 1;
  await writeSetting(tx, 'epoch', after, 'bobbin');
  return { before, after };
}

async function readSetting(db: Queryable, name: string): Promise<unknown> {
  const { rows } = await db.query<{ value: unknown }>('select value from bobbin.settings where name = $1', [
    name,
  ]);
  return rows[0]?.value ?? null;
}

async function writeSetting(db: Queryable, name: string, value: unknown, by: string): Promise<void> {
  await db.query(
    `insert into bobbin.settings (name, value, changed_by) values ($1, $2, $3)
     on conflict (name) do update set value = excluded.value, changed_by = excluded.changed_by,
       changed_at = bobbin.now()`,
    [name, JSON.stringify(value), by],
  );
}
