import { describe, expect, it } from 'vitest';
import { nextStep } from '../../src/publish/next-step.ts';
import { defaultPatience, type PostWithAttempts, type Snapshot } from '../../src/publish/snapshot.ts';
import type { Attempt, Look, OutcomeKind } from '../../src/thread/attempt.ts';
import { isAmbiguous } from '../../src/thread/attempt.ts';
import type { XPostId } from '../../src/thread/thread.ts';
import { anAttempt, aPost, aSnapshot, at } from '../support/snapshots.ts';

const step = (seen: Snapshot) => nextStep(seen, defaultPatience);

describe('before anything was tried', () => {
  it('sends the first post, answering nothing', () => {
    expect(step(aSnapshot())).toMatchObject({ do: 'send', replyTo: null, post: { position: 1 } });
  });

  it('waits until five minutes before the scheduled time, checks everything, then waits for the time', () => {
    const thread = { scheduledAt: at(600) };
    expect(step(aSnapshot({ thread }))).toMatchObject({ do: 'wait', until: at(300) });
    expect(step(aSnapshot({ thread, now: at(300), preflightAt: null }))).toEqual({ do: 'preflight' });
    expect(step(aSnapshot({ thread, now: at(301), preflightAt: at(300) }))).toMatchObject({ until: at(600) });
  });

  it('checks again when the last check was for another time', () => {
    const seen = aSnapshot({ thread: { scheduledAt: at(600) }, now: at(400), preflightAt: at(-900) });
    expect(step(seen)).toEqual({ do: 'preflight' });
  });

  it('holds what the budget does not allow as a whole', () => {
    expect(step(aSnapshot({ fundsUsd: 0.029 }))).toMatchObject({
      do: 'hold',
      reason: { code: 'over-budget' },
    });
    expect(step(aSnapshot({ fundsUsd: 0.03 })).do).toBe('send');
  });

  it('waits until X’s window has room for all posts', () => {
    const createWindow = { remaining: 1, resetAt: at(200) };
    expect(step(aSnapshot({ createWindow }))).toMatchObject({ do: 'wait', until: at(200) });
    expect(step(aSnapshot({ createWindow: { ...createWindow, remaining: 2 } })).do).toBe('send');
  });

  it('compares with X first when the ledger may be older than the account', () => {
    const doubt = { matchFrom: '55', distrustedAt: at(-10) };
    expect(step(aSnapshot(doubt))).toEqual({ do: 'match', from: '55', absenceCounts: false });
    expect(step(aSnapshot({ ...doubt, distrustedAt: at(-180) }))).toMatchObject({ absenceCounts: true });
  });

  it('lets overdue threads out one by one after an outage, the newest breaking one first', () => {
    const overdue = { thread: { scheduledAt: at(-600) } };
    expect(step(aSnapshot({ ...overdue, lastStartAt: at(-20) }))).toMatchObject({
      do: 'wait',
      until: at(100),
    });
    expect(step(aSnapshot({ ...overdue, ahead: 1 }))).toMatchObject({ do: 'wait', until: at(5) });
    expect(step(aSnapshot(overdue)).do).toBe('send');
    expect(step(aSnapshot({ lastStartAt: at(-20), ahead: 1 })).do).toBe('send');
  });

  it('waits for the embargo even when the scheduled time has come', () => {
    const seen = aSnapshot({ thread: { notBefore: at(90) } });
    expect(step(seen)).toMatchObject({ do: 'wait', until: at(90) });
  });

  it('holds a thread that is too late to be news', () => {
    const seen = aSnapshot({ thread: { latestAt: at(-1) } });
    expect(step(seen)).toMatchObject({ do: 'hold', reason: { code: 'late', actions: ['move', 'cancel'] } });
  });

  it.each([
    ['everything is paused', { paused: true }],
    ['the account is paused', { account: { pausedAt: at(-5) } }],
    ['the account is disabled', { account: { state: 'disabled' as const } }],
    ['the thread is held', { thread: { status: 'held' as const } }],
    ['the thread is cancelled', { thread: { status: 'cancelled' as const } }],
  ])('rests while %s', (_why, change) => {
    expect(step(aSnapshot(change)).do).toBe('rest');
  });

  it('stops when a person asked for it', () => {
    expect(step(aSnapshot({ thread: { stopRequestedAt: at(-1) } }))).toEqual({ do: 'stop' });
  });
});

describe('in the middle of a thread', () => {
  const live = aPost(1, { status: 'sent', xPostId: '100' });

  it('answers the last live post', () => {
    expect(step(aSnapshot({ posts: [live, aPost(2)] }))).toMatchObject({ do: 'send', replyTo: '100' });
  });

  it('answers the post before a skipped one', () => {
    const seen = aSnapshot({ posts: [live, aPost(2, { status: 'skipped' }), aPost(3)] });
    expect(step(seen)).toMatchObject({ do: 'send', replyTo: '100', post: { position: 3 } });
  });

  it('compares the rest with X when the ledger may be older than the account', () => {
    const seen = aSnapshot({ posts: [live, aPost(2)], matchFrom: '55', distrustedAt: at(-10) });
    expect(step(seen).do).toBe('match');
  });

  it('is not stopped by a budget or a missing check', () => {
    const seen = aSnapshot({ posts: [live, aPost(2)], fundsUsd: 0, preflightAt: null });
    expect(step(seen).do).toBe('send');
  });

  it('goes on although it is late: half a thread is worse than a late one', () => {
    expect(step(aSnapshot({ thread: { latestAt: at(-1) }, posts: [live, aPost(2)] })).do).toBe('send');
  });

  it('finishes when all posts are live or skipped', () => {
    const seen = aSnapshot({ posts: [live, aPost(2, { status: 'skipped' })] });
    expect(step(seen)).toEqual({ do: 'finish' });
  });

  it('never sends another text than was tried before', () => {
    const post = aPost(2, {
      text: 'new words',
      attempts: [anAttempt({ outcome: 'not-sent', text: 'old words' })],
    });
    expect(step(aSnapshot({ posts: [live, post] }))).toMatchObject({
      do: 'hold',
      reason: { code: 'text-changed' },
    });
  });
});

describe('an attempt whose fate is not known', () => {
  const withAttempt = (change: Partial<Attempt>, extra: Parameters<typeof aSnapshot>[0] = {}) =>
    aSnapshot({ posts: [unsettled(change), aPost(2)], ...extra });
  const unsettled = (change: Partial<Attempt>): PostWithAttempts =>
    aPost(1, { status: 'unknown', attempts: [anAttempt(change)] });

  it('is given up on when its publisher left it open', () => {
    expect(step(withAttempt({ outcome: null, outcomeAt: null }))).toMatchObject({ do: 'give-up-on' });
  });

  it.each(['unknown', 'accepted-without-id', 'duplicate'] as const)(
    'is looked for after %s, first in 5 s',
    (outcome) => {
      expect(step(withAttempt({ outcome, outcomeAt: at(0) }))).toMatchObject({ do: 'wait', until: at(5) });
      expect(step(withAttempt({ outcome, outcomeAt: at(-5) }))).toMatchObject({ do: 'look' });
    },
  );

  it('is looked for even while paused, stopped or late, before anything else', () => {
    const change = { outcome: 'unknown' as const, outcomeAt: at(-5) };
    expect(step(withAttempt(change, { paused: true })).do).toBe('look');
    expect(step(withAttempt(change, { thread: { stopRequestedAt: at(-1), latestAt: at(-9) } })).do).toBe(
      'look',
    );
  });

  it('is looked for again after 5, 20, 60 and 180 s and is absent only then', () => {
    const waited = [5, 20, 60, 180];
    const looks: Look[] = [];
    for (const [index, wait] of waited.entries()) {
      const seen = withAttempt({ outcome: 'unknown', outcomeAt: at(-200), looks });
      if (index > 0)
        expect(step(aSnapshot({ ...seen, now: at(-200 + wait - 1) }))).toMatchObject({
          do: 'wait',
          until: at(-200 + wait),
        });
      looks.push({ at: at(-200 + wait), result: 'absent' });
    }
    expect(step(withAttempt({ outcome: 'unknown', outcomeAt: at(-200), looks })).do).toBe('settle-absent');
  });

  it('keeps looks apart when the publisher was away for long', () => {
    const looks: Look[] = [{ at: at(-1), result: 'absent' }];
    expect(step(withAttempt({ outcome: 'unknown', outcomeAt: at(-900), looks }))).toMatchObject({
      do: 'wait',
      until: at(14),
    });
  });

  it('waits for a timeline that lags by minutes, looking less and less often', () => {
    const looked = (...seconds: number[]): Look[] =>
      seconds.map((second) => ({ at: at(second), result: 'inconclusive' }));
    const until = (looks: readonly Look[]) =>
      step(withAttempt({ outcome: 'unknown', outcomeAt: at(-200), looks: [...looks] }));
    expect(until(looked(-195, -180))).toMatchObject({ do: 'look' });
    expect(until(looked(-195, -180, -10))).toMatchObject({ do: 'wait', until: at(110) });
    expect(until(looked(-195, -180, -140, -20))).toMatchObject({ do: 'wait', until: at(100) });
  });

  it('does not count looks that proved nothing, and asks a person after many of them', () => {
    const unread: Look[] = Array.from({ length: 6 }, () => ({ at: at(-120), result: 'unreadable' }));
    expect(step(withAttempt({ outcome: 'unknown', outcomeAt: at(-900), looks: unread })).do).toBe('look');
    const more: Look[] = [...unread, { at: at(-60), result: 'inconclusive' }];
    const held = step(withAttempt({ outcome: 'unknown', outcomeAt: at(-900), looks: more }));
    expect(held).toMatchObject({ do: 'hold', reason: { code: 'cannot-read', actions: ['found', 'resend'] } });
  });

  it('holds when two posts could be it', () => {
    const looks: Look[] = [{ at: at(-1), result: 'ambiguous' }];
    expect(step(withAttempt({ outcome: 'unknown', outcomeAt: at(-900), looks }))).toMatchObject({
      do: 'hold',
      reason: { code: 'two-matches' },
    });
  });
});

describe('what came back from X', () => {
  const afterTries = (
    ...outcomes: { outcome: OutcomeKind; settled?: Attempt['settled']; outcomeAt?: Date; retryAt?: Date }[]
  ) =>
    step(
      aSnapshot({
        posts: [
          aPost(1, {
            attempts: outcomes.map((attempt, index) =>
              anAttempt({
                id: `at_${index}`,
                number: index + 1,
                settled: isAmbiguous(attempt.outcome) ? 'absent' : null,
                outcomeAt: at(-1000),
                ...attempt,
              }),
            ),
          }),
          aPost(2),
        ],
      }),
    );

  it('sends an unknown one that is not there once more, and never a third time', () => {
    expect(afterTries({ outcome: 'unknown' }).do).toBe('send');
    expect(afterTries({ outcome: 'unknown' }, { outcome: 'unknown' })).toMatchObject({
      do: 'hold',
      reason: { code: 'lost-twice', actions: ['found', 'resend'] },
    });
  });

  it('counts unknown tries although others came between them', () => {
    expect(afterTries({ outcome: 'unknown' }, { outcome: 'limited' }, { outcome: 'unknown' }).do).toBe(
      'hold',
    );
  });

  it.each(['accepted-without-id', 'duplicate'] as const)(
    'never sends again after %s that is not there',
    (outcome) => {
      expect(afterTries({ outcome })).toMatchObject({
        do: 'hold',
        reason: { actions: outcome === 'duplicate' ? ['found', 'resend', 'skip'] : ['found', 'resend'] },
      });
    },
  );

  it('sends again at a person’s word', () => {
    expect(afterTries({ outcome: 'duplicate', settled: 'dismissed' }).do).toBe('send');
  });

  it('waits for X’s limit to end, without counting', () => {
    expect(afterTries({ outcome: 'limited', retryAt: at(300) })).toMatchObject({
      do: 'wait',
      until: at(300),
    });
    expect(afterTries({ outcome: 'limited', retryAt: at(-1) }).do).toBe('send');
  });

  it.each([
    ['not-sent', 6],
    ['not-yet', 5],
    ['unauthorized', 1],
  ] as const)('tries again after %s with longer and longer waits, %i times', (outcome, times) => {
    const tries = (count: number, outcomeAt: Date) =>
      Array.from({ length: count }, () => ({ outcome, outcomeAt }));
    expect(afterTries(...tries(1, at(0))).do).toBe('wait');
    expect(afterTries(...tries(times, at(-1000))).do).toBe('send');
    expect(afterTries(...tries(times + 1, at(-1000)))).toMatchObject({
      do: 'hold',
      reason: { code: outcome },
    });
  });

  it('holds with X’s words when it refuses', () => {
    expect(afterTries({ outcome: 'refused' })).toMatchObject({
      do: 'hold',
      reason: { code: 'refused', message: expect.stringContaining('X said so') },
    });
  });

  it('holds half a thread, too, where the refusal stopped the account', () => {
    const refused = aPost(2, { attempts: [anAttempt({ outcome: 'refused' })] });
    const posts = [aPost(1, { status: 'sent', xPostId: '7' as XPostId }), refused]; // an id X gave
    const stopped = { state: 'reconnect', stateReason: 'X said so' } as const;
    expect(step(aSnapshot({ posts, account: stopped }))).toMatchObject({
      do: 'hold',
      reason: { code: 'refused' },
    });
  });

  it('sends again once money is there and posting was resumed', () => {
    expect(afterTries({ outcome: 'unfunded' }).do).toBe('send');
  });
});
