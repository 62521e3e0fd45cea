import { createFaultBook, type FaultBook } from './faults.ts';
import type { Charge } from './ledger.ts';
import { type Settings, usualSettings } from './settings.ts';
import { openStore, type Store } from './store.ts';
import type { PracticeAccount } from './users.ts';
import { createWindows, type Windows } from './windows.ts';

/** One practice X: what it remembers, how it behaves, and what it has still to do. */
export type World = {
  readonly store: Store;
  readonly windows: Windows;
  readonly faults: FaultBook;
  readonly accounts: readonly PracticeAccount[];
  settings: Settings;
  now(): number;
  billRead(userId: string, charge: Charge, resourceId: string): void;
  /** Does something when its sender may be dead already; forgotten on close and reset. */
  later(ms: number, what: () => void): void;
  /** As new: no posts, charges, windows, faults; usual settings. Ids go on rising. */
  reset(): void;
  close(): void;
};

export type WorldOptions = {
  /** Where posts are kept; without it nothing outlives the process. */
  readonly file?: string;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** Who stands behind which token; any other token is a user made from the token itself. */
  readonly users?: readonly PracticeAccount[];
};

export function openWorld(options: WorldOptions): World {
  const store = openStore(options.file);
  const windows = createWindows();
  const faults = createFaultBook();
  const now = options.now ?? Date.now;
  const reads = createReadBook();
  const pending = new Set<NodeJS.Timeout>();
  const forget = () => {
    for (const timer of pending) clearTimeout(timer);
    pending.clear();
  };
  return {
    store,
    windows,
    faults,
    accounts: options.users ?? [],
    settings: usualSettings,
    now,
    billRead(userId, charge, resourceId) {
      if (reads.isFirstToday(`${userId} ${resourceId}`, now())) store.charge(userId, charge, 1);
    },
    later(ms, what) {
      const timer = setTimeout(() => {
        pending.delete(timer);
        what();
      }, ms);
      pending.add(timer);
    },
    reset() {
      forget();
      faults.clear();
      windows.clear();
      store.reset();
      this.settings = usualSettings;
    },
    close() {
      forget();
      store.save();
    },
  };
}

// X charges a resource once within a UTC day.
function createReadBook() {
  const dayMs = 24 * 60 * 60_000;
  let day = -1;
  const seen = new Set<string>();
  return {
    isFirstToday: (key: string, nowMs: number) => {
      const today = Math.floor(nowMs / dayMs);
      if (today !== day) {
        day = today;
        seen.clear();
      }
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    },
  };
}
