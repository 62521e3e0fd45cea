import type { Context } from 'hono';
import { nameKey } from '../account/person-name.ts';
import { listAccounts } from '../store/accounts.ts';
import type { ThreadLine } from '../store/board.ts';
import { searchThreads } from '../store/search.ts';
import { readNow } from '../store/threads.ts';
import { listUsers } from '../store/users.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';
import { ErrorSummary } from './forms.tsx';
import { Frame } from './frame.tsx';
import { readFrame } from './frame-data.ts';
import { SearchForm } from './parts/search-form.tsx';
import { ThreadDays } from './parts/thread-rows.tsx';
import { type SearchValues, searchPath, toSearch } from './queue-search.ts';

const pageLength = 50;

/** What the form of a search offers. */
export async function readSearchForm({ db, timeZone }: DeskDeps, values: SearchValues) {
  const people = (await listUsers(db)).map(({ name }) => name);
  return { values, accounts: await listAccounts(db), people, timeZone, errors: [] };
}

/** The threads a search finds, page by page. */
export async function showFound(
  deps: DeskDeps,
  c: Context<DeskEnv>,
  values: SearchValues,
): Promise<Response> {
  const form = await readSearchForm(deps, values);
  const { search, errors } = toSearch(values, deps.timeZone, pageLength + 1);
  // People write names as they like; the record has one form of each.
  const author = form.people.find((name) => nameKey(name) === nameKey(values.author)) ?? search.author;
  const lines = errors.length > 0 ? [] : await searchThreads(deps.db, { ...search, author });
  const shown = lines.slice(0, pageLength);
  const last = lines.length > pageLength ? shown.at(-1) : undefined;
  const frame = await readFrame(deps, c);
  return c.html(
    <Frame title={values.q === '' ? 'Queue: search' : `Queue: ${values.q}`} at="/" frame={frame}>
      <div class="page-head">
        <h1>Queue</h1>
        <a class="button main" href="/new">
          New thread
        </a>
      </div>
      <ErrorSummary errors={errors} />
      <SearchForm {...form} errors={errors} />
      {errors.length === 0 && (
        <Found lines={shown} now={await readNow(deps.db)} next={last ? searchPath(values, last.id) : null} />
      )}
    </Frame>,
    errors.length > 0 ? 422 : 200,
  );
}

function Found(props: {
  readonly lines: readonly ThreadLine[];
  readonly now: Date;
  readonly next: string | null;
}) {
  const { lines, now, next } = props;
  if (lines.length === 0) {
    return (
      <section>
        <h2>Nothing found</h2>
        <p>
          No thread has all of this. Take a word away, or write only its beginning: “ferr” finds ferry and
          ferries. <a href="/">Show all</a>.
        </p>
      </section>
    );
  }
  return (
    <section>
      <h2>Found, the latest first</h2>
      <ThreadDays lines={lines} now={now} />
      {next && (
        <p>
          <a rel="next" href={next}>
            More
          </a>
        </p>
      )}
    </section>
  );
}
