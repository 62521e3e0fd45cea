import { describe, expect, it, test } from 'vitest';
import { type Approval, approvalProblem, approversOf, whoCan } from '../../src/account/approval.ts';

const people = [
  { name: 'Ada', role: 'approver' },
  { name: 'Ben', role: 'approver' },
  { name: 'Erin', role: 'editor' },
  { name: 'Olu', role: 'ops' },
  { name: 'Root', role: 'admin' },
] as const;
const of = (change: Partial<Approval>): Approval => ({
  approver: null,
  writers: ['Erin'],
  people,
  ...change,
});

describe('with any approver', () => {
  it('whoever wrote none of it may say yes, a program and the command line too', () => {
    for (const actor of ['Ada', 'Ben', 'Root', 'token cms', 'ops (command line)']) {
      expect([actor, approvalProblem(actor, of({}))]).toEqual([actor, null]);
    }
  });

  it('nobody who wrote or edited any of it may, however they write their name', () => {
    const approval = of({ writers: ['Erin', 'Ada', 'token cms'] });
    for (const actor of ['Ada', ' ADA', 'token cms', 'Erin']) {
      expect(approvalProblem(actor, approval)).toBe(
        'You wrote or edited these words, so the yes is somebody else’s. Ben or Root can approve it.',
      );
    }
  });

  it('those who can are approvers and admins, and none of the writers', () => {
    expect(approversOf(of({}))).toEqual(['Ada', 'Ben', 'Root']);
    expect(approversOf(of({ writers: ['Root', 'ben'] }))).toEqual(['Ada']);
  });

  it('where all of them wrote, it says how to get one more', () => {
    expect(approvalProblem('Ada', of({ writers: ['Ada', 'Ben', 'Root'] }))).toContain(
      'Nobody else here is an approver: an admin invites one',
    );
  });
});

describe('with somebody named', () => {
  it('only they may say yes, and the others are told so', () => {
    expect(approvalProblem('ada', of({ approver: 'Ada' }))).toBeNull();
    for (const actor of ['Ben', 'Root', 'token cms', 'ops (command line)']) {
      expect(approvalProblem(actor, of({ approver: 'Ada' }))).toBe(
        'Threads of this account wait for the yes of Ada. Ada can approve it.',
      );
    }
  });

  it('who edited it themselves may not, and any other approver may instead', () => {
    const approval = of({ approver: 'Ada', writers: ['Erin', 'Ada'] });
    expect(approvalProblem('Ada', approval)).toContain('Ben or Root can approve it.');
    expect(approvalProblem('Ben', approval)).toBeNull();
    expect(approvalProblem('Erin', approval)).not.toBeNull();
  });

  it.each([
    ['is gone', people.filter(({ name }) => name !== 'Ada')],
    ['has another role', [...people.slice(1), { name: 'Ada', role: 'editor' } as const]],
  ])('who %s leaves it to nobody until an admin names another', (_what, left) => {
    const approval = of({ approver: 'Ada', people: left });
    expect(approversOf(approval)).toEqual([]);
    expect(approvalProblem('Ben', approval)).toContain('an admin names another under Accounts');
  });
});

test('many names are cut short', () => {
  const many = Array.from({ length: 7 }, (_, index) => ({ name: `A${index}`, role: 'approver' as const }));
  expect(whoCan(of({ people: many }))).toBe('A0, A1, A2, A3 or 3 others can approve it.');
  expect(whoCan(of({ people: many.slice(0, 5) }))).toBe('A0, A1, A2, A3 or A4 can approve it.');
});
