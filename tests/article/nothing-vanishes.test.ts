import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isHighlightsLabel } from '../../src/article/highlight-labels.ts';
import { withoutBullet } from '../../src/article/highlight-lines.ts';
import { readSource } from '../../src/article/read-source.ts';
import { sampleArticleText } from '../../src/article/sample.ts';
import { tidyLines } from '../../src/article/tidy.ts';

const folder = new URL('../fixtures/articles/', import.meta.url);
const pasted: readonly (readonly [string, string])[] = [
  ['the sample', sampleArticleText],
  ...readdirSync(folder)
    .map((slug) => [slug, new URL(`${slug}/article.txt`, folder)] as const)
    .filter(([, file]) => existsSync(file))
    .map(([slug, file]) => [slug, readFileSync(file, 'utf8')] as const),
];

/** Of a text quoted in a mail. */
const quoteMark = /^(?:>\s?)+/;

test.each(pasted)('every line of %s is in the article, its highlights, or what is left out', (_, text) => {
  const result = readSource(text, { name: 'article.txt' });
  if (!result.ok) throw new Error(result.why.message);
  const { title, author, blocks, highlights, leftOut } = result.article;
  const shown = [title, `By ${author}`, ...blocks.map((block) => block.text), ...highlights, ...leftOut];
  const whole = shown.join('\n');
  const lost = tidyLines(text)
    .filter((line) => line !== '' && !isHighlightsLabel(line))
    .map((line) => withoutBullet(line.replace(quoteMark, '')))
    .filter(
      (line) =>
        !whole.includes(line) && !leftOut.some((part) => whole.includes(line.slice(part.length).trim())),
    )
    .filter((line) => author === null || !line.includes(author));
  expect(lost).toEqual([]);
});
