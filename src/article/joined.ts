/**
 * Many patterns as one for each set of flags, which is searched for in a fraction of the time. Before "no letter stands
 * here" it asks for a to z, as nearly every letter is one of them.
 */
export function joined(patterns: readonly RegExp[]): RegExp[] {
  const flags = [...new Set(patterns.map((pattern) => pattern.flags))];
  return flags.map((flag) => {
    const alike = patterns.filter((pattern) => pattern.flags === flag).map(({ source }) => source);
    return new RegExp(alike.join('|').replaceAll('(?<!\\p{L})', '(?<![a-z])(?<!\\p{L})'), flag);
  });
}
