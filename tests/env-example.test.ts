import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const example = read('.env.example');

const inExample = [...example.matchAll(/^#?\s*([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);

function inSchema(): readonly (string | undefined)[] {
  const schema = /const environmentSchema = z\.object\(\{([\s\S]*?)\n\}\);/.exec(read('src/config.ts'))?.[1];
  return [...(schema ?? '').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]);
}

test('.env.example names every setting once, and no other', () => {
  expect(inSchema()).not.toEqual([]);
  expect([...inExample].sort()).toEqual([...inSchema()].sort());
});

test('every setting has its explanation right above it', () => {
  const lines = example.split('\n');
  const bare = lines.filter((line, at) => /^[A-Z]/.test(line) && !/^# \w/.test(lines[at - 1] ?? ''));
  expect(bare).toEqual([]);
});

test('.env.example as it stands changes nothing', () => {
  // parseEnv types its values as possibly absent, which readConfig takes as well.
  expect(readConfig({ ...parseEnv(example) })).toEqual(readConfig({}));
});
