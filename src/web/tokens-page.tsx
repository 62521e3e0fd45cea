import { roles } from '../account/role.ts';
import type { TokenLine } from '../store/tokens.ts';
import { Back } from './back.tsx';
import { ErrorSummary, Field, type FieldError, PostForm, told } from './forms.tsx';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';
import { roleWords } from './role-words.ts';
import { Badge } from './status-words.tsx';
import { Time } from './times.tsx';

export type TokenForm = { readonly name: string; readonly role: string; readonly days: string };

type Props = {
  readonly frame: FrameData;
  readonly tokens: readonly TokenLine[];
  readonly now: Date;
  readonly timeZone: string;
  readonly errors: readonly FieldError[];
  readonly entered: TokenForm;
};

const spans = { '30': '30 days', '90': '90 days', '365': 'a year', '': 'until it is revoked' } as const;

/** What programs sign in by. */
export function TokensPage({ frame, tokens, now, timeZone, errors, entered }: Props) {
  return (
    <Frame title="API tokens" at="/team" frame={frame}>
      <Back to="/team">Team</Back>
      <h1>API tokens</h1>
      <ErrorSummary errors={errors} />
      <p class="hint">
        A program such as your CMS calls the API with a token. It may do what its role may;{' '}
        <a href="/api/openapi.json">the calls there are</a>.
      </p>
      {tokens.length === 0 ? (
        <p class="hint">There are no tokens yet.</p>
      ) : (
        <ul class="accounts">
          {tokens.map((token) => (
            <Row token={token} csrf={frame.csrf} now={now} timeZone={timeZone} />
          ))}
        </ul>
      )}
      <h2>Make a token</h2>
      <PostForm action="/tokens" csrf={frame.csrf} class="wide">
        <Field name="name" label="Name" hint="The program it is for, such as cms" errors={errors}>
          <input
            id="name"
            name="name"
            value={entered.name}
            maxlength={40}
            autocomplete="off"
            required
            {...told('name', { hint: true, errors })}
          />
        </Field>
        <Field name="role" label="Role" errors={errors}>
          <select id="role" name="role">
            {roles.map((role) => (
              <option value={role} selected={role === entered.role}>
                {roleWords[role]}
              </option>
            ))}
          </select>
        </Field>
        <Field name="days" label="Good for" errors={errors}>
          <select id="days" name="days">
            {Object.entries(spans)
              .sort(([a], [b]) => Number(a || 9_999) - Number(b || 9_999))
              .map(([days, words]) => (
                <option value={days} selected={days === entered.days}>
                  {words}
                </option>
              ))}
          </select>
        </Field>
        <button type="submit" class="main">
          Make the token
        </button>
      </PostForm>
    </Frame>
  );
}

type RowProps = {
  readonly token: TokenLine;
  readonly csrf: string;
  readonly now: Date;
  readonly timeZone: string;
};

function Row({ token, csrf, now, timeZone }: RowProps) {
  const { name, role, createdAt, lastUsedAt, expiresAt } = token;
  const isOver = expiresAt !== null && expiresAt <= now;
  const time = (at: Date) => <Time at={at} timeZone={timeZone} now={now} />;
  return (
    <li>
      <h2>
        {name} {isOver && <Badge look={{ word: 'Expired', icon: 'cross', tone: 'calm' }} />}
      </h2>
      <p class="hint">
        {role} · made {time(createdAt)} · {lastUsedAt ? <>last used {time(lastUsedAt)}</> : 'never used'} ·{' '}
        {expiresAt ? (
          <>
            {isOver ? 'was good until' : 'good until'} {time(expiresAt)}
          </>
        ) : (
          'does not expire'
        )}
      </p>
      <div class="buttons">
        <PostForm action={`/tokens/${encodeURIComponent(name)}/revoke`} csrf={csrf}>
          <button type="submit" class="danger">
            Revoke {name}
          </button>
        </PostForm>
      </div>
    </li>
  );
}

type MadeProps = { readonly frame: FrameData; readonly name: string; readonly secret: string };

/** The token, this once. */
export function TokenMadePage({ frame, name, secret }: MadeProps) {
  return (
    <Frame title="The token" at="/team" frame={frame}>
      <Back to="/tokens">API tokens</Back>
      <h1>Token {name}</h1>
      <p>
        Put it into the program’s secrets now. It is not shown again; a lost one is revoked and made anew.
      </p>
      <Field name="token" label="Token">
        <input id="token" value={secret} class="code" readonly />
      </Field>
      <p class="hint">
        It is sent as <code>Authorization: Bearer …</code>
      </p>
    </Frame>
  );
}
