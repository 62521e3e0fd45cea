import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { readSource } from '../../src/article/read-source.ts';

const first =
  'The northern bridge of Rotterby opened on Monday after nine years of building and two court cases.';
const second = 'It cost 48 million crowns, the county said, and tolls begin in June.';

function read(text: string): Article {
  const result = readSource(text);
  if (!result.ok) throw new Error(`${result.why.code}: ${result.why.message}`);
  return result.article;
}

const headers = 'From: Ida Moss <ida@ledger.example>\nTo: Desk\nSubject: Fwd: bridge, final';

test('a story in a mail is read without the headers, the greeting and the signature', () => {
  const mail = `${headers}\n\nHi all,\n\nBridge Opens\n\n${first}\n\n${second}\n\n-- \nIda Moss | Reporter\n+44 5550 199`;
  const article = read(mail);
  expect(article.title).toBe('Bridge Opens');
  expect(article.blocks.map(({ text }) => text)).toEqual([first, second]);
  expect(article.leftOut).toContain('Hi all,');
  expect(article.leftOut).toContain('Ida Moss | Reporter');
});

test('a quoted story is taken out of its quotation, also when it was passed on twice', () => {
  const quoted = ['Bridge Opens', '', first, '', second].map((line) => `> > ${line}`).join('\n');
  const mail = `${headers}\n\nas below\n\n---------- Forwarded message ---------\nFrom: Subs <subs@ledger.example>\n\n${quoted}`;
  const article = read(mail);
  expect(article.title).toBe('Bridge Opens');
  expect(article.blocks).toEqual([first, second].map((text) => ({ kind: 'paragraph', text })));
  expect(article.leftOut).toContain('as below');
});

test('an answer’s quotation is known by who wrote it and when', () => {
  const quoted = ['Bridge Opens', '', first, '', second].map((line) => `> ${line}`).join('\n');
  const article = read(
    `Looks good.\n\nOn 3 May 2026 at 10:40, Ida Moss <ida@ledger.example> wrote:\n${quoted}`,
  );
  expect(article.title).toBe('Bridge Opens');
  expect(article.leftOut[0]).toBe('Looks good.');
});

test('a story that quotes a letter is no mail', () => {
  const story = `Bridge Opens\n\n${first}\n\nOn Tuesday the mayor wrote:\n\n“We shall miss the ferry.”\n\n${second}`;
  const article = read(story);
  expect(article.blocks.map(({ text }) => text)).toContain(first);
  expect(article.leftOut).toEqual([]);
});

test('two labelled lines under a headline are no headers of a mail', () => {
  const article = read(`Bridge Opens\n\nFrom: 3 May\nTo: 5 May\n\n${first}\n\n${second}`);
  expect(article.title).toBe('Bridge Opens');
});
