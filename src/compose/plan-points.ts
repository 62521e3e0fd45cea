import { type Stock, say } from './choose.ts';
import { addItem, draftOf, type Frame, fill, fitsInPost } from './drafting.ts';
import { withStepsFor } from './kinds/steps.ts';
import { hasOwnPoints, pointsByKind } from './kinds/told-by-kind.ts';
import { isObjection } from './objections.ts';
import { hasLines, listPosts } from './point-posts.ts';
import { type Point, pointsOf } from './points.ts';
import type { Template } from './template.ts';
import type { Piece } from './template-body.ts';

/** Lines of a list that has too few. */
const leastList = 2;
/** Highlights chosen for an article which brings none. */
const fallbackHighlights = 4;

/** Whether points become lines of a list, and what fits there. */
export type Terms = { readonly short: boolean; readonly fits: (text: string) => boolean };

/** The terms under which a pattern takes points. */
export function termsOf(pieces: readonly Piece[], frame: Frame): Terms {
  const short = hasLines(pieces);
  const alone = (text: string) =>
    short ? addItem(draftOf(pieces), text, []) : fill(draftOf(pieces), 'text', text, []);
  return { short, fits: (text) => fitsInPost(alone(text), frame) };
}

/** The points a thread makes: the article's highlights, what its kind gives, or sentences chosen for it; all count as said. */
export function choosePoints(stock: Stock, template: Template, frame: Frame): Point[] {
  const part = template.parts.find((each) => each.repeats === 'highlights' || hasLines(each.pieces));
  const pieces = part?.pieces ?? [];
  const terms = termsOf(pieces, frame);
  // An editor's own highlights are all told; of the story's sentences a list takes as many as it holds.
  const isEditors = stock.material.highlights.length > 0;
  // Who objects has a place among the sentences chosen, since a story of one side is none.
  const objections =
    isEditors || terms.short || hasOwnPoints(stock.material) ? [] : sentences(stock, terms, 1, isObjection);
  const own = hasOwnPoints(stock.material)
    ? []
    : pointsOf(stock.material, {
        ...terms,
        said: [...stock.said],
        fallback: fallbackHighlights - objections.length,
      }).filter(
        (_, at, all) =>
          !terms.short || isEditors || listPosts(pieces, all.slice(0, at + 1), frame).length === 1,
      );
  const chosen = terms.short
    ? own
    : withStepsFor(own, stock.material.steps, stock.material.telling, terms.fits);
  for (const point of chosen) say(stock, point.lines);
  const inOrder =
    objections.length === 0 ? chosen : [...chosen, ...objections].sort((a, b) => orderOf(a) - orderOf(b));
  const ofKind = pointsByKind(stock, terms);
  for (const point of ofKind) say(stock, point.lines);
  const points = [...inOrder, ...ofKind];
  const isOneLine = terms.short && points.length === 1;
  return isOneLine ? [...points, ...morePoints(stock, terms, leastList - 1)] : points;
}

/**
 * So many points of the story's own sentences, where the hook told most of what was to be said or a list would have
 * one line: of posts the first is who objects, if anybody does.
 */
export function morePoints(stock: Stock, terms: Terms, count: number): Point[] {
  const objections = terms.short ? [] : sentences(stock, terms, 1, isObjection);
  const left = count - objections.length;
  return left > 0 ? [...objections, ...sentences(stock, terms, left, () => true)] : objections;
}

function sentences(
  stock: Stock,
  { short, fits }: Terms,
  fallback: number,
  isWanted: (text: string) => boolean,
): Point[] {
  const material = { ...stock.material, highlights: [] };
  const wanted = (text: string) => isWanted(text) && fits(text);
  const points = pointsOf(material, { short, fits: wanted, said: [...stock.said], fallback });
  for (const point of points) say(stock, point.lines);
  return points;
}

function orderOf({ lines }: Point): number {
  return lines[0]?.order ?? 0;
}
