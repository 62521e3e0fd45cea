import { InvalidArgumentError, Option } from 'commander';
import { roles } from '../account/role.ts';
import { parseDelay } from '../schedule/parse-time.ts';

export const jsonHelp = 'print JSON for programs';

/** `--role`, one of ours. */
export function roleOption(what: string): Option {
  return new Option('--role <role>', what).choices(roles);
}

/** What was asked for with `--at`, `--in`, `--now` or `--next`, of which at most one is given. */
export type TimeOptions = {
  readonly at?: string;
  readonly in?: Date;
  readonly now?: true;
  readonly next?: true;
};

/** The options which name a time. */
export function timeOptions(): readonly Option[] {
  return [
    new Option(
      '--at <time>',
      '14:30 or 2026-11-24 14:30 (in the account’s zone) or 2026-11-24T14:30:00Z',
    ).conflicts(['in', 'now', 'next']),
    new Option('--in <span>', 'so long from now: 90s, 10m, 2h, 1d')
      .conflicts(['at', 'now', 'next'])
      .argParser(readSpan),
    new Option('--now', 'as soon as it can go').conflicts(['at', 'in', 'next']),
    new Option('--next', 'the next free time').conflicts(['at', 'in', 'now']),
  ];
}

/** The time as the API takes it; undefined when none was given. */
export function timeGiven(options: TimeOptions): string | undefined {
  if (options.now) return 'now';
  if (options.next) return 'next';
  return options.in?.toISOString() ?? options.at;
}

/** Reads the address a thread links to. */
export function readLink(text: string): string {
  const protocol = URL.parse(text)?.protocol;
  if (protocol !== 'https:' && protocol !== 'http:') {
    throw new InvalidArgumentError('It must be a web address that begins with https://');
  }
  return text;
}

/** Reads a whole number from `least` to `most`. */
export function readNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

function readSpan(text: string): Date {
  const span = parseDelay(text, new Date());
  if (!span.ok) throw new InvalidArgumentError(span.message);
  return span.at;
}
