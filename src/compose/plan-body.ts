import { chooseSupport, homeOf, isFresh, type Stock, say } from './choose.ts';
import { draftOf, type Frame, fill, fitsInPost, type PostDraft } from './drafting.ts';
import { extended } from './extend.ts';
import { fuller } from './fuller.ts';
import { isTold, type Line } from './material.ts';
import { once } from './once.ts';
import { joinSentences, type Passage } from './passages.ts';
import { linkedTeller } from './points.ts';
import { saysTwice, sayTwice } from './repeats.ts';
import { runTelling, runWithSource } from './tellers.ts';
import type { Piece } from './template-body.ts';
import { weigh } from './weigh.ts';
import { addsFigure, overlap, type Telling } from './words.ts';
import { worth } from './worth.ts';

/** Posts of a long read besides its first and last; more is a chore to read. */
const mostPosts = 9;
/** How much likeness to what is already chosen counts against a passage. */
const variety = 0.5;
/** Two neighbours that are both lighter than this are better one post. */
const light = 130;

type Fits = (text: string) => boolean;

/** The body as posts in the story's order: what the highlights name first, then the best of the rest. */
export function planBody(pieces: readonly Piece[], stock: Stock, frame: Frame, room: number): PostDraft[] {
  const most = Math.max(0, Math.min(room, mostPosts));
  const fits: Fits = once((text) => fitsInPost(fill(draftOf(pieces), 'text', text, []), frame));
  let chosen: Passage[] = [];
  for (const passage of startsOfParts(stock, fits)) if (chosen.length < most) take(passage, chosen, stock);
  for (const highlight of stock.material.highlights) {
    const passage = chosen.length < most ? passageOn(highlight, stock, fits) : null;
    if (passage !== null) take(passage, chosen, stock);
  }
  let posts: Passage[] = [];
  for (let before = -1; chosen.length > before; chosen = [...posts]) {
    before = posts.length;
    choose(chosen, most, stock, fits);
    const inOrder = chosen.sort((a, b) => a.order - b.order);
    posts = joinLight(
      inOrder.map((passage) => extended(passage, stock, fits)),
      fits,
      stock.material.telling,
    );
  }
  return posts
    .map((passage) => fuller(passage, stock, fits))
    .map((passage) => fill(draftOf(pieces), 'text', passage.text, passage.lines));
}

/** Where the editor set breaks, the beginning of each part, so that it begins a post. */
function startsOfParts(stock: Stock, fits: Fits): Passage[] {
  const { body } = stock.material;
  const starts = body.filter((line) => line.order > 0 && line.part !== body[line.order - 1]?.part);
  return starts.flatMap((start) => {
    const beginning = stock.passages.filter(
      (passage) => passage.order === start.order && isFresh(stock, passage) && fits(passage.text),
    );
    return beginning.at(-1) ?? [];
  });
}

function choose(chosen: Passage[], most: number, stock: Stock, fits: Fits): void {
  const likenesses: Likenesses = new Map();
  const ranked = stock.passages
    .map((passage, at): Ranked => ({ passage, worthy: worth(stock, passage), at }))
    .sort((a, b) => b.worthy - a.worthy);
  while (chosen.length < most) {
    const passage = nextPassage(ranked, chosen, stock, fits, likenesses);
    if (passage === null) break;
    take(passage, chosen, stock);
  }
}

/** Light posts next to one another in one section as one, each beginning its own paragraph. */
function joinLight(posts: readonly Passage[], fits: Fits, telling: Telling): Passage[] {
  const joined: Passage[] = [];
  for (const post of posts) {
    const before = joined.at(-1);
    const both = before !== undefined && isNeighbour(before, post, telling) ? together(before, post) : null;
    if (both !== null && fits(both.text)) joined[joined.length - 1] = both;
    else joined.push(post);
  }
  return joined;
}

function isNeighbour(before: Passage, after: Passage, telling: Telling): boolean {
  const last = before.lines.at(-1);
  // A highlight stands where the sentence that supports it does.
  const first = after.lines.find(({ order }) => order >= 0);
  if (sayTwice(before.lines, after.lines, telling)) return false;
  const areBare = [...before.lines, ...after.lines].every(({ order }) => order < 0);
  if (areBare) return Math.max(weigh(before.text), weigh(after.text)) < light;
  if (last === undefined || first === undefined || last.order < 0) return false;
  const isNear = first.section === last.section && first.order - last.order <= 2;
  return isNear && Math.min(weigh(before.text), weigh(after.text)) < light;
}

function together(first: Passage, second: Passage): Passage {
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

/** Which sentences tell a highlight's fact stays, however often a thread is planned. */
const tellers = new WeakMap<Line, (line: Line) => boolean>();

/** The body's own passage on a highlight's fact, or the highlight itself at the place of its fact; null if told. */
function passageOn(highlight: Line, stock: Stock, fits: Fits): Passage | null {
  const { telling } = stock.material;
  const same =
    tellers.get(highlight) ?? once((line: Line) => saysTwice(line.words, highlight.words, telling));
  tellers.set(highlight, same);
  if (isTold(highlight, stock.said, telling) && !addsFigure(highlight.words, [...stock.said])) return null;
  const best = stock.passages
    .filter((passage) => passage.lines.some(same))
    .sort((a, b) => worth(stock, b) - worth(stock, a) || a.order - b.order)
    .find((passage) => isFresh(stock, passage) && fits(passage.text));
  if (best !== undefined) return best;
  const run = runWithSource(highlight, stock.material) ?? runTelling(highlight, stock.material);
  const passage = run === null ? null : passageOf(run);
  if (passage !== null && isFresh(stock, passage) && fits(passage.text)) return passage;
  if (highlight.linked && highlight.leans) {
    const line = linkedTeller(highlight, stock.material, fits);
    return line === undefined ? null : { lines: [line], text: line.text, order: line.order };
  }
  if (highlight.leans || !fits(highlight.text)) return null;
  return supported(highlight, stock, fits);
}

function passageOf(run: readonly Line[]): Passage {
  return { lines: run, text: joinSentences(run.map(({ text }) => text)), order: run[0]?.order ?? 0 };
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

/** How like a sentence is to the likest of the first so many chosen passages. */
type Likenesses = Map<Line, { readonly chosen: number; readonly most: number }>;

/** A passage with its worth and its place in the story. */
type Ranked = { readonly passage: Passage; readonly worthy: number; readonly at: number };

/** The passage worth most after what its likeness takes off, the first of equals; no score exceeds the worth, so that the search ends early. */
function nextPassage(
  ranked: readonly Ranked[],
  chosen: readonly Passage[],
  stock: Stock,
  fits: Fits,
  likenesses: Likenesses,
): Passage | null {
  let found: Ranked | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const one of ranked) {
    const { passage, worthy, at } = one;
    if (worthy < most) break;
    // Likeness only grows with what is chosen: what it was before tells already whether this one can win.
    if (worthy - variety * likenessBefore(passage, likenesses) < most) continue;
    const score = worthy - variety * likeness(passage, chosen, stock, likenesses);
    const isBetter = score > most || (score === most && found !== null && at < found.at);
    if (isBetter && isFresh(stock, passage) && fits(passage.text)) {
      found = one;
      most = score;
    }
  }
  return found?.passage ?? null;
}

function likeness(passage: Passage, chosen: readonly Passage[], stock: Stock, known: Likenesses): number {
  let most = 0;
  for (const line of passage.lines) most = Math.max(most, likenessOf(line, chosen, stock, known));
  return most;
}

function likenessBefore({ lines }: Passage, known: Likenesses): number {
  let most = 0;
  for (const line of lines) most = Math.max(most, known.get(line)?.most ?? 0);
  return most;
}

/** Only those chosen since the last look are compared. */
function likenessOf(line: Line, chosen: readonly Passage[], stock: Stock, known: Likenesses): number {
  const before = known.get(line);
  let most = before?.most ?? 0;
  if (before?.chosen === chosen.length) return most;
  for (const { lines } of chosen.slice(before?.chosen ?? 0))
    for (const other of lines)
      most = Math.max(most, overlap(other.words, line.words, stock.material.telling));
  known.set(line, { chosen: chosen.length, most });
  return most;
}
