import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPracticeX } from '../../src/practice/server.ts';
import { PracticeFileError } from '../../src/practice/store.ts';
import { practiceApp } from '../support/practice.ts';

let folder = '';
const fileIn = () => join(folder, 'deep', 'practice.json');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-x-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('with a file', () => {
  test('a post is on disk before it is answered, without closing', async () => {
    const { ask } = practiceApp({ file: fileIn() });
    const id = (await ask('POST /2/tweets', { text: 'One' })).body.data.id;
    const again = practiceApp({ file: fileIn() });
    expect((await again.ask(`GET /2/tweets/${id}`)).body.data.text).toBe('One');
    expect(existsSync(`${fileIn()}.next`)).toBe(false);
  });

  test('ids go on rising, duplicates are remembered and the bill stands', async () => {
    const clock = { now: () => Date.parse('2026-11-22T10:00:00Z') };
    const first = practiceApp({ file: fileIn(), ...clock });
    const before = (await first.ask('POST /2/tweets', { text: 'One' })).body.data.id;
    first.practice.close();
    const { ask } = practiceApp({ file: fileIn(), ...clock });
    const after = (await ask('POST /2/tweets', { text: 'Two' })).body.data.id;
    expect(BigInt(after)).toBeGreaterThan(BigInt(before));
    expect((await ask('POST /2/tweets', { text: 'One' })).status).toBe(403);
    expect((await ask('GET /_control/ledger')).body.users.practice.totalUsd).toBe(0.03);
  });

  test('a deletion and a reset survive too', async () => {
    const first = practiceApp({ file: fileIn() });
    const id = (await first.ask('POST /2/tweets', { text: 'One' })).body.data.id;
    await first.ask(`DELETE /2/tweets/${id}`);
    expect(createPracticeX({ file: fileIn() }).store.find(id)).toBeUndefined();
    await first.ask('POST /_control/reset', {});
    expect(createPracticeX({ file: fileIn() }).store.posts()).toEqual([]);
  });

  test('what cannot be written is not accepted', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { ask, practice } = practiceApp({ file: join(folder, 'other.json') });
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder was');
    expect((await ask('POST /2/tweets', { text: 'One' })).status).toBe(500);
    expect(practice.store.posts()).toEqual([]);
  });
});

describe('a broken file', () => {
  test.each(['', '{"version":1,"posts":[', '{"version":2}', '[]'])(
    '(%s) is refused with what to do',
    (text) => {
      const file = join(folder, 'practice.json');
      writeFileSync(file, text);
      expect(() => createPracticeX({ file })).toThrow(/damaged.*copy.*move it away/);
      expect(() => createPracticeX({ file })).toThrow(PracticeFileError);
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );
});
