import type { Approval } from '../../account/approval.ts';
import { may, type Role } from '../../account/role.ts';
import { priceDeletion } from '../../compose/price.ts';
import type { Prices } from '../../compose/price-list.ts';
import type { ThreadLine } from '../../store/board.ts';
import type { Rejection } from '../../thread/thread.ts';
import { Badge, threadLook } from '../status-words.tsx';
import { Time } from '../times.tsx';
import { ApproveButtons, Asks, isPast } from './approval.tsx';
import { HoldActions } from './hold-actions.tsx';
import { countWords } from './thread-rows.tsx';

type Props = {
  readonly lines: readonly ThreadLine[];
  /** Of those that wait for a yes, by thread id. */
  readonly approvals: ReadonlyMap<string, Approval>;
  readonly now: Date;
  readonly csrf: string;
  readonly actor: string;
  readonly role: Role;
  readonly prices: Prices;
};

/** What waits for a person: its reason, and its buttons. */
export function NeedsYouList({ lines, ...rest }: Props) {
  return (
    <ul class="needs">
      {lines.map((line) => (
        <Waiting line={line} {...rest} />
      ))}
    </ul>
  );
}

function Waiting({ line, approvals, ...rest }: Omit<Props, 'lines'> & { readonly line: ThreadLine }) {
  const { now } = rest;
  return (
    <li>
      <p class="needs-head">
        <Badge look={threadLook(line.status, false, line.rejection !== null)} />
        <a href={`/threads/${line.id}`}>
          <bdi>{line.title}</bdi>
        </a>
        <span class="hint">
          {countWords(line)} · @{line.handle}
          {line.scheduledAt && (
            <>
              {' · '}
              <Time at={line.scheduledAt} timeZone={line.timeZone} now={now} />
            </>
          )}
        </span>
      </p>
      <Why line={line} approval={approvals.get(line.id)} {...rest} />
    </li>
  );
}

type WhyProps = Omit<Props, 'lines' | 'approvals'> & {
  readonly line: ThreadLine;
  readonly approval: Approval | undefined;
};

/** The reason it waits, and what may be done about it. */
function Why({ line, approval, now, csrf, actor, role, prices }: WhyProps) {
  if (line.reason) {
    const { actions } = line.reason;
    const held = { ...line, actions, deletionUsd: priceDeletion(line.live, prices) };
    return (
      <>
        <p class="reason" dir="auto">
          {line.reason.message}
        </p>
        <HoldActions held={held} csrf={csrf} role={role} />
      </>
    );
  }
  if (line.rejection) return <SentBack line={line} rejection={line.rejection} role={role} />;
  if (!approval) return null;
  return (
    <>
      <Asks approval={approval} role={role} actor={actor} isPast={isPast(line, now)} />
      <div class="buttons">
        <a class="button" href={`/threads/${line.id}`}>
          Read it
        </a>
        <ApproveButtons asked={line} approval={approval} now={now} csrf={csrf} actor={actor} role={role} />
        {may(role, 'approve') && (
          <a class="button" href={`/threads/${line.id}#reject-${line.id}`}>
            Reject…
          </a>
        )}
      </div>
    </>
  );
}

function SentBack(props: { readonly line: ThreadLine; readonly rejection: Rejection; readonly role: Role }) {
  const { line, rejection, role } = props;
  return (
    <>
      <p class="reason">
        <bdi>{rejection.by}</bdi> rejected it: <span dir="auto">{rejection.reason}</span>
      </p>
      <div class="buttons">
        {may(role, 'write') && (
          <a class="button" href={`/threads/${line.id}/edit`}>
            Edit it
          </a>
        )}
        <a class="button" href={`/threads/${line.id}`}>
          Open it
        </a>
      </div>
    </>
  );
}
