import type { ThreadStatus } from '../thread/thread.ts';
import { Icon, type IconName } from './icons.tsx';

/** How a status is said and shown: a word, a shape, a tone; never a colour alone. */
export type Look = {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: 'calm' | 'busy' | 'waits' | 'good' | 'wrong';
};

export const threadLooks: Readonly<Record<ThreadStatus, Look>> = {
  draft: { word: 'Draft', icon: 'draft', tone: 'calm' },
  'awaiting-approval': { word: 'Awaiting approval', icon: 'person', tone: 'waits' },
  scheduled: { word: 'Scheduled', icon: 'clock', tone: 'calm' },
  publishing: { word: 'Going out', icon: 'arrow', tone: 'busy' },
  published: { word: 'Live', icon: 'check', tone: 'good' },
  held: { word: 'Needs you', icon: 'triangle', tone: 'waits' },
  cancelled: { word: 'Cancelled', icon: 'cross', tone: 'calm' },
};
export const checkingLook: Look = { word: 'Checking on X', icon: 'eye', tone: 'waits' };

const rejectedLook: Look = { word: 'Rejected', icon: 'cross', tone: 'waits' };

/** While a post's fate is unknown the thread is not simply "going out", nor one sent back just a draft. */
export function threadLook(status: ThreadStatus, isChecking: boolean, isRejected = false): Look {
  if (isRejected) return rejectedLook;
  return status === 'publishing' && isChecking ? checkingLook : threadLooks[status];
}

export function Badge({ look }: { readonly look: Look }) {
  return (
    <span class={`badge ${look.tone}`}>
      <Icon name={look.icon} />
      {look.word}
    </span>
  );
}

/** `$0.04`, `$0.305`: two places, three where the third says something. */
export function usd(amount: number): string {
  return `$${amount.toFixed(3).replace(/0$/, '')}`;
}
