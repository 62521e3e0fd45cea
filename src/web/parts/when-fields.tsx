import { type FieldError, told } from '../forms.tsx';

export type WhenValues = { readonly when: string; readonly at: string };

type Props = {
  /** Makes the ids of this form's fields its own on a page that has several, where the summary stands beside it. */
  readonly prefix: string;
  readonly legend: string;
  readonly timeZone: string;
  /** Answers what a time of one's own comes to; asked while it is typed. */
  readonly look: string;
  readonly values: WhenValues;
  readonly errors?: readonly FieldError[];
};

const choices = [
  ['now', 'Now'],
  ['next', 'Next free time'],
  ['at', 'At'],
] as const;

/** Now, the next free time, or a time of one's own in the account's zone. */
export function WhenFields({ prefix, legend, timeZone, look, values, errors = [] }: Props) {
  const at = `${prefix}at`;
  const error = errors.find(({ field }) => field === at);
  return (
    <fieldset class={error ? 'field when has-error' : 'field when'}>
      <legend>{legend}</legend>
      {error && (
        <p class={prefix === '' ? 'field-error' : 'sr'} id={`${at}-error`}>
          {error.message}
        </p>
      )}
      <div class="choices">
        {choices.map(([value, words]) => (
          <label class="choice">
            <input type="radio" name="when" value={value} checked={values.when === value} />
            {words}
          </label>
        ))}
        <input
          type="datetime-local"
          id={at}
          name="at"
          value={values.at}
          aria-label={`Date and time in ${timeZone}`}
          {...told(at, { errors })}
        />
        <span class="hint">{timeZone}</span>
      </div>
      <div class="told" data-look={look} role="status"></div>
    </fieldset>
  );
}

/** What the fields say, as {@link whenOf} reads it; null when the time itself is missing. */
export function wishedTime({ when, at }: WhenValues): string | null {
  if (when === 'now' || when === 'next') return when;
  return at.trim() === '' ? null : at.trim();
}
