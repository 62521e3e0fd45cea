import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { said } from './outage-plan.ts';

/** A publisher in a process of its own, to be stopped and continued. */
export type Worker = {
  /** Resolves when it says so; rejects when it ends before. */
  says(line: (typeof said)[keyof typeof said]): Promise<void>;
  /** Resolves when the kernel has it stopped. */
  stopped(): Promise<void>;
  /** Continues it where it was stopped. */
  goOn(): void;
  /** Ends it as a power cut would. */
  kill(): void;
  /** Its exit code, or the signal that ended it. */
  readonly gone: Promise<number | string>;
};

/** @param child - made by spawning the outage's program, its standard output piped. */
export function asWorker(child: ChildProcess): Worker {
  const heard: string[] = [];
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  lines.on('line', (line) => heard.push(line));
  const gone = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? ''));
  });
  return {
    gone,
    async says(line) {
      const ended = gone.then((how) => {
        throw new Error(`The worker ended with ${how} before it said "${line}".`);
      });
      ended.catch(() => {});
      while (!heard.includes(line)) await Promise.race([once(lines, 'line'), ended]);
    },
    async stopped() {
      await this.says(said.stopping);
      // Field 3 of stat, after the name in parentheses: T is stopped.
      while (!/\) T /.test(await readFile(`/proc/${child.pid}/stat`, 'utf8'))) await setImmediate();
    },
    goOn: () => void child.kill('SIGCONT'),
    kill: () => void child.kill('SIGKILL'),
  };
}
