// Run as a process of its own by the tests here: publishes until its threads are done, whatever happens to its
// servers, and stops, hangs or is lied to on the way where told.

import { createTrouble, outagePlanSchema, said, say, troubleLedger } from '../support/outage-plan.ts';
import { runWorker } from '../support/worker-process.ts';

const plan = outagePlanSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
await runWorker(plan, {
  points: createTrouble(plan),
  ledger: (ledger) => troubleLedger(ledger, plan.trouble),
  patientLooks: 2,
  // An outage makes many errors; they are shown only to who asks.
  onError: (error) => {
    if (process.env['BOBBIN_OUTAGE_ERRORS']) process.stderr.write(`${error.stack}\n`);
  },
  onSwept: () => say(said.started),
});
process.exit(0);
