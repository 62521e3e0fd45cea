/** Counts of a run, or the story of a seed, for whoever runs the simulation by hand. */
export function report(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
