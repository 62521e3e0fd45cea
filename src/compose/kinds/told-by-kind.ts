import { isFresh, type Stock, say } from '../choose.ts';
import { draftOf, type Frame, fill, fitsInPost, hasField, type PostDraft } from '../drafting.ts';
import type { Material, Unit } from '../material.ts';
import { hasLines, pointPosts } from '../point-posts.ts';
import type { Point } from '../points.ts';
import type { Part, Piece } from '../template-body.ts';
import { answerPoints } from './answers.ts';
import { stepPoints } from './steps.ts';

/** Answers told where the article brings no highlights, and beside those it brings. */
const mostAnswers = 4;
const answersBeside = 2;

/** The first post with what its kind of article wants under the hook. */
export function withUnderHook(posts: readonly PostDraft[], stock: Stock, frame: Frame): PostDraft[] {
  const [first, ...rest] = posts;
  if (first === undefined || !hasField(first.pieces, 'support')) return [...posts];
  const fits = (text: string) => fitsInPost(fill(first, 'support', text, []), frame);
  const found = stock.material.underHook.find(({ text }) => fits(text));
  if (found === undefined) return [...posts];
  say(stock, found.lines);
  return [fill(first, 'support', found.text, found.lines), ...rest];
}

/** The units of a kind are posts of their own; they support nothing. */
export function withUnits(stock: Stock): Stock {
  const passages = [...stock.passages, ...stock.material.units];
  return { ...stock, passages: passages.sort((a, b) => a.order - b.order) };
}

/** One post for each step, in order. */
export function stepPosts(pieces: readonly Piece[], stock: Stock, frame: Frame, room: number): PostDraft[] {
  const fits = (text: string) => fitsInPost(fill(draftOf(pieces), 'text', text, []), frame);
  const points = stepPoints(stock.material.steps, { short: false, fits }).slice(0, Math.max(0, room));
  for (const point of points) say(stock, point.lines);
  return pointPosts(pieces, points, frame);
}

type Terms = { readonly short: boolean; readonly fits: (text: string) => boolean };

/** Whether an article's kind gives its points: it brings no highlights, and has steps or answers. */
export function hasOwnPoints({ steps, answers, highlights }: Material): boolean {
  return highlights.length === 0 && (steps.length > 0 || answers.length > 0);
}

/** The points an article's kind gives: steps or answers that stand in for highlights, or answers beside them. */
export function pointsByKind(stock: Stock, terms: Terms): Point[] {
  const { steps, answers, highlights } = stock.material;
  const areAll = highlights.length === 0;
  if (areAll && steps.length > 0) return stepPoints(steps, terms);
  if (terms.short && !areAll) return [];
  const free = answers.filter(({ runs }) => runs.every((run) => isFresh(stock, run)));
  return answerPoints(free, areAll ? mostAnswers : answersBeside, terms);
}

/** The last post with what its kind of article is to end on; taken before anything else may tell it. */
export function withEnding(
  draft: PostDraft,
  parts: readonly Part[],
  stock: Stock,
  frame: Frame,
): PostDraft | null {
  if (!hasField(draft.pieces, 'closing')) return null;
  const ending = endingsFor(parts, stock)
    .filter((unit) => isFresh(stock, unit))
    .find(({ text }) => fitsInPost(fill(draft, 'closing', text, []), frame));
  if (ending === undefined) return null;
  say(stock, ending.lines);
  return fill(draft, 'closing', ending.text, ending.lines);
}

/** A list of the newsroom's own highlights leaves an interview no place for an answer but the end. */
function endingsFor(parts: readonly Part[], { material }: Stock): readonly Unit[] {
  const { answers, highlights, endings } = material;
  const isList = parts.some(({ pieces }) => hasLines(pieces));
  if (!isList || answers.length === 0 || highlights.length === 0) return endings;
  return [...answers.flatMap(({ runs }) => runs).sort((a, b) => b.order - a.order), ...endings];
}
