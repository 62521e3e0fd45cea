import { may, type Role } from '../../account/role.ts';
import { priceDeletion } from '../../compose/price.ts';
import type { Prices } from '../../compose/price-list.ts';
import type { ThreadLine } from '../../store/board.ts';
import { PostForm } from '../forms.tsx';
import { Badge, threadLook } from '../status-words.tsx';
import { Time } from '../times.tsx';
import { HoldActions } from './hold-actions.tsx';
import { countWords } from './thread-rows.tsx';

type Props = {
  readonly lines: readonly ThreadLine[];
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

function Waiting({
  line,
  now,
  csrf,
  actor,
  role,
  prices,
}: Omit<Props, 'lines'> & { readonly line: ThreadLine }) {
  return (
    <li>
      <p class="needs-head">
        <Badge look={threadLook(line.status, false)} />
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
      {line.reason ? (
        <>
          <p class="reason" dir="auto">
            {line.reason.message}
          </p>
          <HoldActions
            held={{
              ...line,
              actions: line.reason.actions,
              deletionUsd: priceDeletion(line.live, prices),
            }}
            csrf={csrf}
            role={role}
          />
        </>
      ) : (
        <Approve line={line} csrf={csrf} actor={actor} role={role} />
      )}
    </li>
  );
}

type ApproveProps = { line: ThreadLine; csrf: string; actor: string; role: Role };

function Approve({ line, csrf, actor, role }: ApproveProps) {
  if (line.createdBy === actor) {
    return <p class="reason">You wrote this one: somebody else says yes to it.</p>;
  }
  return (
    <>
      <p class="reason">
        {line.createdBy} asks for a yes{may(role, 'approve') ? '' : ' of an approver'}.
      </p>
      <div class="buttons">
        <a class="button" href={`/threads/${line.id}`}>
          Read it
        </a>
        {may(role, 'approve') && (
          <PostForm action={`/threads/${line.id}/approve`} csrf={csrf}>
            <button type="submit" name="when" value="its">
              Approve for its time, as @{line.handle}
            </button>
          </PostForm>
        )}
      </div>
    </>
  );
}
