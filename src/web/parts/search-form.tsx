import type { Account } from '../../account/account.ts';
import { threadStatuses } from '../../thread/thread.ts';
import { Field, type FieldError, told } from '../forms.tsx';
import { isSearch, type SearchValues } from '../queue-search.ts';
import { threadLooks } from '../status-words.tsx';

type Props = {
  readonly values: SearchValues;
  readonly accounts: readonly Account[];
  /** Names offered for the author; any other may be entered. */
  readonly people: readonly string[];
  readonly timeZone: string;
  readonly errors: readonly FieldError[];
};

/** Words to look for, and what narrows it; sent as an address. */
export function SearchForm(props: Props) {
  const { values, errors } = props;
  const isNarrowed = [values.account, values.author, values.from, values.to].some((value) => value !== '');
  return (
    <search class="search">
      <form action="/" method="get">
        <div class="search-words">
          <label for="q" class="sr">
            Words in title or posts
          </label>
          <input
            id="q"
            name="q"
            type="search"
            value={values.q}
            placeholder="Search title and posts"
            maxlength={200}
            dir="auto"
            data-search=""
          />
          <button type="submit">Search</button>
          {isSearch(values) && <a href="/">Show all</a>}
        </div>
        <details open={isNarrowed || errors.length > 0}>
          <summary>Account, status, author, days</summary>
          <Narrowing {...props} />
        </details>
      </form>
    </search>
  );
}

function Narrowing({ values, accounts, people, timeZone, errors }: Props) {
  return (
    <div class="search-fields">
      <Field name="account" label="Account">
        <select id="account" name="account">
          <option value="">any</option>
          {accounts.map(({ name, handle }) => (
            <option value={name} selected={name === values.account}>
              @{handle}
            </option>
          ))}
        </select>
      </Field>
      <Field name="status" label="Status">
        <select id="status" name="status">
          <option value="">any</option>
          {threadStatuses.map((status) => (
            <option value={status} selected={status === values.status}>
              {threadLooks[status].word}
            </option>
          ))}
        </select>
      </Field>
      <Field name="author" label="Author">
        <input id="author" name="author" value={values.author} list="people" />
        <datalist id="people">
          {people.map((name) => (
            <option value={name}></option>
          ))}
        </datalist>
      </Field>
      {(['from', 'to'] as const).map((name) => (
        <Field name={name} label={name === 'from' ? 'From day' : 'To day'} errors={errors}>
          <input id={name} name={name} type="date" value={values[name]} {...told(name, { errors })} />
        </Field>
      ))}
      <p class="hint">Days are those a thread is due, went out, or else was made, in {timeZone}.</p>
    </div>
  );
}
