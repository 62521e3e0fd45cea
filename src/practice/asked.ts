import type { PracticeUser } from './post.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store.ts';

/** One authenticated request to the API. */
export type Asked = {
  readonly user: PracticeUser;
  /** `:id` of the path, where there is one. */
  readonly id: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
  readonly nowMs: number;
  readonly store: Store;
  readonly settings: Settings;
  /** Bills one resource read; the same one again within a UTC day is free. */
  readonly billRead: (charge: 'read own post' | 'read a post' | 'read a user', id: string) => void;
};
