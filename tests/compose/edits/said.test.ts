import { expect, it } from 'vitest';
import { readText } from '../../../src/article/read-text.ts';
import { saidIn } from '../../../src/compose/edits/said.ts';
import { placeIn } from '../../../src/compose/edits/source-place.ts';

const read = readText(`The Kelp bridge opens after two years
The Kelp bridge opened on 23 November, “a good day” for the town.
About 9,000 cars a day will use it, the city said. Ferries had carried them since 2024.
Highlights:
Nine thousand cars a day will use the bridge.
`);
if (!read.ok) throw new Error(read.why.message);
const { article } = read;
const shown = (sentence: string) => {
  const place = placeIn(article, sentence);
  if (place === null) return null;
  const text = { highlight: article.highlights, block: article.blocks.map((block) => block.text) };
  const source =
    place.from === 'highlight' || place.from === 'block' ? text[place.from][place.index] : article.title;
  return [place.from, source?.slice(place.start, place.end)];
};

it.each([
  ['Ferries had carried them since 2024.', ['block', 'Ferries had carried them since 2024.']],
  ['Ferries  had\ncarried them since 2024', ['block', 'Ferries had carried them since 2024.']],
  ['a "good day"', null],
  [
    'The Kelp bridge opened on 23 November, "a good day"',
    ['block', 'The Kelp bridge opened on 23 November, “a good day”'],
  ],
  [
    '• Nine thousand cars a day will use the bridge.',
    ['highlight', 'Nine thousand cars a day will use the bridge.'],
  ],
  ['The Kelp bridge opens after two years.', ['title', 'The Kelp bridge opens after two years']],
  ['Ferries carried them since 2024.', null],
  ['', null],
])('“%s” stands in the article', (sentence, place) => {
  expect(shown(sentence)).toEqual(place);
});

it('every sentence of a post has its source, an editor’s own is told, the link and its invitation are neither', () => {
  const link = 'https://site.example/kelp';
  const words = `• About 9,000 cars a day will use it, the city said. It is wide.\n\nRead on: ${link}`;
  const said = saidIn(words, { article, link, template: null });
  expect(
    said.map(({ start, end, source }) => [
      words.slice(start, end),
      typeof source === 'string' ? source : source.from,
    ]),
  ).toEqual([
    ['About 9,000 cars a day will use it, the city said.', 'block'],
    ['It is wide.', 'own'],
    [`Read on: ${link}`, 'fixed'],
  ]);
});
