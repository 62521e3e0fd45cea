import { type Stock, say } from './choose.ts';
import { draftOf, type Frame, fill, fitsInPost, hasField, type PostDraft } from './drafting.ts';
import { restOfParagraph } from './extend.ts';
import { chooseHook, type Hook } from './hook.ts';
import { type Lede, ledeOf } from './lede.ts';
import type { Line } from './material.ts';
import { joinSentences } from './passages.ts';
import { cutToFit } from './split.ts';
import type { Part, Piece } from './template-body.ts';

/** The first post, or the first few where even the title alone is too long for one. */
export function openingPosts(part: Part | undefined, stock: Stock, frame: Frame): PostDraft[] {
  if (part === undefined) return [];
  const { title } = stock.material;
  let draft = draftOf(part.pieces);
  if (hasField(part.pieces, 'title')) draft = fill(draft, 'title', title.text, [title]);
  const lede = ledeOf(stock.material);
  if (hasField(part.pieces, 'lead') && lede !== null) draft = fillIfFits(draft, 'lead', lede, stock, frame);
  if (!hasField(part.pieces, 'hook')) return [draft];
  const hook = chooseHook(stock.material, (text) => fitsInPost(fill(draft, 'hook', text, []), frame));
  if (hook === null) return cutTitle(part.pieces, title, frame);
  say(stock, [hook.line, ...hook.more]);
  const whole = stock.material.body.find(
    (line) => line.place.from === hook.line.place.from && line.order === hook.line.order,
  );
  if (whole !== undefined) stock.used.add(whole);
  return [withRestOfLede(draft, hook, stock, frame)];
}

/** A hook of the story's own words goes on to the end of its paragraph, as far as that fits. */
function withRestOfLede(draft: PostDraft, { line, text, more }: Hook, stock: Stock, frame: Frame): PostDraft {
  const longer = (rest: string) => joinSentences([text, rest]);
  const fits = (rest: string) => fitsInPost(fill(draft, 'hook', longer(rest), []), frame);
  const rest = line.place.from === 'block' ? restOfParagraph(more.at(-1) ?? line, stock, fits) : null;
  if (rest === null) return fill(draft, 'hook', text, [line, ...more]);
  say(stock, rest.lines);
  return fill(draft, 'hook', longer(rest.text), [line, ...more, ...rest.lines]);
}

function fillIfFits(draft: PostDraft, field: 'lead', lede: Lede, stock: Stock, frame: Frame): PostDraft {
  const filled = fill(draft, field, lede.text, lede.lines);
  if (!fitsInPost(filled, frame)) return draft;
  say(stock, lede.lines);
  return filled;
}

function cutTitle(pieces: readonly Piece[], title: Line, frame: Frame): PostDraft[] {
  const withPart = (text: string) => fill(draftOf(pieces), 'hook', text, [title]);
  const fits = (text: string) => fitsInPost(withPart(text), frame);
  const parts = cutToFit(title.text, fits);
  return parts === null ? [withPart(longestStart(title.text, fits))] : parts.map(withPart);
}

/** The last resort for a title that is one endless word: as much of it as fits. */
function longestStart(text: string, fits: (text: string) => boolean): string {
  const points = [...text].slice(0, 300);
  while (points.length > 1 && !fits(points.join(''))) points.pop();
  return points.join('');
}
