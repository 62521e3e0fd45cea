import { roles } from '../account/role.ts';
import type { User } from '../store/users.ts';
import { Back } from './back.tsx';
import { ErrorSummary, Field, type FieldError, PostForm, told } from './forms.tsx';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';
import { roleWords } from './role-words.ts';
import { Badge, type Look } from './status-words.tsx';
import { Time } from './times.tsx';

type Props = {
  readonly frame: FrameData;
  readonly users: readonly User[];
  readonly now: Date;
  readonly timeZone: string;
  readonly errors?: readonly FieldError[];
  readonly entered?: { readonly name: string; readonly role: string };
};

/** Who works here, and as what. */
export function TeamPage({ frame, users, now, timeZone, errors = [], entered }: Props) {
  return (
    <Frame title="Team" at="/team" frame={frame}>
      <div class="page-head">
        <h1>Team</h1>
        <a class="button" href="/tokens">
          API tokens
        </a>
      </div>
      <ErrorSummary errors={errors} />
      {frame.actor === 'desk' && (
        <p class="hint">
          You are here by the first door. It closes when somebody invited as admin has chosen a password.
        </p>
      )}
      {users.length === 0 ? (
        <p class="hint">Nobody is invited yet.</p>
      ) : (
        <ul class="accounts">
          {users.map((user) => (
            <Row user={user} csrf={frame.csrf} now={now} timeZone={timeZone} />
          ))}
        </ul>
      )}
      <h2>Invite somebody</h2>
      <PostForm action="/team" csrf={frame.csrf} class="wide">
        <Field name="name" label="Name" hint="Stands on the record beside what they do" errors={errors}>
          <input
            id="name"
            name="name"
            value={entered?.name ?? ''}
            maxlength={40}
            autocomplete="off"
            required
            {...told('name', { hint: true, errors })}
          />
        </Field>
        <Field name="role" label="Role">
          <RoleSelect id="role" chosen={entered?.role ?? 'editor'} />
        </Field>
        <button type="submit" class="main">
          Make the invitation
        </button>
      </PostForm>
    </Frame>
  );
}

const looks: Readonly<Record<User['state'], Look>> = {
  invited: { word: 'Invited', icon: 'clock', tone: 'waits' },
  active: { word: 'May sign in', icon: 'check', tone: 'good' },
  revoked: { word: 'Revoked', icon: 'cross', tone: 'calm' },
};

type RowProps = {
  readonly user: User;
  readonly csrf: string;
  readonly now: Date;
  readonly timeZone: string;
};

function Row({ user, csrf, now, timeZone }: RowProps) {
  const { name, role, state, invitationUntil } = user;
  const path = `/team/${encodeURIComponent(name)}`;
  const who = <span class="sr"> of {name}</span>;
  return (
    <li>
      <h2>
        <bdi>{name}</bdi> <Badge look={looks[state]} />
      </h2>
      <p class="hint">
        {role}
        {invitationUntil && invitationUntil > now && (
          <>
            {' · a link is good until '}
            <Time at={invitationUntil} timeZone={timeZone} now={now} />
          </>
        )}
      </p>
      {state !== 'revoked' && (
        <div class="buttons">
          <PostForm action={`${path}/role`} csrf={csrf} class="role">
            <label class="sr" for={`role-${user.id}`}>
              Role of {name}
            </label>
            <RoleSelect id={`role-${user.id}`} chosen={role} isShort />
            <button type="submit">Change role{who}</button>
          </PostForm>
          <PostForm action={`${path}/link`} csrf={csrf}>
            <button type="submit">New link{who}</button>
          </PostForm>
          {state === 'active' && (
            <PostForm action={`${path}/sign-out`} csrf={csrf}>
              <button type="submit">End the sessions{who}</button>
            </PostForm>
          )}
          <PostForm action={`${path}/revoke`} csrf={csrf}>
            <button type="submit" class="danger">
              <span>
                Revoke <bdi>{name}</bdi>
              </span>
            </button>
          </PostForm>
        </div>
      )}
    </li>
  );
}

type SelectProps = { readonly id: string; readonly chosen: string; readonly isShort?: boolean };

function RoleSelect({ id, chosen, isShort = false }: SelectProps) {
  return (
    <select id={id} name="role">
      {roles.map((role) => (
        <option value={role} selected={role === chosen}>
          {isShort ? role : roleWords[role]}
        </option>
      ))}
    </select>
  );
}

type LinkProps = { readonly frame: FrameData; readonly name: string; readonly link: string };

/** The link of an invitation, which is not shown again. */
export function LinkPage({ frame, name, link }: LinkProps) {
  return (
    <Frame title="The invitation" at="/team" frame={frame}>
      <Back to="/team">Team</Back>
      <h1>
        The invitation of <bdi>{name}</bdi>
      </h1>
      <p>
        Give them this link yourself. It is good for 72 hours, once, and is not shown again; a new one takes
        its place.
      </p>
      <Field name="link" label="Link">
        <input id="link" value={link} readonly />
      </Field>
    </Frame>
  );
}
