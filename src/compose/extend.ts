import { bondOf, isLeadIn } from './bonds.ts';
import { chooseNext, isFresh, isUnsaid, type Stock, say } from './choose.ts';
import { isTold, type Line } from './material.ts';
import { breaksOff, joinSentences, type Passage } from './passages.ts';
import { sayTwice } from './repeats.ts';
import { weigh } from './weigh.ts';

type Fits = (text: string) => boolean;

/** Below this a post is worth the start of the next paragraph. */
const wellFilled = 160;

/** The sentences that follow the last of a post in its own paragraph, as many as fit; null where there are none. */
export function restOfParagraph(last: Line, stock: Stock, fits: Fits): Passage | null {
  const next = stock.material.body[last.order + 1];
  return next?.place.index === last.place.index ? following(last, stock, fits) : null;
}

/** What stands at the start of the next paragraph of the section, leaning or not, after a paragraph's last sentence. */
export function startOfNext(last: Line, stock: Stock, fits: Fits): Passage | null {
  const next = stock.material.body[last.order + 1];
  return next === undefined || next.place.index === last.place.index ? null : following(last, stock, fits);
}

function following(last: Line, stock: Stock, fits: Fits): Passage | null {
  const { body } = stock.material;
  if (last.order < 0) return null;
  const lines: Line[] = [];
  let rest: Passage | null = null;
  const index = body[last.order + 1]?.place.index;
  const isNext = index !== last.place.index;
  if (isNext && body[last.order + 1]?.section !== last.section) return null;
  for (let next = body[last.order + 1]; next !== undefined; next = body[next.order + 1]) {
    if (next.place.index !== index || !isUsable(next)) break;
    if (isNext && sayTwice([last], [next], stock.material.telling)) break;
    const before = lines.at(-1) ?? last;
    const told = lines.slice(0, -1).flatMap((line) => line.facts);
    if (isTold(next, told, stock.material.telling)) break;
    if (!isUnsaid(stock, next, bondOf(before, next) === 'none' ? null : before)) break;
    lines.push(next);
    const text = joinSentences(lines.map((line) => line.text));
    if (!fits(text)) break;
    if (isNext && leavesSource(next, body[next.order + 1])) continue;
    const opensOnly = isNext && isLeadIn(text) && body[next.order + 1]?.place.index === index;
    if (!opensOnly && !breaksOff(text, next, body[next.order + 1], isUsable))
      rest = { lines: [...lines], text, order: last.order + 1 };
  }
  return rest;
}

/** "It rises to 14 million." before "It will pay for 220 flats, according to the mayor.": the figure's source leans on it. */
function leavesSource(line: Line, next: Line | undefined): boolean {
  if (next === undefined || next.place.index !== line.place.index) return false;
  return !line.attributed && next.attributed && next.leans && /\d/.test(line.text) && /\d/.test(next.text);
}

function isUsable(line: Line): boolean {
  return line.whole && !line.linked;
}

/**
 * A passage shorter than its room, made longer: by the rest of its own paragraph, by the paragraph's beginning, then
 * by the next paragraph of its section. What is added counts as said.
 */
export function extended(passage: Passage, stock: Stock, fits: Fits): Passage {
  const whole = withBeginning(withRest(passage, stock, fits), stock, fits);
  const last = whole.lines.at(-1);
  if (last === undefined || last.order < 0 || weigh(whole.text) >= wellFilled) return whole;
  const fitsBelow = (text: string) => fits(`${whole.text}\n\n${text}`);
  const next =
    startOfNext(last, stock, fitsBelow) ?? chooseNext(stock, whole.lines, fitsBelow)?.passage ?? null;
  if (next === null || sayTwice(whole.lines, next.lines, stock.material.telling)) return whole;
  say(stock, next.lines);
  return {
    lines: [...whole.lines, ...next.lines],
    text: `${whole.text}\n\n${next.text}`,
    order: whole.order,
  };
}

/** Last words lighter than this are better with the paragraph before them. */
const slightEnding = 90;
/** A post lighter than this which nothing supports is better with what stands before it. */
const light = 130;

/** Slight last words with the whole paragraph before them in their section, if nothing of it was said and it fits. */
export function withParagraphBefore(passage: Passage, stock: Stock, fits: Fits): Passage {
  const opens = stock.material.body[passage.order - 1]?.place.index !== passage.lines[0]?.place.index;
  return weigh(passage.text) < slightEnding && opens ? belowParagraph(passage, stock, fits) : passage;
}

/** A light post of the story's sentences from where their paragraph begins, or below the whole paragraph before it. */
export function withBefore(passage: Passage, stock: Stock, fits: Fits): Passage {
  if (weigh(passage.text) >= light) return passage;
  const whole = withBeginning(passage, stock, fits);
  return whole === passage ? belowParagraph(passage, stock, fits) : whole;
}

function belowParagraph(passage: Passage, stock: Stock, fits: Fits): Passage {
  const { body } = stock.material;
  const [first] = passage.lines;
  const before = body.slice(0, passage.order).findLast(({ place }) => place.index !== first?.place.index);
  if (before === undefined || before.section !== first?.section || before.part !== first.part) return passage;
  const isWhole = ({ lines, order }: Passage) =>
    lines.at(-1) === before &&
    body[order - 1]?.place.index !== before.place.index &&
    lines.every(({ place }) => place.index === before.place.index);
  const found = stock.passages.find((each) => isWhole(each) && isFresh(stock, each));
  const text = `${found?.text ?? ''}\n\n${passage.text}`;
  if (found === undefined || !fits(text)) return passage;
  return { lines: [...found.lines, ...passage.lines], text, order: found.order };
}

function withRest(passage: Passage, stock: Stock, fits: Fits): Passage {
  const last = passage.lines.at(-1);
  const longer = (text: string) => joinSentences([passage.text, text]);
  const rest = last === undefined ? null : restOfParagraph(last, stock, (text) => fits(longer(text)));
  if (rest === null) return passage;
  say(stock, rest.lines);
  return { lines: [...passage.lines, ...rest.lines], text: longer(rest.text), order: passage.order };
}

/** The sentences before a passage in its paragraph, from one that can open a post. */
function withBeginning(passage: Passage, stock: Stock, fits: Fits): Passage {
  const { body } = stock.material;
  const [first] = passage.lines;
  if (first === undefined || first.order < 0) return passage;
  let found: Passage = passage;
  const before: Line[] = [];
  for (let line = body[first.order - 1]; line !== undefined; line = body[line.order - 1]) {
    if (line.place.index !== first.place.index || !isUsable(line) || !isUnsaid(stock, line)) break;
    before.unshift(line);
    const text = joinSentences([...before.map((each) => each.text), passage.text]);
    if (!fits(text)) break;
    const prior = body[line.order - 1];
    const isBound = prior !== undefined && bondOf(prior, line) === 'fast';
    if (!line.leans && !isBound) found = { lines: [...before, ...passage.lines], text, order: line.order };
  }
  say(stock, found.lines);
  return found;
}
