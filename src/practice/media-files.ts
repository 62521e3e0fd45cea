import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where pictures lie: a file each beside the posts, which are rewritten whole at every change. */
export type MediaFiles = {
  keep(id: string, bytes: Uint8Array): void;
  /** Undefined when it is gone. */
  read(id: string): Uint8Array | undefined;
  drop(ids: readonly string[]): void;
};

/** Keeps pictures in `directory`; without one in memory, for as long as the process lives. */
export function openMediaFiles(directory?: string): MediaFiles {
  if (directory === undefined) return inMemory();
  return {
    keep: (id, bytes) => {
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, id), bytes, { mode: 0o600, flush: true });
    },
    read: (id) => {
      try {
        return readFileSync(join(directory, id));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
    drop: (ids) => {
      for (const id of ids) rmSync(join(directory, id), { force: true });
    },
  };
}

function inMemory(): MediaFiles {
  const kept = new Map<string, Uint8Array>();
  return {
    keep: (id, bytes) => {
      kept.set(id, bytes);
    },
    read: (id) => kept.get(id),
    drop: (ids) => {
      for (const id of ids) kept.delete(id);
    },
  };
}
