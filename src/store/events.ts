import type { Queryable } from './db.ts';

/** Who did what: a person, a token, the CLI or bobbin itself. */
export type NewEvent = {
  readonly actor: string;
  readonly action: string;
  readonly threadId?: string;
  readonly accountId?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};

export async function recordEvent(db: Queryable, event: NewEvent): Promise<void> {
  await db.query(
    `insert into bobbin.events (thread_id, account_id, actor, action, detail) values ($1, $2, $3, $4, $5)`,
    [
      event.threadId ?? null,
      event.accountId ?? null,
      event.actor,
      event.action,
      JSON.stringify(event.detail ?? {}),
    ],
  );
}
