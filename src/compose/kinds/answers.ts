import type { Answer, Line, Material, Unit } from '../material.ts';
import { leansOnPrevious } from '../openings.ts';
import type { Point } from '../points.ts';
import { weigh } from '../weigh.ts';
import { openingRuns } from './lines.ts';
import { withoutLabel } from './speaker.ts';

/** Heavier than this a question and its answer leave no room for a number. */
const heaviest = 272;
const shortestAnswer = 40;
/** A line of a list is scanned, not read. */
const longestSpoken = 130;
const longestAsked = 170;
/** A shorter first sentence only answers: "With glue." */
const shortestSpoken = 25;

/** A question with as much of its answer's first paragraph as fits, the speaker's name before it where it is known. */
export function answersTo(
  question: string,
  answer: readonly Line[],
  name: string | null,
  { language }: Material,
): Answer[] {
  const order = answer[0]?.order ?? 0;
  const asked = name === null ? question : question.replace(/^[QPFD]\s?:\s+/u, '');
  const said = openingRuns(answer).map(({ lines, text }) => ({
    lines,
    text: name === null ? text : withoutLabel(text, name),
  }));
  const before = name === null ? '' : `${name}: `;
  const runs = said
    .map(({ lines, text }) => ({ lines, text: `${asked}\n\n${before}${text}`, order, length: text.length }))
    .filter(({ text, length }) => weigh(text) <= heaviest && length >= shortestAnswer)
    .map(({ lines, text }) => ({ lines, text, order }));
  if (runs.length === 0) return [];
  return [{ runs, short: name === null ? null : spoken(asked, said, name, { order, language }) }];
}

type Run = Pick<Unit, 'lines' | 'text'>;

/** What is said as a quotation with its speaker; where it only answers, after its question. */
function spoken(
  asked: string,
  said: readonly Run[],
  name: string,
  { order, language }: { readonly order: number; readonly language: string },
): Unit | null {
  const plain = said.filter(({ text }) => !/["“”„«»]/u.test(text));
  const first = plain.at(-1)?.text ?? '';
  const isAlone =
    first.length >= shortestSpoken && !leansOnPrevious(first, language) && !onlyAnswers.test(first);
  const line = ({ text }: Run) => (isAlone ? `${name}: “${text}”` : `${asked} ${name}: “${text}”`);
  const most = isAlone ? longestSpoken : longestAsked;
  const found = plain.find((run) => weigh(line(run)) <= most);
  return found === undefined ? null : { lines: found.lines, text: line(found), order };
}

const onlyAnswers =
  /^(?:yes|no|not|never|because|sure|of course|maybe|perhaps|well|exactly|absolutely|the one|those|sí|no|porque|claro|oui|non|parce que|ja|nein|weil|sim|não|porque|sì|perché)(?!\p{L})/iu;

/** The answers most worth a post, or a line of a list, in their order. */
export function answerPoints(
  answers: readonly Answer[],
  most: number,
  terms: { readonly short: boolean; readonly fits: (text: string) => boolean },
): Point[] {
  const fitting = answers.flatMap(({ runs, short }) => {
    const found = terms.short ? short : runs.find(({ text }) => terms.fits(text));
    return found === null || found === undefined || !terms.fits(found.text) ? [] : [found];
  });
  const worth = ({ text }: Unit) => Math.min(1, weigh(text) / 200) + (/\d/.test(text) ? 0.2 : 0);
  return [...fitting]
    .sort((a, b) => worth(b) - worth(a) || a.order - b.order)
    .slice(0, most)
    .sort((a, b) => a.order - b.order)
    .map(({ lines, text }) => ({ lines, text, leans: false }));
}
