import { FolderInUseError } from '../store/data-lock.ts';
import type { Terminal } from './terminal.ts';

/** Errors whose message was written for the person who reads it. */
const inWords = [
  'CommandError',
  'UsageError',
  'ApiError',
  'ConfigError',
  'UnreadableError',
  'DraftRefusedError',
  'RefusedError',
  'PracticeFileError',
];

/** Tells a person what went wrong and what to do; the stack only when debugging. */
export function showFailure(terminal: Terminal, error: unknown, debug: boolean): void {
  const { message, fix } = explain(error);
  terminal.say(`${terminal.style('red', 'Error:')} ${message}`);
  if (fix) terminal.say(fix);
  if (debug && error instanceof Error) terminal.say(String(error.stack));
}

function explain(error: unknown): { readonly message: string; readonly fix: string | null } {
  if (!(error instanceof Error)) return { message: String(error), fix: howToSeeMore };
  if (error instanceof FolderInUseError) {
    return { message: error.message, fix: 'If it is a bobbin that just started or hangs, wait or stop it.' };
  }
  const code = 'code' in error ? String(error.code) : '';
  const known = troubles[code];
  if (known) return { message: `${error.message}.`, fix: known };
  const fix = 'fix' in error && typeof error.fix === 'string' ? error.fix : null;
  // Everything we throw ourselves ends as a sentence; a program's own errors do not.
  const isOurs = inWords.includes(error.name) || /[.!?]$/.test(error.message);
  return { message: error.message, fix: fix ?? (isOurs ? null : howToSeeMore) };
}

const howToSeeMore = 'LOG_LEVEL=debug shows where it happened.';

const troubles: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Make room, then run it again.',
  EACCES: 'You may not write or read there. Change its owner or rights, or set DATA_DIR to another folder.',
  EPERM: 'You may not do that there. Change its owner or rights, or set DATA_DIR to another folder.',
  EROFS: 'That disk cannot be written to. Set DATA_DIR to another folder.',
  ENOTDIR: 'A part of that path is a file. Set DATA_DIR to a folder.',
  EEXIST: 'A file is where a folder should be. Set DATA_DIR to a folder.',
  EADDRINUSE: 'Another program uses this port. Choose another one, or stop that program.',
  EADDRNOTAVAIL: 'This machine has no such address. Choose another host.',
};
