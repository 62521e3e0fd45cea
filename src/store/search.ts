import type { ThreadStatus } from '../thread/thread.ts';
import { lineColumns, lineJoins, type ThreadLine } from './board.ts';
import type { Queryable } from './db.ts';

/** What threads are looked for by; null leaves a thing open. */
export type ThreadSearch = {
  /** All of these words, in title or posts; each also finds what begins with it. */
  readonly words: string | null;
  /** By name. */
  readonly account: string | null;
  readonly status: ThreadStatus | null;
  /** Who made it, as the record names them. */
  readonly author: string | null;
  /** Due, live or else made from this instant on. */
  readonly from: Date | null;
  /** Up to, but without, this one. */
  readonly to: Date | null;
  /** The last thread of the page before, by id. */
  readonly after: string | null;
  readonly limit: number;
};

/**
 * Threads found, the latest due first. With words, the latest few hundred, then thousand, are looked through first:
 * what is common is found there at once, and what is not is rare enough for the index of words to give all of it.
 */
export async function searchThreads(db: Queryable, search: ThreadSearch): Promise<readonly ThreadLine[]> {
  const asked = search.words === null ? null : await readWords(db, search.words);
  // Nothing but punctuation was given: that is in no thread.
  if (asked === '') return [];
  if (asked === null) return await listLines(db, search, null, `${threadsOf(search)} limit $1`);
  for (const most of lookedThrough) {
    const looked = `select t.* from (${threadsOf(search)} limit ${most}) t
      join bobbin.thread_words w on w.thread_id = t.id where w.words @@ $2::tsquery
      order by ${at('t')} desc, t.id desc limit $1`;
    const found = await listLines(db, search, asked, looked);
    if (found.length >= search.limit || !(await hasMore(db, search, most))) return found;
  }
  const indexed = `with found as materialized (
      select thread_id from bobbin.thread_words where words @@ $2::tsquery)
    select t.* from found f join bobbin.threads t on t.id = f.thread_id
    where ${conditions(search)} order by ${at('t')} desc, t.id desc limit $1`;
  return await listLines(db, search, asked, indexed);
}

/** The second takes some twenty milliseconds, the index a hundred for a word of every thread. */
const lookedThrough = [200, 2_000] as const;

/** Whether there are more threads than so many, words aside. */
async function hasMore(db: Queryable, search: ThreadSearch, than: number): Promise<boolean> {
  const { rows } = await db.query<{ count: number }>(
    `${given} select count(*)::int as count from (
       select 1 from bobbin.threads t where ${conditions(search)} limit ${than + 1}) as few`,
    parameters(search, null),
  );
  return (rows[0]?.count ?? 0) > than;
}

const at = (table: string): string => `coalesce(${table}.scheduled_at, ${table}.created_at)`;

function threadsOf(search: ThreadSearch): string {
  return `select t.* from bobbin.threads t where ${conditions(search)} order by ${at('t')} desc, t.id desc`;
}

/** Only what is asked for stands in the statement, so that the index for it can be taken. */
function conditions({ account, status, author, from, to, after }: ThreadSearch): string {
  const wanted = [
    account !== null && 't.account_id = (select id from bobbin.accounts where name = $3)',
    status !== null && 't.status = $4',
    author !== null && 't.created_by = $5',
    from !== null && `${at('t')} >= $6`,
    to !== null && `${at('t')} < $7`,
    after !== null && `(${at('t')}, t.id) < (select ${at('l')}, l.id from bobbin.threads l where l.id = $8)`,
  ].filter((condition) => condition !== false);
  return wanted.length === 0 ? 'true' : wanted.join(' and ');
}

async function listLines(
  db: Queryable,
  search: ThreadSearch,
  asked: string | null,
  threads: string,
): Promise<readonly ThreadLine[]> {
  const { rows } = await db.query<ThreadLine>(
    `${given} ${lineColumns} from (${threads}) t ${lineJoins} order by ${at('t')} desc, t.id desc`,
    parameters(search, asked),
  );
  return rows;
}

/** Each parameter is named once with its type, whether its condition is asked for or not. */
const given = `with given as (select $1::int, $2::text, $3::text, $4::text, $5::text, $6::timestamptz,
  $7::timestamptz, $8::text)`;

function parameters(search: ThreadSearch, asked: string | null): readonly unknown[] {
  const { account, status, author, from, to, after, limit } = search;
  return [limit, asked, account, status, author, from, to, after];
}

/**
 * Words as the index has them, all of which must be there, as a tsquery. A word also finds what goes on after it, but
 * for one letter or digit alone, with which half of everything begins. Signs of scripts without spaces are looked
 * for as pairs of neighbours, one alone as the beginning of a pair.
 */
async function readWords(db: Queryable, words: string): Promise<string> {
  const { rows } = await db.query<{ query: string | null }>(
    `with list as (select word, word ~ '${withoutSpaces}' as is_sign from unnest(bobbin.word_list($1)) as word)
     select string_agg(quote_literal(word) || case when (length(word) = 1) = is_sign then ':*' else '' end, ' & ')
       as query
     from list one
     where not is_sign or length(word) > 1
       or not exists (select from list pair where length(pair.word) = 2 and right(pair.word, 1) = one.word)`,
    [words.slice(0, 200)],
  );
  return rows[0]?.query ?? '';
}

/** Thai to Khmer, Japanese, Chinese: as in the migration that makes the index. */
const withoutSpaces =
  '[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff]';
