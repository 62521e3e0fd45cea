// X's ids hold their time: milliseconds since this instant, above 22 bits of machine and sequence (X docs: X IDs).
const epochMs = 1_288_834_974_657n;
const lowBits = 22n;

/** When the post of this id was made, to the millisecond. Throws on anything but 1 to 19 digits. */
export function timeOfPostId(id: string): Date {
  if (!/^\d{1,19}$/.test(id)) throw new RangeError(`An X post id is 1 to 19 digits, not "${id}".`);
  return new Date(Number((BigInt(id) >> lowBits) + epochMs));
}

/** The lowest id a post made at `at` or later can have: a floor for `since_id`. */
export function postIdFloor(at: Date): string {
  const sinceEpoch = BigInt(at.getTime()) - epochMs;
  return sinceEpoch <= 0n ? '1' : String((sinceEpoch << lowBits) - 1n);
}
