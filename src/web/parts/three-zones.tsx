import { fieldTime, Time, timeWords } from '../times.tsx';

type Props = { readonly at: Date; readonly timeZone: string; readonly now: Date };

/** A time by the account's clock, by UTC and, where a script runs, by the browser's. */
export function ThreeZones({ at, timeZone, now }: Props) {
  return (
    <span class="zones">
      <strong>
        <Time at={at} timeZone={timeZone} now={now} />
      </strong>{' '}
      {timeZone} <UtcAndHere at={at} timeZone={timeZone} now={now} />
    </span>
  );
}

/** The same time by UTC and by the browser's clock, each only where it differs from the account's. */
export function UtcAndHere({ at, timeZone, now }: Props) {
  const isUtc = fieldTime(at, timeZone) === fieldTime(at, 'UTC');
  const sameDay = fieldTime(at, timeZone).slice(0, 10) === fieldTime(at, 'UTC').slice(0, 10);
  const utc = sameDay ? fieldTime(at, 'UTC').slice(11) : timeWords({ at, timeZone: 'UTC', now });
  return (
    <>
      {!isUtc && <span class="hint zone">{utc} UTC</span>}{' '}
      <span class="hint zone" data-here={at.toISOString()} data-shown={fieldTime(at, timeZone)} hidden></span>
    </>
  );
}
