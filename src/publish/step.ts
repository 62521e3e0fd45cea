import type { Attempt } from '../thread/attempt.ts';
import type { ThreadPicture } from '../thread/picture.ts';
import type { HoldReason, XPostId } from '../thread/thread.ts';
import type { PostWithAttempts } from './snapshot.ts';

/** The one thing to do now for a thread. */
export type Step =
  | {
      readonly do: 'send';
      readonly post: PostWithAttempts;
      readonly replyTo: XPostId | null;
      readonly mediaId: string | null;
    }
  /** An attempt left open by a publisher that is gone: from now on its fate is unknown. */
  | { readonly do: 'give-up-on'; readonly attempt: Attempt }
  /** The ledger may be older than the account: compare before anything is sent. */
  | { readonly do: 'match'; readonly from: string; readonly absenceCounts: boolean }
  | { readonly do: 'preflight' }
  /** X has no copy yet of the picture that goes out with the first post. */
  | { readonly do: 'upload'; readonly picture: ThreadPicture }
  | { readonly do: 'look'; readonly post: PostWithAttempts; readonly attempt: Attempt }
  /** Every look found it absent, over a wait longer than any send lasts. */
  | { readonly do: 'settle-absent'; readonly attempt: Attempt }
  | { readonly do: 'wait'; readonly until: Date; readonly why: string }
  /** Nothing to do until a person or another event changes something. */
  | { readonly do: 'rest'; readonly why: string }
  | { readonly do: 'finish' }
  | { readonly do: 'stop' }
  | { readonly do: 'hold'; readonly reason: HoldReason };
