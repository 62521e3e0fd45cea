import { describe, expect, test } from 'vitest';
import { readText } from '../../src/article/read-text.ts';

const body = `Rotterbyn silta avattiin maanantaina yhdeksän vuoden rakentamisen jälkeen, kertoi pormestari Ada Brink.

Sillan hinta nousi 48 miljoonaan kruunuun, vaikka kaupunki lupasi vuonna 2017 rakentaa sen puolella.

Vanha lautta lopettaa liikenteen toukokuussa, ja sen kapteeni jää eläkkeelle.`;
const box = `Tästä on kyse
- Rotterbyn silta avattiin maanantaina
- Sillan hinta on 48 miljoonaa kruunua
- Vanha lautta lopettaa toukokuussa`;

function highlightsOf(text: string): readonly string[] {
  const read = readText(text);
  if (!read.ok) throw new Error(read.why.message);
  return read.article.highlights;
}

describe('a highlights box whose label is unknown', () => {
  test.each([
    ['at the top', `Silta avattiin\n\n${box}\n\n${body}`],
    ['at the end', `Silta avattiin\n\n${body}\n\n${box}`],
  ])('%s is found', (_, text) => {
    expect(highlightsOf(text)).toHaveLength(3);
  });

  test('is none in the midst of the story, nor a list of other stories', () => {
    const [first, ...rest] = body.split('\n\n');
    expect(highlightsOf(`Silta avattiin\n\n${first}\n\n${box}\n\n${rest.join('\n\n')}`)).toEqual([]);
    const others = 'Muut jutut\n- Kissa palasi kotiin\n- Jääkausi tulee taas';
    expect(highlightsOf(`Silta avattiin\n\n${body}\n\n${others}`)).toEqual([]);
  });
});
