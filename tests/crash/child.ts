// Run as a process of its own by crash.test.ts: publishes until nothing is left to do, dying on the way where told.

import { writeSync } from 'node:fs';
import { childSaid, crashPlanSchema } from '../support/crash-plan.ts';
import { countPoints, createKiller } from '../support/kill-points.ts';
import { runWorker } from '../support/worker-process.ts';

const plan = crashPlanSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
const points = countPoints(createKiller(plan.killAt));
await runWorker(plan, {
  points,
  patientLooks: 100,
  onError: (error) => process.stderr.write(`${error.stack}\n`),
  onOpened: () => writeSync(1, `${childSaid.opened}\n`),
});
writeSync(1, `${childSaid.passed}${JSON.stringify(points.passed)}\n`);
process.exit(0);
