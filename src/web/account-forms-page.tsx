import type { Account } from '../account/account.ts';
import { Back } from './back.tsx';
import { ErrorSummary, Field, type FieldError, PostForm, told } from './forms.tsx';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';

type BudgetProps = {
  readonly frame: FrameData;
  readonly account: Account;
  readonly entered: { readonly dayUsd: string; readonly monthUsd: string };
  readonly errors: readonly FieldError[];
};

/** The most an account may spend. */
export function BudgetPage({ frame, account, entered, errors }: BudgetProps) {
  return (
    <Frame title={`Budget of @${account.handle}`} at="/accounts" frame={frame}>
      <Back to="/accounts">Accounts</Back>
      <h1>Budget of @{account.handle}</h1>
      <ErrorSummary errors={errors} />
      <p>
        A thread that would not fit is not begun, and waits for you. Days and months are those of{' '}
        {account.timeZone}. An empty field is no bound.
      </p>
      <PostForm action={`/accounts/${account.name}/budget`} csrf={frame.csrf} class="wide">
        {(['dayUsd', 'monthUsd'] as const).map((name) => (
          <Field
            name={name}
            label={name === 'dayUsd' ? 'US dollars a day' : 'US dollars a month'}
            hint="Such as 2.50"
            errors={errors}
          >
            <input
              id={name}
              name={name}
              value={entered[name]}
              inputmode="decimal"
              autocomplete="off"
              {...told(name, { hint: true, errors })}
            />
          </Field>
        ))}
        <p class="buttons">
          <button type="submit" class="main">
            Save the budget
          </button>
          <a href="/accounts">Leave it as it is</a>
        </p>
      </PostForm>
    </Frame>
  );
}

type RemoveProps = {
  readonly frame: FrameData;
  readonly account: Account;
  readonly errors: readonly FieldError[];
};

/** The step before an account and its keys are gone. */
export function RemovePage({ frame, account, errors }: RemoveProps) {
  return (
    <Frame title={`Remove @${account.handle}`} at="/accounts" frame={frame}>
      <Back to="/accounts">Accounts</Back>
      <h1>Remove @{account.handle}</h1>
      <ErrorSummary errors={errors} />
      <p>
        Its keys are deleted here. What it posted stays on X, and its threads stay on record. To have it back,
        connect it again with its keys; to stop it only, pause it.
      </p>
      <PostForm action={`/accounts/${account.name}/remove`} csrf={frame.csrf} class="buttons">
        <button type="submit" class="danger">
          Remove @{account.handle} and its keys
        </button>
        <a href="/accounts">Keep it</a>
      </PostForm>
    </Frame>
  );
}
