import { parseArgs } from 'node:util';
import { openBareJob } from './bare-job.ts';
import { type Bobbin, backendNames, openBobbin } from './bobbin.ts';
import { burst } from './burst.ts';
import { machine } from './machine.ts';
import { manyAccounts } from './many-accounts.ts';
import { raceOneThread } from './one-thread.ts';
import { type Servers, startServers } from './servers.ts';

const parts = ['thread', 'burst', 'accounts'] as const;
const { values } = parseArgs({
  options: {
    /** One part alone. */
    only: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    /** Of the burst: a multiple of its accounts. */
    threads: { type: 'string', default: '1000' },
  },
});
if (values.only && !parts.some((part) => part === values.only)) {
  console.error(`--only ${values.only}: it is one of ${parts.join(', ')}.`);
  process.exit(2);
}

// So that what was started ends, and its folders go, when a person stops this.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
const servers = await startServers();
try {
  await runOn(servers);
} finally {
  await servers.stop();
}

async function runOn(servers: Servers): Promise<void> {
  const bobbins: Bobbin[] = [];
  for (const name of backendNames) {
    const bobbin = await openBobbin(name, servers);
    if (bobbin) bobbins.push(bobbin);
  }
  const accounts = 50;
  const bare = await openBareJob(servers, accounts);
  const field = { x: servers.x, bobbins, bare };
  const rounds = Number(values.rounds);
  const size = { threads: Number(values.threads), accounts: 100, posts: 3 };
  try {
    console.log(await machine(servers));
    if (wanted('thread')) {
      say(
        'One thread of 7 posts',
        await raceOneThread(field, { atOnce: rounds, slow: Math.ceil(rounds / 2) }),
      );
    }
    if (wanted('accounts')) {
      say(
        `${accounts} accounts at once, a thread of 7 each, X at 100 ms`,
        await manyAccounts(field, accounts, 2),
      );
    }
    if (wanted('burst')) {
      const title = `${size.threads} threads of ${size.posts} due in the same second, over ${size.accounts} accounts`;
      say(title, await burst(bobbins, size));
    }
  } finally {
    await bare?.close();
    for (const bobbin of bobbins) await bobbin.close();
  }
}

function wanted(part: (typeof parts)[number]): boolean {
  return values.only === undefined || values.only === part;
}

function say(title: string, text: string): void {
  console.log(`\n### ${title}\n\n${text}`);
}
