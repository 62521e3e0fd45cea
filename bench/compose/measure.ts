/** How long something takes: the median of its runs on the wall clock and the processor's mean, in milliseconds. */
export type Timing = { readonly medianMs: number; readonly cpuMs: number; readonly runs: number };

/** Times `work` after warming up; `work` gets the number of its run, so that it can be given something new each time. */
export function timed(work: (run: number) => unknown, { warm = 200, runs = 101 } = {}): Timing {
  for (let run = 0; run < warm; run += 1) work(run);
  const wall: number[] = [];
  const before = process.cpuUsage();
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    work(warm + run);
    wall.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  wall.sort((a, b) => a - b);
  return { medianMs: wall[Math.floor(runs / 2)] ?? 0, cpuMs: (user + system) / 1000 / runs, runs };
}

/** A Markdown table; the first row is its head, columns after the first are aligned right. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'));
  return [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Milliseconds with as many digits as mean something. */
export function ms(time: number): string {
  return time >= 100 ? time.toFixed(0) : time.toFixed(2);
}
