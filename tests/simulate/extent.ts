/** `npm run test:simulate` runs all; `npm test` a short part. */
export const isFullRun = process.env['BOBBIN_SIMULATE'] === 'all';

const given = process.env['BOBBIN_SEED'];
/** The one seed to replay; null: the usual ones. */
export const seedFromEnvironment = given === undefined ? null : Number(given);
export const firstSeed = 1;
