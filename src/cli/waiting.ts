import type { Terminal } from './terminal.ts';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const showAfterMs = 600;

/** Does `work`, with a spinner on a terminal when it takes longer; plain and silent otherwise. */
export async function whileWaiting<T>(
  terminal: Terminal | null,
  words: string,
  work: () => Promise<T>,
): Promise<T> {
  if (!terminal?.isTty) return await work();
  const startedAt = Date.now();
  const timer = setInterval(() => {
    const ms = Date.now() - startedAt;
    if (ms >= showAfterMs) terminal.draw(`${frames[Math.floor(ms / 80) % frames.length]} ${words}…`);
  }, 80);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    terminal.draw('');
  }
}
