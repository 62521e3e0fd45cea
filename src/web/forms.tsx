import type { Child } from 'hono/jsx';

/** What is wrong with what somebody entered; `field` is the id of the field it stands at, if any. */
export type FieldError = { readonly field: string | null; readonly message: string };

/** All that is wrong, at the top, each leading to its field. */
export function ErrorSummary({
  errors,
  children,
}: {
  readonly errors: readonly FieldError[];
  children?: Child;
}) {
  if (errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus aria-labelledby="error-title">
      <h2 id="error-title">
        {errors.length === 1 ? 'One thing to mend' : `${errors.length} things to mend`}
      </h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>{field === null ? message : <a href={`#${field}`}>{message}</a>}</li>
        ))}
      </ul>
      {children}
    </div>
  );
}

type FieldProps = {
  /** Id and name of the control inside. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly errors?: readonly FieldError[];
  /** The control; give it {@link told} for the hint and error to be read with it. */
  readonly children?: Child;
};

/** A label, its hint, its error and its control, in this order. */
export function Field({ name, label, hint, errors = [], children }: FieldProps) {
  const error = errors.find(({ field }) => field === name);
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${name}-error`}>
          {error.message}
        </p>
      )}
      {children}
    </div>
  );
}

/** Attributes that tie a control to its hint and error. */
export function told(
  name: string,
  { hint = false, errors = [] }: { readonly hint?: boolean; readonly errors?: readonly FieldError[] },
) {
  const wrong = errors.some(({ field }) => field === name);
  const ids = [hint ? `${name}-hint` : '', wrong ? `${name}-error` : ''].filter(Boolean).join(' ');
  return {
    ...(ids ? { 'aria-describedby': ids } : {}),
    ...(wrong ? { 'aria-invalid': 'true' as const } : {}),
  };
}

/** A form that changes something: it carries the token that proves it came from here. */
export function PostForm(props: {
  readonly action: string;
  readonly csrf: string;
  readonly class?: string;
  /** One of its fields may be a file. */
  readonly withFile?: boolean;
  readonly children?: Child;
}) {
  const enctype = props.withFile ? ({ enctype: 'multipart/form-data' } as const) : {};
  return (
    <form method="post" action={props.action} class={props.class ?? 'inline'} {...enctype}>
      <input type="hidden" name="csrf" value={props.csrf} />
      {props.children}
    </form>
  );
}
