import type { Queryable } from './db.ts';

/** One revision of a newsroom's own template. */
export type TemplateRevision = {
  readonly name: string;
  readonly revision: number;
  /** Null: with it the template was removed. */
  readonly text: string | null;
  readonly changedAt: Date;
  readonly changedBy: string;
};

const columns = 'name, revision, text, changed_at as "changedAt", changed_by as "changedBy"';

/** The revision in force of each template there is, by name. */
export async function listOwnTemplates(
  db: Queryable,
): Promise<readonly (TemplateRevision & { readonly text: string })[]> {
  const { rows } = await db.query<TemplateRevision & { readonly text: string }>(
    `select * from (select distinct on (name) ${columns} from bobbin.template_revisions
       order by name, revision desc) newest
     where text is not null order by name`,
  );
  return rows;
}

/** Every revision of one template, the newest first. */
export async function listTemplateRevisions(
  db: Queryable,
  name: string,
): Promise<readonly TemplateRevision[]> {
  const { rows } = await db.query<TemplateRevision>(
    `select ${columns} from bobbin.template_revisions where name = $1 order by revision desc limit 50`,
    [name],
  );
  return rows;
}

/** @returns false when somebody else wrote this revision first. */
export async function insertTemplateRevision(
  db: Queryable,
  { name, revision, text, changedBy }: Omit<TemplateRevision, 'changedAt'>,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into bobbin.template_revisions (name, revision, text, changed_by) values ($1, $2, $3, $4)
     on conflict (name, revision) do nothing`,
    [name, revision, text, changedBy],
  );
  return rowCount === 1;
}
