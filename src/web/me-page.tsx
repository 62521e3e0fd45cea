import type { SessionLine } from '../store/sessions.ts';
import { agentWords } from './agent-words.ts';
import { ErrorSummary, Field, type FieldError, PostForm, told } from './forms.tsx';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';
import { roleWords } from './role-words.ts';
import { Badge } from './status-words.tsx';
import { Time } from './times.tsx';

type Props = {
  readonly frame: FrameData;
  readonly sessions: readonly SessionLine[];
  /** The id of the session in hand. */
  readonly here: string;
  /** Came in by name; else by the first door, which has no password of its own. */
  readonly hasPassword: boolean;
  readonly said: string | null;
  readonly errors: readonly FieldError[];
  readonly now: Date;
  readonly timeZone: string;
};

/** What is one's own: the password, and where one is signed in. */
export function MePage(props: Props) {
  const { frame, sessions, hasPassword, said, errors } = props;
  return (
    <Frame title="You" at={null} frame={frame}>
      <h1>
        <bdi>{frame.actor}</bdi>
      </h1>
      <p class="hint">{roleWords[frame.role]}</p>
      <ErrorSummary errors={errors} />
      {said && <p role="status">{said}</p>}
      <h2>Where you are signed in</h2>
      <ul class="accounts">
        {sessions.map((session) => (
          <Row {...props} session={session} />
        ))}
      </ul>
      <div class="buttons signed-in">
        {sessions.length > 1 && (
          <PostForm action="/me/sign-out-others" csrf={frame.csrf}>
            <button type="submit">Sign out everywhere else</button>
          </PostForm>
        )}
        <PostForm action="/me/sign-out-everywhere" csrf={frame.csrf}>
          <button type="submit" class="danger">
            Sign out everywhere, here too
          </button>
        </PostForm>
      </div>
      <h2>Change your password</h2>
      {hasPassword ? (
        <PasswordForm {...props} />
      ) : (
        <p class="hint">You came by the first door, which has no password of yours.</p>
      )}
    </Frame>
  );
}

function Row({ session, here, frame, now, timeZone }: Props & { readonly session: SessionLine }) {
  const { id, agent, createdAt, seenAt } = session;
  return (
    <li>
      <h3>
        {agentWords(agent)}{' '}
        {id === here && <Badge look={{ word: 'This one', icon: 'check', tone: 'good' }} />}
      </h3>
      <p class="hint">
        signed in <Time at={createdAt} timeZone={timeZone} now={now} /> · last used{' '}
        <Time at={seenAt} timeZone={timeZone} now={now} />
      </p>
      {id !== here && (
        <PostForm action={`/me/sessions/${id}/end`} csrf={frame.csrf}>
          <button type="submit">
            End it<span class="sr">: {agentWords(agent)}</span>
          </button>
        </PostForm>
      )}
    </li>
  );
}

function PasswordForm({ frame, errors }: Props) {
  return (
    <PostForm action="/me/password" csrf={frame.csrf} class="wide">
      <input type="text" name="name" value={frame.actor} autocomplete="username" hidden readonly />
      <PasswordField
        name="current"
        label="The password you have"
        complete="current-password"
        errors={errors}
      />
      <PasswordField
        name="password"
        label="New password"
        hint="12 characters or more. It signs you out everywhere else."
        complete="new-password"
        errors={errors}
      />
      <PasswordField name="again" label="The new one again" complete="new-password" errors={errors} />
      <button type="submit" class="main">
        Change the password
      </button>
    </PostForm>
  );
}

type PasswordProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly complete: 'current-password' | 'new-password';
  readonly errors: readonly FieldError[];
};

function PasswordField({ name, label, hint, complete, errors }: PasswordProps) {
  return (
    <Field name={name} label={label} hint={hint} errors={errors}>
      <input
        id={name}
        name={name}
        type="password"
        autocomplete={complete}
        maxlength={200}
        required
        {...told(name, { hint: hint !== undefined, errors })}
      />
    </Field>
  );
}
