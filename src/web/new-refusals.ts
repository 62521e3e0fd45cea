import { findAccount } from '../store/accounts.ts';
import { checkedAs } from './checked-as.ts';
import type { DeskDeps } from './deps.ts';
import type { FieldError } from './forms.tsx';
import { madeOf, type NewValues } from './new-form.ts';
import { isWrongLink, makePreview, type Preview } from './new-preview.ts';

/**
 * What keeps the page's thread from being kept or queued before anything is tried; null: nothing. An empty list is
 * of what the page says at its fields by itself.
 */
export async function whatKeeps(deps: DeskDeps, values: NewValues): Promise<readonly FieldError[] | null> {
  if (values.madeOf !== madeOf(values)) return [notSeen];
  if (isWrongLink(values)) return [];
  if (isDraft(values)) return null;
  if (values.speaksAs !== values.account) return [otherAccount];
  const { preview } = await makePreview(deps, values);
  if (!preview) return null;
  if (hasUnseenWarning(values, preview)) return [otherTime];
  const blocks = blocksOf(preview);
  if (blocks.length > 0) return blocks;
  if (hasUnseenProblem(values, preview)) return [otherWords];
  return await silentAccount(deps, values);
}

/** It is to be kept, and not to be queued. */
export function isDraft(values: NewValues): boolean {
  return values.do === 'draft' || values.do === 'draft-again';
}

/** Whether an error of {@link whatKeeps} is about the posts and not about a field. */
export function isInPosts(field: string): boolean {
  return field === wholeThread || /^at-\d+$/.test(field);
}

const wholeThread = 'live-0';

/** What X or an approver would refuse, each leading to its post. */
function blocksOf({ judged }: Preview): readonly FieldError[] {
  const all = [...judged.problems, ...judged.posts.flatMap(({ problems }) => problems)];
  return all
    .filter(({ severity }) => severity === 'block')
    .map(({ post, message, fix }) => ({
      field: post === null ? wholeThread : `at-${post}`,
      message: `${post === null ? '' : `Post ${post}: `}${message} ${fix}`,
    }));
}

const notSeen: FieldError = {
  field: null,
  message:
    'The article, its link or the template was changed after the preview. Nothing is queued yet: look again, then queue.',
};

/** Without script the button still names the account that was previewed; nothing goes out as another. */
const otherAccount: FieldError = {
  field: 'account',
  message:
    'The account was changed after the preview. Nothing is queued yet: the button now names the new one.',
};

/** Words that were changed after the preview are taken, unless a reader would notice what is wrong with them. */
function hasUnseenProblem({ texts, checked }: NewValues, { judged }: Preview): boolean {
  if (texts.length === 0 || checked === checkedAs(texts)) return false;
  return judged.posts.some(({ problems }) => problems.some(({ severity }) => severity !== 'note'));
}

const otherWords: FieldError = {
  field: null,
  message:
    'The posts were changed after they were checked. Nothing is queued yet: look at what is said of them, then queue.',
};

/** A time that was changed after the preview is taken, unless something speaks against it. */
function hasUnseenWarning({ when, at, timeSeen }: NewValues, { warnings }: Preview): boolean {
  return when === 'at' && timeSeen !== at && warnings.length > 0;
}

const otherTime: FieldError = {
  field: 'at',
  message: 'The time was changed after the preview, and something speaks against it. Look below, then queue.',
};

/** The account may have been changed after the preview, which offers to queue only for one that may post. */
async function silentAccount(deps: DeskDeps, { account: name }: NewValues): Promise<FieldError[] | null> {
  const account = await findAccount(deps.db, name);
  if (!account || account.state === 'enabled') return null;
  return [
    { field: 'account', message: `@${account.handle} may not post yet: enable it, or choose another.` },
  ];
}
