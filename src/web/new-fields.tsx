import type { Child } from 'hono/jsx';
import type { Account } from '../account/account.ts';
import type { Template } from '../compose/template.ts';
import { Field, type FieldError, told } from './forms.tsx';
import type { NewValues } from './new-form.ts';

const classWords = {
  breaking: 'Breaking: an hour',
  normal: 'Normal: half a day',
  evergreen: 'Evergreen: a week',
} as const;

export type NewFieldsProps = {
  readonly values: NewValues;
  readonly errors: readonly FieldError[];
  readonly accounts: readonly Account[];
  readonly templates: readonly Template[];
  /** The choice of the time, where it stands among the others. */
  readonly when?: Child;
};

/** Everything a new thread is made of, each with what was entered before. */
export function NewFields(props: NewFieldsProps) {
  return (
    <div class="new-fields">
      <ArticleFields {...props} />
      <Choices {...props} />
    </div>
  );
}

function ArticleFields({ values, errors }: NewFieldsProps) {
  const hasOther = values.url !== '' || errors.some(({ field }) => field === 'url');
  return (
    <div>
      <Field
        name="text"
        label="The article"
        hint="Paste it whole: title first, highlights under “Highlights:” if it has them. Markdown and HTML work too."
        errors={errors}
      >
        <textarea
          id="text"
          name="text"
          rows={12}
          dir="auto"
          autofocus={errors.length === 0}
          {...told('text', { hint: true, errors })}
        >
          {`\n${values.text}`}
        </textarea>
      </Field>
      <input type="hidden" name="fileName" value={values.fileName} />
      <details open={hasOther}>
        <summary>From its address or a file instead</summary>
        <Field name="url" label="Address to fetch" hint="Used when nothing is pasted above." errors={errors}>
          <input
            id="url"
            name="url"
            value={values.url}
            inputmode="url"
            autocomplete="off"
            {...told('url', { hint: true, errors })}
          />
        </Field>
        <Field name="file" label="File: text, Markdown or HTML" errors={errors}>
          <input id="file" name="file" type="file" accept=".txt,.md,.markdown,.html,.htm,text/*" />
        </Field>
      </details>
      <Field
        name="link"
        label="Link"
        hint="Where the thread leads; stands in its last post. Empty: the article’s own address."
        errors={errors}
      >
        <input
          id="link"
          name="link"
          value={values.link}
          inputmode="url"
          autocomplete="off"
          {...told('link', { hint: true, errors })}
        />
      </Field>
    </div>
  );
}

function Choices({ values, errors, accounts, templates, when }: NewFieldsProps) {
  const zone = zoneOf(accounts, values);
  return (
    <div>
      <Field name="template" label="Template" errors={errors}>
        <select id="template" name="template" {...told('template', { errors })}>
          {templates.map(({ name, description }) => (
            <option value={name} selected={name === values.template} title={description}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field name="account" label="Account" errors={errors}>
        <select id="account" name="account" {...told('account', { errors })}>
          {accounts.map(({ name, handle, kind, state }) => (
            <option value={name} selected={name === values.account}>
              @{handle}
              {kind === 'practice' ? ' (practice)' : ''}
              {state === 'enabled' ? '' : ` (${state === 'disabled' ? 'not enabled' : 'to reconnect'})`}
            </option>
          ))}
        </select>
      </Field>
      <Field
        name="class"
        label="How long it stays news"
        hint="A thread held up for longer waits for a person instead of going out late."
      >
        <select id="class" name="class" {...told('class', { hint: true })}>
          {Object.entries(classWords).map(([value, words]) => (
            <option value={value} selected={value === values.class}>
              {words}
            </option>
          ))}
        </select>
      </Field>
      {when}
      <details open={values.notBefore !== ''}>
        <summary>Embargo</summary>
        <Field name="notBefore" label={`Not before, in ${zone}`} errors={errors}>
          <input
            type="datetime-local"
            id="notBefore"
            name="notBefore"
            value={values.notBefore}
            {...told('notBefore', { errors })}
          />
        </Field>
      </details>
    </div>
  );
}

/** The zone in which the times of the form are. */
export function zoneOf(accounts: readonly Account[], { account }: Pick<NewValues, 'account'>): string {
  return accounts.find(({ name }) => name === account)?.timeZone ?? 'UTC';
}
