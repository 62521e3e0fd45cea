import type { Account } from '../../account/account.ts';
import type { ApprovalRule } from '../../account/approval.ts';
import { PostForm } from '../forms.tsx';

type Props = {
  readonly account: Account;
  /** Names of those who may be named: approvers and admins. */
  readonly approvers: readonly string[];
  readonly csrf: string;
};

/** Whose yes the threads of an account wait for, as a choice. */
export function ApprovalRuleForm({ account, approvers, csrf }: Props) {
  const name = `approval-${account.name}`;
  const chosen = chosenValue(account);
  // Who was named and is no approver any more is still shown as what stands.
  const gone = account.approver !== null && !approvers.includes(account.approver) ? [account.approver] : [];
  const choices = [
    ['nobody', 'nobody: they go out at their time'],
    ['any', 'any approver'],
    ...approvers.map((person) => [`by ${person}`, person]),
    ...gone.map((person) => [`by ${person}`, `${person}, no approver any more`]),
  ];
  return (
    <PostForm action={`/accounts/${account.name}/approval`} csrf={csrf} class="buttons">
      <label for={name}>
        Threads wait for the yes of<span class="sr"> whom, on @{account.handle}</span>
      </label>
      <select id={name} name="rule" class="narrow">
        {choices.map(([value, words]) => (
          <option value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
      <button type="submit">
        Set<span class="sr"> for @{account.handle}</span>
      </button>
    </PostForm>
  );
}

function chosenValue({ requiresApproval, approver }: Account): string {
  if (!requiresApproval) return 'nobody';
  return approver === null ? 'any' : `by ${approver}`;
}

/** What {@link ApprovalRuleForm} sends; null when it is none of its choices. */
export function readApprovalRule(value: unknown): ApprovalRule | null {
  if (value === 'nobody') return { kind: 'nobody' };
  if (value === 'any') return { kind: 'any-approver' };
  const name = typeof value === 'string' ? /^by (.+)$/.exec(value)?.[1] : undefined;
  return name === undefined ? null : { kind: 'named', name };
}
