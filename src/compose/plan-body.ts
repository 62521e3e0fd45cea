import { homeOf, isFresh, type Stock, say, worth } from './choose.ts';
import { draftOf, type Frame, fill, fitsInPost, type PostDraft } from './drafting.ts';
import type { Line } from './material.ts';
import type { Passage } from './passages.ts';
import type { Piece } from './template-body.ts';
import { isSameFact, overlap } from './words.ts';

/** Posts of a long read besides its first and last; more is a chore to read. */
const mostPosts = 9;
/** How much likeness to what is already chosen counts against a passage. */
const variety = 0.5;

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
  while (chosen.length < most) {
    const passage = nextPassage(chosen, stock, fits);
    if (passage === null) break;
    take(passage, chosen, stock);
  }
  const inOrder = chosen.sort((a, b) => a.order - b.order);
  return inOrder.map((passage) => fill(draftOf(pieces), 'text', passage.text, passage.lines));
}

function take(passage: Passage, chosen: Passage[], stock: Stock): void {
  chosen.push(passage);
  say(stock, passage.lines);
}

/** The body's own passage on a highlight's fact, or the highlight itself at the place of its fact; null if told. */
function passageOn(highlight: Line, stock: Stock, fits: Fits): Passage | null {
  const { telling } = stock.material;
  const same = (line: Line) => isSameFact(line.words, highlight.words, telling);
  if ([...stock.said].some((words) => isSameFact(words, highlight.words, telling))) return null;
  const tellers = stock.passages.filter(
    (passage) => passage.lines.some(same) && isFresh(stock, passage) && fits(passage.text),
  );
  const best = tellers.sort((a, b) => worth(stock, b) - worth(stock, a) || a.order - b.order)[0];
  if (best !== undefined) return best;
  if (highlight.leans || !fits(highlight.text)) return null;
  return { lines: [highlight], text: highlight.text, order: (homeOf(highlight, stock.material) ?? 0) - 0.5 };
}

function nextPassage(chosen: readonly Passage[], stock: Stock, fits: Fits): Passage | null {
  const { telling } = stock.material;
  let found: Passage | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const passage of stock.passages) {
    const likes = chosen.flatMap((each) =>
      each.lines.flatMap((a) => passage.lines.map((b) => overlap(a.words, b.words, telling))),
    );
    const score = worth(stock, passage) - variety * Math.max(0, ...likes);
    if (score > most && isFresh(stock, passage) && fits(passage.text)) {
      found = passage;
      most = score;
    }
  }
  return found;
}
