import type { Account } from '../account/account.ts';
import { type ScheduleText, weekdays } from '../schedule/schedule.ts';
import { Back } from './back.tsx';
import { ErrorSummary, Field, type FieldError, PostForm, told } from './forms.tsx';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';

const dayWords = {
  ...{ mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday' },
  ...{ fri: 'Friday', sat: 'Saturday', sun: 'Sunday' },
} as const;

type Props = {
  readonly frame: FrameData;
  readonly account: Account;
  readonly text: ScheduleText;
  readonly errors: readonly FieldError[];
};

/** When an account posts: its slots, its hours without posts, its least gap. */
export function SchedulePage({ frame, account, text, errors }: Props) {
  return (
    <Frame title={`Schedule of @${account.handle}`} at="/accounts" frame={frame}>
      <Back to="/accounts">Accounts</Back>
      <h1>Schedule of @{account.handle}</h1>
      <ErrorSummary errors={errors} />
      <p>
        “Next free time” takes the next free slot. Times are by the clock in{' '}
        <strong>{account.timeZone}</strong>. Threads that have their time keep it.
      </p>
      <PostForm action={`/accounts/${account.name}/schedule`} csrf={frame.csrf} class="schedule">
        <fieldset class="field">
          <legend>Slots</legend>
          <p class="hint" id="slots-hint">
            Such as 08:00, 12:30, 18:00. No slots on any day: any full five minutes will do.
          </p>
          <div class="week-slots">
            {weekdays.map((day) => (
              <Field name={day} label={dayWords[day]} errors={errors}>
                <input
                  id={day}
                  name={day}
                  value={text.slots[day] ?? ''}
                  autocomplete="off"
                  {...told(day, { errors })}
                />
              </Field>
            ))}
          </div>
        </fieldset>
        <Field
          name="blackout"
          label="Hours without posts"
          hint="Such as 22:00-06:00. A time in them may still be chosen by hand, after a warning."
          errors={errors}
        >
          <input
            id="blackout"
            name="blackout"
            value={text.blackout}
            autocomplete="off"
            {...told('blackout', { hint: true, errors })}
          />
        </Field>
        <Field name="gap" label="Least minutes between two threads" errors={errors}>
          <input id="gap" name="gap" value={text.gap} inputmode="numeric" {...told('gap', { errors })} />
        </Field>
        <details>
          <summary>When the clocks change</summary>
          <p>
            A slot in the hour that is skipped comes at the first moment after it. One in the hour that comes
            twice comes once, the first time.
          </p>
        </details>
        <p class="buttons">
          <button type="submit" class="main">
            Save the schedule
          </button>
          <a href="/accounts">Leave it as it is</a>
        </p>
      </PostForm>
    </Frame>
  );
}
