import type { Article } from '../../src/article/article.ts';
import { readSource } from '../../src/article/read-source.ts';

const who = [
  'Mayor Ada Brink',
  'Harbour master Oskar Lund',
  'The town council',
  'Engineer Mina Sato',
  'The pilots’ guild',
  'Surveyor Jonas Weir',
  'The ferry line',
  'Archivist Lena Moor',
  'The mooring office',
  'Judge Paula Osgood',
];
const did = [
  'approved',
  'measured',
  'repaired',
  'questioned',
  'financed',
  'closed',
  'reopened',
  'surveyed',
  'insured',
  'leased',
];
const what = [
  'the northern breakwater',
  'two dredging barges',
  'a customs shed',
  'the tidal gauge',
  'an oak jetty',
  'the signal tower',
  'a row of cranes',
  'the salt warehouse',
  'the pilot station',
  'a fish market',
  'the lamp workshop',
  'the slipway',
  'a rope walk',
];
const where = [
  'in Rotterby',
  'at Carr Head',
  'near Gull Point',
  'beside the Eastmole',
  'on Quay Street',
  'in Port Ansel',
  'below the old fort',
];
const why = [
  'after gales had torn off its planks',
  'because insurers had refused to cover it',
  'while traders waited for cheaper berths',
  'so that larger ships may turn',
  'although auditors had doubted the sums',
  'as fuel became dearer that winter',
  'since pilots had complained of currents',
];

/** A small generator of whole numbers, the same on every machine. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * sides);
  };
}

/** An invented article of about so many words, in paragraphs of three sentences, with five highlights. */
export function longArticle(words: number): Article {
  const roll = dice(7);
  const pick = (list: readonly string[]) => list[roll(list.length)] ?? '';
  const sentence = () =>
    `${pick(who)} ${pick(did)} ${pick(what)} ${pick(where)} for ${roll(900) + 100},${roll(900) + 100} crowns ${pick(why)}, ${roll(40) + 3} weeks before the ${pick(did)} contract for ${pick(what)} ran out.`;
  const paragraphs: string[] = [];
  for (let count = 0; count < words; ) {
    const paragraph = `${sentence()} ${sentence()} ${sentence()}`;
    count += paragraph.split(' ').length;
    paragraphs.push(paragraph);
  }
  const highlights = Array.from({ length: 5 }, () => `- ${sentence()}`);
  return articleIn(
    `Rotterby Rebuilds Its Harbour\n\nHighlights:\n${highlights.join('\n')}\n\n${paragraphs.join('\n\n')}\n`,
  );
}

/** The article a text is read as. */
export function articleIn(text: string): Article {
  const read = readSource(text, { name: 'article.txt' });
  if (!read.ok) throw new Error(`The bench cannot read its article: ${read.why.message}`);
  return read.article;
}
