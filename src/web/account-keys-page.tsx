import type { Account } from '../account/account.ts';
import { Back } from './back.tsx';
import { ErrorSummary, Field, type FieldError, PostForm, told } from './forms.tsx';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';

/** What X calls the four keys. */
export const keyLabels = {
  apiKey: 'API key',
  apiKeySecret: 'API key secret',
  accessToken: 'Access token',
  accessTokenSecret: 'Access token secret',
} as const;

type ConnectProps = {
  readonly frame: FrameData;
  readonly name: string;
  readonly timeZone: string;
  readonly errors: readonly FieldError[];
};

/** An account of X joins those there are. */
export function ConnectPage({ frame, name, timeZone, errors }: ConnectProps) {
  return (
    <Frame title="Connect an X account" at="/accounts" frame={frame}>
      <Back to="/accounts">Accounts</Back>
      <h1>Connect an X account</h1>
      <ErrorSummary errors={errors} />
      <p>
        Nothing is lost or changed by it: drafts and queued threads stay where they are, and the account posts
        nothing before you enable it on the next page.
      </p>
      <PostForm action="/accounts" csrf={frame.csrf} class="wide">
        <Field
          name="name"
          label="Name here"
          hint="a to z, 0 to 9 and hyphens, such as gazette"
          errors={errors}
        >
          <input
            id="name"
            name="name"
            value={name}
            maxlength={40}
            autocomplete="off"
            required
            {...told('name', { hint: true, errors })}
          />
        </Field>
        <Field
          name="timeZone"
          label="Time zone"
          hint="Its times are read and shown in it, such as Europe/Berlin"
          errors={errors}
        >
          <input
            id="timeZone"
            name="timeZone"
            value={timeZone}
            autocomplete="off"
            required
            {...told('timeZone', { hint: true, errors })}
          />
        </Field>
        <KeyFields errors={errors} />
        <p class="buttons">
          <button type="submit" class="main">
            Check with X and connect
          </button>
          <a href="/accounts">Not now</a>
        </p>
      </PostForm>
    </Frame>
  );
}

type ReconnectProps = {
  readonly frame: FrameData;
  readonly account: Account;
  readonly errors: readonly FieldError[];
};

/** New keys for an account; all else of it stays. */
export function ReconnectPage({ frame, account, errors }: ReconnectProps) {
  return (
    <Frame title={`New keys for @${account.handle}`} at="/accounts" frame={frame}>
      <Back to="/accounts">Accounts</Back>
      <h1>New keys for @{account.handle}</h1>
      <ErrorSummary errors={errors} />
      <p>
        Its threads, schedule, budget and record stay.{' '}
        {account.state === 'reconnect'
          ? 'What waits for the keys goes on once X has taken them.'
          : 'The keys it has are good until X has taken the new ones.'}
      </p>
      <PostForm action={`/accounts/${account.name}/keys`} csrf={frame.csrf} class="wide">
        <KeyFields errors={errors} />
        <p class="buttons">
          <button type="submit" class="main">
            Check with X and change the keys
          </button>
          <a href="/accounts">Leave them as they are</a>
        </p>
      </PostForm>
    </Frame>
  );
}

/** What is entered is never sent back: keys stand in no page. */
function KeyFields({ errors }: { readonly errors: readonly FieldError[] }) {
  return (
    <fieldset class="field">
      <legend>The four keys</legend>
      <p class="hint">
        From X’s developer console. The app needs “Read and write” before the access token is made. They are
        kept sealed and shown to nobody{errors.length > 0 ? '; enter all four again' : ''}.
      </p>
      {Object.entries(keyLabels).map(([name, label]) => (
        <Field name={name} label={label} errors={errors}>
          <input
            id={name}
            name={name}
            type="password"
            autocomplete="off"
            maxlength={500}
            required
            {...told(name, { errors })}
          />
        </Field>
      ))}
    </fieldset>
  );
}
