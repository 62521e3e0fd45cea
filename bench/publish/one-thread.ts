import type { BareJob } from './bare-job.ts';
import { type Bobbin, textsOf } from './bobbin.ts';
import { median, ms, table, times } from './figures.ts';
import { openRawPoster } from './raw-posts.ts';
import type { XProcess } from './x-process.ts';

const posts = 7;
/** Long enough for every alarm to be set. */
const leadMs = 400;

/** One contestant: what it took this time, in ms. */
type Contestant = { readonly name: string; run(): Promise<number> };
type Times = ReadonlyMap<string, readonly number[]>;

type Field = { readonly x: XProcess; readonly bobbins: readonly Bobbin[]; readonly bare: BareJob | null };
type RawPoster = ReturnType<typeof openRawPoster>;

/** A thread of seven, alone on the machine: each contestant in turn, round after round. @returns Markdown. */
export async function raceOneThread(field: Field, rounds: { atOnce: number; slow: number }): Promise<string> {
  const { bobbins } = field;
  const preflights = new Map<string, number[]>();
  const raw = openRawPoster(field.x.url);
  await field.x.setLatency(0);
  const all = [...(await contestants(field, raw, preflights)), ...floors(field, raw)];
  const atOnce = await race(all, rounds.atOnce);
  await field.x.setLatency(100);
  const slow = await race(await contestants(field, raw, preflights), rounds.slow);
  await field.x.setLatency(0);
  raw.close();

  const rows = [rawName, bareName, ...bobbins.map(({ name }) => name)].flatMap((name) => {
    const [quick, floor, late, bare] = [
      atOnce.get(name),
      atOnce.get(floorOf(name)),
      slow.get(name),
      slow.get(bareName),
    ];
    if (!quick || !late) return [];
    const preflight = preflights.get(name);
    return [
      [
        name === rawName || name === bareName ? name : `bobbin, ${name}`,
        took(quick),
        floor ? took(floor) : '',
        floor ? compared(quick, floor) : '',
        took(late),
        bare ? compared(late, bare) : '',
        preflight ? took(preflight) : '',
      ],
    ];
  });
  return table(
    ['', 'X at 0 ms', 'its floor', 'to its floor', 'X at 100 ms', 'to the bare job', 'preflight, before'],
    rows,
  );
}

/** The median, and the round that the rest of the machine disturbed least. */
const took = (values: readonly number[]): string => `${ms(median(values))} (${ms(Math.min(...values))})`;

const compared = (values: readonly number[], to: readonly number[]): string =>
  `${times(median(values) / median(to))} (${times(Math.min(...values) / Math.min(...to))})`;

const rawName = `${posts} raw keep-alive POSTs`;
const bareName = 'bare BullMQ job, `tweetThread`';
const floorOf = (name: string): string => `floor of ${name}`;

/** A first round that does not count, then so many that do; each begins with another contestant. */
async function race(all: readonly Contestant[], rounds: number): Promise<Times> {
  const seen = new Map<string, number[]>(all.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    const first = round % all.length;
    for (const { name, run } of [...all.slice(first), ...all.slice(0, first)]) {
      const tookMs = await run();
      if (round > 0) seen.get(name)?.push(tookMs);
    }
  }
  return seen;
}

async function contestants(
  field: Field,
  raw: RawPoster,
  preflights: Map<string, number[]>,
): Promise<readonly Contestant[]> {
  const { x, bobbins, bare } = field;
  const list: Contestant[] = [{ name: rawName, run: () => timed(() => chain(raw.post, x.newToken())) }];
  if (bare) list.push({ name: bareName, run: () => bareOnce(bare, x.newToken()) });
  for (const bobbin of bobbins) {
    const took: number[] = preflights.get(bobbin.name) ?? [];
    preflights.set(bobbin.name, took);
    const accountId = await bobbin.addAccount();
    list.push({ name: bobbin.name, run: () => bobbinOnce(bobbin, accountId, took) });
  }
  return list;
}

/** From the due time to the last post, the alarm's own lag included. */
async function bobbinOnce(bobbin: Bobbin, accountId: string, preflights: number[]): Promise<number> {
  const id = await bobbin.draft(accountId, posts);
  preflights.push(await bobbin.preflight(id));
  const dueAt = Date.now() + leadMs;
  const finished = bobbin.finished(id);
  await bobbin.release([id], dueAt);
  return (await finished) - dueAt;
}

async function bareOnce(bare: BareJob, token: string): Promise<number> {
  const dueAt = Date.now() + leadMs;
  return (await bare.run({ token, texts: textsOf(posts) }, dueAt)) - dueAt;
}

/** What each-once cannot do without: for each post a commit before it, the post, and a commit after it. */
function floors({ x, bobbins }: Field, raw: RawPoster): readonly Contestant[] {
  return bobbins.map(({ name, db }) => {
    const commit = () => db.query('insert into bench.commits (what) values ($1)', ['a commit']);
    return {
      name: floorOf(name),
      run: async () => {
        await db.query(
          'create schema if not exists bench; create table if not exists bench.commits (what text)',
        );
        return await timed(() =>
          chain(async (...post: Parameters<typeof raw.post>) => {
            await commit();
            const id = await raw.post(...post);
            await commit();
            return id;
          }, x.newToken()),
        );
      },
    };
  });
}

/** Seven posts, each answering the one before. */
async function chain(
  post: (token: string, text: string, replyTo: string | null) => Promise<string>,
  token: string,
): Promise<void> {
  let last: string | null = null;
  for (const text of textsOf(posts)) last = await post(token, text, last);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
