/** npm passes on a Ctrl+C which the terminal has sent already: the echo is not a second wish. */
const echoMs = 100;

/**
 * Aborts when the person or the system asks this process to stop; asked twice, the process ends at once with 1.
 */
export function stopSignal(signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM']): AbortSignal {
  const stopping = new AbortController();
  let firstAt = 0;
  for (const name of signals) {
    process.on(name, () => {
      if (!stopping.signal.aborted) firstAt = performance.now();
      else if (performance.now() - firstAt > echoMs) process.exit(1);
      stopping.abort();
    });
  }
  return stopping.signal;
}

/** Resolves when the signal is given. */
export function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** Resolves after a while, sooner when the signal is given. */
export function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
