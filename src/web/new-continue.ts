import { articleFingerprint } from '../article/article.ts';
import { findWorkingDraft } from '../store/draft-pages.ts';
import type { DeskDeps } from './deps.ts';
import { formOfDraft } from './new-draft.ts';
import { madeOf, type NewValues } from './new-form.ts';
import type { Preview } from './new-preview.ts';

/** A draft begun before that a form goes on with. */
export type Continued = {
  readonly keptAt: Date;
  /** Its words; else those of the template and link chosen now, its own a step back. */
  readonly isAsLeft: boolean;
};

/**
 * The form of somebody who pastes an article again that they began within the day: it goes on with that draft. What
 * the form leaves as it comes is as the draft has it. Null: they began none, or the form has posts already.
 */
export async function continueDraft(
  deps: DeskDeps,
  values: NewValues,
  { article, account, template, link }: Preview,
  actor: string,
): Promise<{ readonly values: NewValues; readonly continued: Continued } | null> {
  if (values.draft !== '' || values.editor.wording !== null) return null;
  const wish = { actor, accountId: account.id, fingerprint: articleFingerprint(article) };
  const found = await findWorkingDraft(deps.db, wish);
  const left = found && (await formOfDraft(deps, found.id));
  if (!left) return null;
  const isAsLeft = left.template === template && left.link === (link ?? '');
  const time = values.when === 'next' ? left : values;
  return {
    continued: { keptAt: found.keptAt, isAsLeft },
    values: {
      ...values,
      ...{ draft: left.draft, revision: left.revision, hand: left.hand },
      ...{ when: time.when, at: time.at, notBefore: values.notBefore || left.notBefore },
      picture: values.picture ?? left.picture,
      ...{ class: values.class === 'normal' ? left.class : values.class },
      ...{ editor: left.editor, texts: left.texts, madeOf: isAsLeft ? madeOf(values) : '' },
    },
  };
}
