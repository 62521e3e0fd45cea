import { chooseClosing, isFresh, type Stock, say } from './choose.ts';
import { addItem, draftOf, type Frame, fill, fitsInPost, hasField, type PostDraft } from './drafting.ts';
import { restOfParagraph } from './extend.ts';
import { finishPosts } from './finish.ts';
import { scoreLines } from './highlights.ts';
import { chooseHook, type Hook } from './hook.ts';
import { stepPoints } from './kinds/steps.ts';
import { type Lede, ledeOf } from './lede.ts';
import type { Line, Material } from './material.ts';
import { joinSentences, passagesOf } from './passages.ts';
import { planBody } from './plan-body.ts';
import { type Point, pointsOf } from './points.ts';
import { cutToFit } from './split.ts';
import { withOpening, withSupports } from './supports.ts';
import type { Template } from './template.ts';
import type { Part, Piece } from './template-body.ts';

/** Steps fill this many posts before anything else of the body is told. */
const mostSteps = 9;
/** Highlights chosen for an article which brings none. */
const fallbackHighlights = 4;

/**
 * Plans a thread's posts: the hook, then what must be said, then the words to end on, and only then
 * what supports them, so that a support never takes what another post needs.
 */
export function planPosts(material: Material, template: Template, frame: Frame): PostDraft[] {
  const stock = stockOf(material);
  const parts = template.parts;
  let opening = underHook(openingPosts(parts[0], stock, frame), stock, frame);
  const lastPart = parts.length > 1 ? parts.at(-1) : undefined;
  const middle = lastPart === undefined ? parts.slice(1) : parts.slice(1, -1);
  const ending = lastPart === undefined ? null : wantedEnding(draftOf(lastPart.pieces), stock, frame);
  const points = usesHighlights(parts) ? choosePoints(stock, template, frame) : [];
  let last = lastPart === undefined ? null : (ending ?? draftOf(lastPart.pieces));
  const room = template.maxPosts - opening.length - (last === null ? 0 : 1);
  const posts = middle.flatMap((part): PostDraft[] => {
    if (part.repeats === 'highlights')
      return pointPosts(part.pieces, points.slice(0, Math.max(1, room)), frame);
    if (part.repeats === 'body') return [];
    return hasLines(part.pieces) ? listPosts(part.pieces, points, frame) : [draftOf(part.pieces)];
  });
  if (last !== null && lastPart?.repeats === null) {
    const spare =
      ending === null && posts.length > room && posts.length > 1 ? overflow(posts, last, frame) : null;
    if (spare !== null) posts.splice(posts.length - 1, 1);
    if (posts.some((post) => post.items.length > 0)) posts.splice(Math.max(1, room));
    last = ending ?? spare ?? withClosing(last, stock, frame);
  }
  const body = middle.find((part) => part.repeats === 'body');
  if (body !== undefined) {
    opening = withSupports(opening, stock, frame);
    const steps = stepPosts(body.pieces, stock, frame, room - posts.length);
    posts.push(...steps);
    const left = (steps.length === 0 ? room : Math.min(room, mostSteps)) - posts.length;
    posts.push(...planBody(body.pieces, withUnits(stock), frame, left));
  }
  const all = [...opening, ...posts, ...(last === null ? [] : [last])];
  return finishPosts(withOpening(withSupports(all, stock, frame), stock, frame), stock, frame);
}

/** The first post with what its kind of article wants under the hook. */
function underHook(posts: readonly PostDraft[], stock: Stock, frame: Frame): PostDraft[] {
  const [first, ...rest] = posts;
  if (first === undefined || !hasField(first.pieces, 'support')) return [...posts];
  const fits = (text: string) => fitsInPost(fill(first, 'support', text, []), frame);
  const found = stock.material.underHook.find(({ text }) => fits(text));
  if (found === undefined) return [...posts];
  say(stock, found.lines);
  return [fill(first, 'support', found.text, found.lines), ...rest];
}

/** The units of a kind are posts of their own; they support nothing. */
function withUnits(stock: Stock): Stock {
  const passages = [...stock.passages, ...stock.material.units];
  return { ...stock, passages: passages.sort((a, b) => a.order - b.order) };
}

/** One post for each step, in order. */
function stepPosts(pieces: readonly Piece[], stock: Stock, frame: Frame, room: number): PostDraft[] {
  const fits = (text: string) => fitsInPost(fill(draftOf(pieces), 'text', text, []), frame);
  const points = stepPoints(stock.material.steps, { short: false, fits }).slice(0, Math.max(0, room));
  for (const point of points) say(stock, point.lines);
  return pointPosts(pieces, points, frame);
}

function stockOf(material: Material): Stock {
  const careful = passagesOf(material);
  return {
    material,
    passages: careful.length > 0 ? careful : passagesOf(material, { linked: true }),
    scores: scoreLines(material),
    said: new Set(),
    used: new Set(),
  };
}

function usesHighlights(parts: readonly Part[]): boolean {
  return parts.some((part) => part.repeats === 'highlights' || hasLines(part.pieces));
}

function hasLines(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => 'lines' in piece);
}

/** The first post, or the first few where even the title alone is too long for one. */
function openingPosts(part: Part | undefined, stock: Stock, frame: Frame): PostDraft[] {
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

function choosePoints(stock: Stock, template: Template, frame: Frame): Point[] {
  const part = template.parts.find((each) => each.repeats === 'highlights' || hasLines(each.pieces));
  const pieces = part?.pieces ?? [];
  const alone = (text: string) =>
    hasLines(pieces) ? addItem(draftOf(pieces), text, []) : fill(draftOf(pieces), 'text', text, []);
  const terms = { short: hasLines(pieces), fits: (text: string) => fitsInPost(alone(text), frame) };
  const { steps, highlights } = stock.material;
  const points =
    steps.length > 0 && highlights.length === 0
      ? stepPoints(steps, terms)
      : pointsOf(stock.material, { ...terms, said: [...stock.said], fallback: fallbackHighlights });
  for (const point of points) say(stock, point.lines);
  return points;
}

/** One post for each point; one that leans on the point before it goes under it, or not at all. */
function pointPosts(pieces: readonly Piece[], points: readonly Point[], frame: Frame): PostDraft[] {
  const posts: PostDraft[] = [];
  for (const point of points) {
    const before = posts.at(-1);
    if (!point.leans) posts.push(fill(draftOf(pieces), 'text', point.text, point.lines));
    else if (before !== undefined) {
      const joined = fill(before, 'text', `${before.fields.text ?? ''}\n\n${point.text}`, point.lines);
      if (fitsInPost(joined, frame)) posts[posts.length - 1] = joined;
    }
  }
  return posts;
}

/** Points as lines of one post, and of a further one where they do not fit. */
function listPosts(pieces: readonly Piece[], points: readonly Point[], frame: Frame): PostDraft[] {
  const posts: PostDraft[] = [];
  for (const point of points) {
    const before = posts.at(-1);
    const longer = before === undefined ? null : addItem(before, point.text, point.lines);
    if (longer !== null && fitsInPost(longer, frame)) posts[posts.length - 1] = longer;
    else if (!point.leans) posts.push(addItem(draftOf(pieces), point.text, point.lines));
  }
  return posts;
}

/** The last list, when it is one post too many, as the words to end on. */
function overflow(posts: readonly PostDraft[], last: PostDraft, frame: Frame): PostDraft | null {
  const extra = posts.at(-1);
  if (extra === undefined || extra.items.length === 0 || !hasField(last.pieces, 'closing')) return null;
  const closing = fill(last, 'closing', extra.items.join('\n\n'), extra.sources);
  return fitsInPost(closing, frame) ? closing : null;
}

/** The last post with what its kind of article is to end on; taken before anything else may tell it. */
function wantedEnding(draft: PostDraft, stock: Stock, frame: Frame): PostDraft | null {
  if (!hasField(draft.pieces, 'closing')) return null;
  const ending = stock.material.endings
    .filter((unit) => isFresh(stock, unit))
    .find(({ text }) => fitsInPost(fill(draft, 'closing', text, []), frame));
  if (ending === undefined) return null;
  say(stock, ending.lines);
  return fill(draft, 'closing', ending.text, ending.lines);
}

function withClosing(draft: PostDraft, stock: Stock, frame: Frame): PostDraft {
  if (!hasField(draft.pieces, 'closing')) return draft;
  const choice = chooseClosing(stock, (text) => fitsInPost(fill(draft, 'closing', text, []), frame));
  if (choice === null) return draft;
  say(stock, choice.passage.lines);
  return fill(draft, 'closing', choice.passage.text, choice.passage.lines);
}
