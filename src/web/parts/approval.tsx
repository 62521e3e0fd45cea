import { type Approval, approvalProblem, whoCan } from '../../account/approval.ts';
import { may, type Role } from '../../account/role.ts';
import type { Rejection } from '../../thread/thread.ts';
import { Field, type FieldError, PostForm, told } from '../forms.tsx';
import type { ThreadLiveProps } from '../thread-view.ts';
import { Time } from '../times.tsx';

/** On its own page: a thread that waits for a yes, who wrote its words, and the two answers. */
export function ApprovalOfThread(props: ThreadLiveProps) {
  const { approval, thread, account, now } = props.view;
  if (!approval) return null;
  const asked = { ...thread, handle: account.handle };
  return (
    <section class="held" aria-label="Approval">
      <Asks approval={approval} role={props.role} actor={props.actor} isPast={isPast(thread, now)} />
      <ApproveButtons asked={asked} approval={approval} now={now} {...props} />
      {may(props.role, 'approve') && (
        <Reject id={thread.id} csrf={props.csrf} errors={props.errors ?? []} entered={props.entered ?? {}} />
      )}
    </section>
  );
}

type AsksProps = {
  readonly approval: Approval;
  readonly role: Role;
  readonly actor: string;
  readonly isPast: boolean;
};

/** Whose words wait for a yes, and whose yes it is. */
export function Asks({ approval, role, actor, isPast }: AsksProps) {
  const problem = may(role, 'approve') ? approvalProblem(actor, approval) : whoCan(approval);
  return (
    <p class="reason">
      <bdi>{approval.writers.join(', ')}</bdi> {approval.writers.length === 1 ? 'asks' : 'ask'} for a yes.{' '}
      {problem ?? (isPast ? 'Its time has passed: now, or the next free time?' : '')}
    </p>
  );
}

/** What of a thread its approval is sent with. */
type Asked = {
  readonly id: string;
  readonly revision: number;
  readonly handle: string;
  readonly scheduledAt: Date | null;
};

type ButtonsProps = {
  readonly asked: Asked;
  readonly approval: Approval;
  readonly now: Date;
  readonly csrf: string;
  readonly actor: string;
  readonly role: Role;
};

/** The ways to say yes; none where the yes is somebody else's. A time that has passed is not among them. */
export function ApproveButtons({ asked, approval, now, csrf, actor, role }: ButtonsProps) {
  if (!may(role, 'approve') || approvalProblem(actor, approval) !== null) return null;
  const past = isPast(asked, now);
  return (
    <PostForm action={`/threads/${asked.id}/approve`} csrf={csrf} class="buttons">
      <input type="hidden" name="revision" value={String(asked.revision)} />
      {!past && (
        <button type="submit" name="when" value="its" class="main">
          Approve for its time, as @{asked.handle}
        </button>
      )}
      <button type="submit" name="when" value="now">
        Approve, now
      </button>
      <button type="submit" name="when" value="next">
        Approve, next free time
      </button>
    </PostForm>
  );
}

export function isPast({ scheduledAt }: Pick<Asked, 'scheduledAt'>, now: Date): boolean {
  return scheduledAt !== null && scheduledAt < now;
}

type RejectProps = {
  readonly id: string;
  readonly csrf: string;
  readonly errors: readonly FieldError[];
  readonly entered: Readonly<Record<string, string>>;
};

function Reject({ id, csrf, errors, entered }: RejectProps) {
  const name = `reject-${id}`;
  return (
    <PostForm action={`/threads/${id}/reject`} csrf={csrf} class="wide reject">
      <Field
        name={name}
        label="Or reject it: why, in one sentence"
        hint="Its author reads it. The thread is a draft again."
        errors={errors}
      >
        <input
          id={name}
          name="reason"
          value={entered['reason'] ?? ''}
          maxlength={280}
          required
          {...told(name, { hint: true, errors })}
        />
      </Field>
      <button type="submit" class="danger">
        Reject
      </button>
    </PostForm>
  );
}

type RejectedProps = { readonly rejection: Rejection; readonly timeZone: string; readonly now: Date };

/** Why a thread is a draft again, and what is asked of its author. */
export function Rejected({ rejection, timeZone, now }: RejectedProps) {
  return (
    <section class="held" aria-label="Rejected">
      <p class="reason">
        <bdi>{rejection.by}</bdi> rejected it{' '}
        <Time at={new Date(rejection.at)} timeZone={timeZone} now={now} />:{' '}
        <span dir="auto">{rejection.reason}</span>
      </p>
      <p>Mend it, then queue it again: it waits for a yes once more.</p>
    </section>
  );
}
