import { describe, expect, test } from 'vitest';
import { readOutcome } from '../../src/x/outcome.ts';
import type { Report } from '../../src/x/report.ts';
import { seenBodies } from '../support/x-answers.ts';

const now = new Date('2026-11-22T10:00:00Z');

function answered(status: number, body: unknown, headers: Record<string, string> = {}): Report {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers, body: text, complete: true, written: true, failure: null };
}

function unanswered(written: boolean, code: string | null, message = 'socket hang up'): Report {
  return { status: null, headers: {}, body: '', complete: false, written, failure: { code, message } };
}

describe('an accepted post', () => {
  test('is known by its id', () => {
    const outcome = readOutcome(answered(201, { data: { id: '1445880548472328192', text: 'a' } }), now);
    expect(outcome).toMatchObject({ kind: 'accepted', xPostId: '1445880548472328192', status: 201 });
  });

  test('counts even when errors came with it', () => {
    const outcome = readOutcome(answered(201, { data: { id: '12', text: 'a' }, errors: [{}] }), now);
    expect(outcome.kind).toBe('accepted');
  });

  test.each([
    ['empty', answered(201, '')],
    ['not JSON', answered(201, '<html>')],
    ['cut short', { ...answered(201, '{"data":{"id":"144588'), complete: false }],
    ['without data', answered(201, { errors: [{ message: 'x' }] })],
    ['with an id that is a number', answered(201, '{"data":{"id":1445880548472328192}}')],
    ['with an id that is no id', answered(201, { data: { id: 'x1', text: 'a' } })],
    [
      'stalled behind its headers',
      { ...answered(201, ''), complete: false, failure: { code: 'DEADLINE', message: 'late' } },
    ],
  ])('is accepted without id when the 201 is %s', (_, report) => {
    expect(readOutcome(report, now).kind).toBe('accepted-without-id');
  });

  test.each([200, 202, 204, 301, 302, 307])('is not proved by an answer of %i without an id', (status) => {
    expect(readOutcome(answered(status, ''), now).kind).toBe('unknown');
  });
});

describe('a lost answer', () => {
  test('is not-sent when the request was never handed to the network', () => {
    const outcome = readOutcome(unanswered(false, 'ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1'), now);
    expect(outcome).toMatchObject({ kind: 'not-sent', status: null });
    expect(outcome.detail).toContain('ECONNREFUSED');
  });

  test.each(['ECONNRESET', 'ECONNREFUSED', 'DEADLINE', 'EPIPE', null])(
    'is unknown after writing, whatever the error says (%s)',
    (code) => {
      expect(readOutcome(unanswered(true, code), now).kind).toBe('unknown');
    },
  );

  test.each([404, 405, 408, 409, 418, 500, 502, 503, 504, 520])('is unknown on %i', (status) => {
    expect(readOutcome(answered(status, seenBodies.unavailable), now).kind).toBe('unknown');
    expect(readOutcome(answered(status, '<html>Over capacity</html>'), now).kind).toBe('unknown');
  });
});

describe('a refusal', () => {
  test.each([
    ['duplicate', 403, seenBodies.duplicate, { kind: 'duplicate' }],
    [
      'old duplicate',
      403,
      { errors: [{ code: 187, message: 'Status is a duplicate.' }] },
      { kind: 'duplicate' },
    ],
    ['parent not visible', 403, seenBodies.notVisible, { kind: 'not-yet' }],
    ['old parent gone', 403, { errors: [{ code: 385, message: 'x' }] }, { kind: 'not-yet' }],
    ['expired token', 401, seenBodies.unauthorized, { kind: 'unauthorized' }],
    ['no credits', 402, seenBodies.creditsDepleted, { kind: 'unfunded', resetAt: null }],
    ['bare 402', 402, '', { kind: 'unfunded', resetAt: null }],
    ['spend cap', 403, seenBodies.spendCap, { kind: 'unfunded', resetAt: new Date('2026-05-13T00:00:00Z') }],
    [
      'credits in words not seen before',
      403,
      { type: 'https://api.x.com/2/problems/credits', title: 'Paused', detail: 'Pay first.' },
      { kind: 'unfunded', resetAt: null },
    ],
    ['suspension', 403, seenBodies.suspended, { kind: 'refused', scope: 'account' }],
    ['lock', 403, { errors: [{ code: 326, message: 'locked' }] }, { kind: 'refused', scope: 'account' }],
    ['robot check', 403, { errors: [{ code: 226, message: 'x' }] }, { kind: 'refused', scope: 'account' }],
    ['read-only keys', 403, seenBodies.readOnlyKeys, { kind: 'refused', scope: 'account' }],
    ['unexplained policy', 403, seenBodies.notPermitted, { kind: 'refused', scope: 'account' }],
    ['reply rule', 403, seenBodies.replyRule, { kind: 'refused', scope: 'thread' }],
    ['older reply rule', 403, seenBodies.olderReplyRule, { kind: 'refused', scope: 'thread' }],
    ['reply code', 403, { errors: [{ code: 433, message: 'x' }] }, { kind: 'refused', scope: 'thread' }],
    ['too long', 400, seenBodies.invalid, { kind: 'refused', scope: 'thread' }],
    ['403 cut short', 403, '{"detail":"You are', { kind: 'refused', scope: 'thread' }],
  ])('for %s is read as such', (_, status, body, expected) => {
    expect(readOutcome(answered(status, body), now)).toMatchObject(expected);
  });

  test("keeps X's words and transaction id", () => {
    const outcome = readOutcome(answered(400, seenBodies.invalid, { 'x-transaction-id': 'abc' }), now);
    expect(outcome.detail).toBe(
      'One or more parameters to your request was invalid. Your Tweet text is too long.',
    );
    expect(outcome.transactionId).toBe('abc');
  });
});

describe('a limit', () => {
  const closed = (name: string, seconds: number) => ({
    [`${name}-limit`]: '100',
    [`${name}-remaining`]: '0',
    [`${name}-reset`]: String(now.getTime() / 1000 + seconds),
  });

  test('lasts until the latest reset of the exhausted windows', () => {
    const headers = { ...closed('x-rate-limit', 600), ...closed('x-user-limit-24hour', 7200) };
    expect(readOutcome(answered(429, seenBodies.limited, headers), now)).toMatchObject({
      kind: 'limited',
      resetAt: new Date('2026-11-22T12:00:00Z'),
    });
  });

  test('without headers lasts a quarter of an hour', () => {
    expect(readOutcome(answered(429, 'slow down'), now)).toMatchObject({
      kind: 'limited',
      resetAt: new Date('2026-11-22T10:15:00Z'),
    });
  });

  test.each([
    ['usage cap', 429, seenBodies.usageCapped],
    ['daily limit of the account', 403, { errors: [{ code: 344, message: 'daily limit' }] }],
  ])('of the kind %s is tried again the next day', (_, status, body) => {
    expect(readOutcome(answered(status, body), now)).toMatchObject({
      kind: 'limited',
      resetAt: new Date('2026-11-23T00:00:00Z'),
    });
  });
});
