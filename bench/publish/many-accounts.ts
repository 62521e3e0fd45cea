import type { BareJob } from './bare-job.ts';
import { type Bobbin, textsOf } from './bobbin.ts';
import { ms, table } from './figures.ts';
import type { XProcess } from './x-process.ts';

const posts = 7;
const latencyMs = 100;
const leadMs = 2_000;

type Field = { readonly x: XProcess; readonly bobbins: readonly Bobbin[]; readonly bare: BareJob | null };

/** A thread of seven on each of so many accounts at once, X at 100 ms. @returns Markdown. */
export async function manyAccounts(field: Field, accounts: number, rounds: number): Promise<string> {
  await field.x.setLatency(latencyMs);
  const contestants = [
    ...(field.bare
      ? [{ name: 'bare BullMQ job, `tweetThread`', run: bareAtOnce(field.bare, field.x, accounts) }]
      : []),
    ...(await Promise.all(
      field.bobbins.map(async (bobbin) => ({
        name: `bobbin, ${bobbin.name}`,
        run: await bobbinAtOnce(bobbin, accounts),
      })),
    )),
  ];
  const seen = contestants.map(({ name, run }) => ({ name, run, took: [] as number[] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const one of seen) one.took.push(await one.run());
  }
  await field.x.setLatency(0);
  const idealMs = posts * latencyMs;
  const rows = seen.map(({ name, took }) => {
    // The better one: whatever else the machine did made the other worse.
    const tookMs = Math.min(...took);
    const perSecond = (accounts * posts) / (tookMs / 1_000);
    return [name, ms(tookMs), perSecond.toFixed(0), `${((100 * idealMs) / tookMs).toFixed(0)} %`];
  });
  const ideal = ['ideal', ms(idealMs), ((accounts * posts) / (idealMs / 1_000)).toFixed(0), '100 %'];
  return table(['', 'all posted after', 'posts a second', 'of the ideal'], [ideal, ...rows]);
}

function bareAtOnce(bare: BareJob, x: XProcess, accounts: number): () => Promise<number> {
  return async () => {
    const dueAt = Date.now() + leadMs;
    const jobs = Array.from({ length: accounts }, () =>
      bare.run({ token: x.newToken(), texts: textsOf(posts) }, dueAt),
    );
    return Math.max(...(await Promise.all(jobs))) - dueAt;
  };
}

async function bobbinAtOnce(bobbin: Bobbin, accounts: number): Promise<() => Promise<number>> {
  const accountIds: string[] = [];
  for (let made = 0; made < accounts; made += 1) accountIds.push(await bobbin.addAccount());
  return async () => {
    const ids = await bobbin.ready(accountIds, 1, posts);
    const dueAt = Date.now() + leadMs;
    const finished = ids.map((id) => bobbin.finished(id));
    await bobbin.release(ids, dueAt);
    return Math.max(...(await Promise.all(finished))) - dueAt;
  };
}
