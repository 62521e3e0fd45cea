import type { Thread, ThreadClass } from '../thread/thread.ts';
import type { Queryable } from './db.ts';

/** What of a draft may be other than when it was made, besides its posts. */
export type DraftSettings = Pick<
  Thread,
  'accountId' | 'articleId' | 'title' | 'template' | 'link' | 'picture' | 'notBefore' | 'externalId'
> & { readonly class: ThreadClass };

/** Writes a draft's settings; the caller has locked its row. */
export async function changeDraft(tx: Queryable, id: string, draft: DraftSettings): Promise<void> {
  await tx.query(
    `update bobbin.threads set account_id = $2, article_id = $3, title = $4, template = $5, class = $6, link = $7,
       not_before = $8, external_id = $9, picture_id = $10, alt_text = $11
     where id = $1 and status = 'draft'`,
    [
      id,
      draft.accountId,
      draft.articleId,
      draft.title,
      draft.template,
      draft.class,
      draft.link,
      draft.notBefore,
      draft.externalId,
      draft.picture?.id ?? null,
      draft.picture?.altText ?? '',
    ],
  );
}

/** Whose page saved a draft last; null: it was changed elsewhere since. */
export async function readHand(db: Queryable, id: string): Promise<string | null> {
  const { rows } = await db.query<{ hand: string | null }>('select hand from bobbin.threads where id = $1', [
    id,
  ]);
  return rows[0]?.hand ?? null;
}

/** `working`: nobody but the desk itself has kept it yet. */
export async function markDraft(
  tx: Queryable,
  id: string,
  { hand, working }: { readonly hand: string | null; readonly working: boolean },
): Promise<void> {
  await tx.query('update bobbin.threads set hand = $2, working = $3 where id = $1', [id, hand, working]);
}

export async function isWorking(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await db.query<{ working: boolean }>('select working from bobbin.threads where id = $1', [
    id,
  ]);
  return rows[0]?.working ?? false;
}
