import { expect, test } from 'vitest';
import { readText } from '../../src/article/read-text.ts';
import { tidyText } from '../../src/article/tidy.ts';
import { composeThread } from '../../src/compose/compose.ts';
import { link, template } from '../compose/templates.ts';

test.each([
  ['«\u00a0On a mis\u00a0»', '«\u00a0On a mis\u00a0»'],
  ['1\u202f234,5\u202f%', '1\u00a0234,5\u00a0%'],
  ['M.\u00a0Dupont', 'M.\u00a0Dupont'],
  ['640\u00a0Mio.\u00a0Euro', '640\u00a0Mio.\u00a0Euro'],
  ['pasted\u00a0from\u00a0a word processor', 'pasted from a word processor'],
  ['two \u00a0 blanks', 'two blanks'],
])('the no-break blanks of “%s”', (text, tidy) => {
  expect(tidyText(text)).toBe(tidy);
});

test('a thread keeps them, and none of its words count as changed', () => {
  const read = readText(
    'À Bonneval, la filature rachetée\n\nLes ventes de Bonneval ont baissé de 31,5\u202f% en 2025, selon M.\u00a0Delmas.\n\n«\u00a0On a mis nos économies\u00a0», a dit Delmas devant 1\u202f234 salariés.',
  );
  if (!read.ok) throw new Error(read.why.message);
  const { posts, problems } = composeThread(read.article, template('highlights'), { link });
  const thread = posts.map((post) => post.text).join('\n');
  expect(thread).toContain('31,5\u00a0%');
  expect(thread).toContain('M.\u00a0Delmas');
  expect(thread).not.toContain('\u202f');
  expect(problems.filter(({ rule }) => rule === 'verbatim')).toEqual([]);
});
