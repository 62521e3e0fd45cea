import type { Context } from 'hono';
import { type Day, dayAfter, firstInstantOf } from '../schedule/zone.ts';
import type { ThreadSearch } from '../store/search.ts';
import { type ThreadStatus, threadStatuses } from '../thread/thread.ts';
import type { DeskEnv } from './deps.ts';
import type { FieldError } from './forms.tsx';

/** What stands in the fields of the search, as it was entered; empty: open. */
export type SearchValues = {
  readonly q: string;
  readonly account: string;
  readonly status: ThreadStatus | '';
  readonly author: string;
  /** Days as a date field gives them, `2026-11-24`, by the site's clock; both included. */
  readonly from: string;
  readonly to: string;
  readonly after: string;
};

/** Reads the fields from the address: a search can be kept as a bookmark. */
export function readSearchValues(c: Context<DeskEnv>): SearchValues {
  const given = (name: string): string => (c.req.query(name) ?? '').trim().slice(0, 200);
  return {
    q: given('q'),
    account: given('account'),
    status: threadStatuses.find((status) => status === given('status')) ?? '',
    author: given('author'),
    from: given('from'),
    to: given('to'),
    after: /^\w{1,60}$/.exec(given('after'))?.[0] ?? '',
  };
}

/** More is asked than one status page by page. */
export function isSearch({ q, account, author, from, to }: SearchValues): boolean {
  return [q, account, author, from, to].some((value) => value !== '');
}

/** What is to be looked for, or what is wrong with a field. */
export function toSearch(
  values: SearchValues,
  timeZone: string,
  limit: number,
): { readonly search: ThreadSearch; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const read = (field: 'from' | 'to', daysLater: number): Date | null => {
    if (values[field] === '') return null;
    const day = readDay(values[field]);
    if (day) return firstInstantOf({ ...dayAfter(day, daysLater), hour: 0, minute: 0 }, timeZone);
    errors.push({ field, message: `“${values[field]}” is no day. Write it as 2026-11-24.` });
    return null;
  };
  const [from, to] = [read('from', 0), read('to', 1)];
  if (from && to && from >= to) {
    errors.push({ field: 'to', message: 'The last day is before the first. Turn them round.' });
  }
  const search = {
    words: values.q || null,
    account: values.account || null,
    status: values.status || null,
    author: values.author || null,
    after: values.after || null,
    ...{ from, to, limit },
  };
  return { search, errors };
}

/** The address of this search from a line on; empty: from its beginning. */
export function searchPath(values: SearchValues, after: string): string {
  const fields = Object.entries({ ...values, after }).filter(([, value]) => value !== '');
  return fields.length === 0 ? '/' : `/?${new URLSearchParams(fields)}`;
}

function readDay(text: string): Day | null {
  const [, year = 0, month = 0, day = 0] = (/^(20\d\d)-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  const isDay =
    month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return isDay ? { year, month, day } : null;
}
