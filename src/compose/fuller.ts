import { isFresh, type Stock, say } from './choose.ts';
import { lightest } from './finish.ts';
import type { Line } from './material.ts';
import type { Passage } from './passages.ts';
import { sayTwice } from './repeats.ts';
import { weigh } from './weigh.ts';
import { coverage } from './words.ts';
import { worth } from './worth.ts';

type Fits = (text: string) => boolean;

/** The least share of its meaning a neighbour has in common with a light post, where no name joins them. */
const related = 0.1;

/** A post too light to stand in the middle with what stands beside its fact in the story, before it or after. */
export function fuller(passage: Passage, stock: Stock, fits: Fits): Passage {
  if (weigh(passage.text) >= lightest) return passage;
  const { body } = stock.material;
  const home = body[Math.ceil(passage.order)];
  if (home === undefined) return passage;
  const paragraphs = [
    ...new Set(body.filter((line) => isNearby(line, home)).map(({ place }) => place.index)),
  ];
  const at = paragraphs.indexOf(home.place.index);
  const near = paragraphs.slice(Math.max(0, at - 1), at + 2);
  const joined = stock.passages
    .filter(
      ({ lines, text }) =>
        lines.every((line) => isNearby(line, home) && near.includes(line.place.index)) &&
        isRelated(passage, lines, text, stock),
    )
    .map((other) => ({ other, whole: together(passage, other) }))
    .filter(({ other, whole }) => isFresh(stock, other) && fits(whole.text))
    .sort((a, b) => worth(stock, b.other) - worth(stock, a.other));
  const best = joined[0];
  if (best === undefined) return passage;
  say(stock, best.other.lines);
  return best.whole;
}

function isNearby(line: Line, home: Line): boolean {
  return line.section === home.section && line.part === home.part;
}

function isRelated(
  { lines: said, text }: Passage,
  lines: readonly Line[],
  other: string,
  stock: Stock,
): boolean {
  const { telling } = stock.material;
  if (sayTwice(said, lines, telling)) return false;
  const names = text.match(/\p{Lu}[\p{L}-]{3,}/gu) ?? [];
  if (names.some((name) => other.includes(name))) return true;
  return said.some((a) => lines.some((b) => coverage(a.words, b.words, telling) >= related));
}

function together(passage: Passage, other: Passage): Passage {
  const [first, second] = other.order < passage.order ? [other, passage] : [passage, other];
  return {
    lines: [...first.lines, ...second.lines],
    text: `${first.text}\n\n${second.text}`,
    order: first.order,
  };
}
