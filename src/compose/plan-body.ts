import { chooseNeighbour, chooseSupport, homeOf, isFresh, type Stock, say, worth } from './choose.ts';
import { draftOf, type Frame, fill, fitsInPost, type PostDraft } from './drafting.ts';
import { isTold, type Line } from './material.ts';
import type { Passage } from './passages.ts';
import type { Piece } from './template-body.ts';
import { weigh } from './weigh.ts';
import { addsFigure, isSameFact, overlap } from './words.ts';

/** Posts of a long read besides its first and last; more is a chore to read. */
const mostPosts = 9;
/** How much likeness to what is already chosen counts against a passage. */
const variety = 0.5;
/** Below this a post is worth another passage from the same stretch of the story. */
const wellFilled = 160;

type Fits = (text: string) => boolean;

/** The body as posts in the story's order: what the highlights name first, then the best of the rest. */
export function planBody(pieces: readonly Piece[], stock: Stock, frame: Frame, room: number): PostDraft[] {
  const most = Math.max(0, Math.min(room, mostPosts));
  const fits: Fits = (text) => fitsInPost(fill(draftOf(pieces), 'text', text, []), frame);
  const chosen: Passage[] = [];
  for (const highlight of stock.material.highlights) {
    const passage = chosen.length < most ? passageOn(highlight, stock, fits) : null;
    if (passage !== null) take(passage, chosen, stock);
  }
  const likenesses: Likenesses = new Map();
  while (chosen.length < most) {
    const passage = nextPassage(chosen, stock, fits, likenesses);
    if (passage === null) break;
    take(passage, chosen, stock);
  }
  const inOrder = chosen.sort((a, b) => a.order - b.order).map((passage) => toppedUp(passage, stock, fits));
  return inOrder.map((passage) => fill(draftOf(pieces), 'text', passage.text, passage.lines));
}

/** A short passage with the one before or after it in the story, in their order, where that fits. */
function toppedUp(passage: Passage, stock: Stock, fits: Fits): Passage {
  if (weigh(passage.text) >= wellFilled) return passage;
  const choice = chooseNeighbour(stock, passage.order, (text) => fits(`${passage.text}\n\n${text}`), 3);
  if (choice === null) return passage;
  say(stock, choice.passage.lines);
  return inStoryOrder(passage, choice.passage);
}

function inStoryOrder(a: Passage, b: Passage): Passage {
  const [first, second] = a.order <= b.order ? [a, b] : [b, a];
  return {
    lines: [...first.lines, ...second.lines],
    text: `${first.text}\n\n${second.text}`,
    order: first.order,
  };
}

function take(passage: Passage, chosen: Passage[], stock: Stock): void {
  chosen.push(passage);
  say(stock, passage.lines);
}

/** The body's own passage on a highlight's fact, or the highlight itself at the place of its fact; null if told. */
function passageOn(highlight: Line, stock: Stock, fits: Fits): Passage | null {
  const { telling } = stock.material;
  const same = (line: Line) => isSameFact(line.words, highlight.words, telling);
  if (isTold(highlight, stock.said, telling) && !addsFigure(highlight.words, [...stock.said])) return null;
  const tellers = stock.passages.filter(
    (passage) => passage.lines.some(same) && isFresh(stock, passage) && fits(passage.text),
  );
  const best = tellers.sort((a, b) => worth(stock, b) - worth(stock, a) || a.order - b.order)[0];
  if (best !== undefined) return best;
  if (highlight.leans || !fits(highlight.text)) return null;
  return supported(highlight, stock, fits);
}

function supported(highlight: Line, stock: Stock, fits: Fits): Passage {
  const home = (homeOf(highlight, stock.material) ?? 0) - 0.5;
  const choice = chooseSupport(stock, highlight, (text) => fits(`${highlight.text}\n\n${text}`));
  if (choice === null) return { lines: [highlight], text: highlight.text, order: home };
  const { passage } = choice;
  return {
    lines: [highlight, ...passage.lines],
    text: `${highlight.text}\n\n${passage.text}`,
    order: passage.order,
  };
}

/** How like a passage is to the likest of the first so many chosen. */
type Likenesses = Map<Passage, { readonly chosen: number; readonly most: number }>;

function nextPassage(
  chosen: readonly Passage[],
  stock: Stock,
  fits: Fits,
  likenesses: Likenesses,
): Passage | null {
  let found: Passage | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const passage of stock.passages) {
    const worthy = worth(stock, passage);
    if (worthy <= most) continue;
    const score = worthy - variety * likeness(passage, chosen, stock, likenesses);
    if (score > most && isFresh(stock, passage) && fits(passage.text)) {
      found = passage;
      most = score;
    }
  }
  return found;
}

/** Only those chosen since the last look are compared. */
function likeness(passage: Passage, chosen: readonly Passage[], stock: Stock, known: Likenesses): number {
  const before = known.get(passage);
  let most = before?.most ?? 0;
  for (const { lines } of chosen.slice(before?.chosen ?? 0))
    for (const a of lines)
      for (const b of passage.lines) most = Math.max(most, overlap(a.words, b.words, stock.material.telling));
  known.set(passage, { chosen: chosen.length, most });
  return most;
}
