import type { Block } from './article.ts';

const clock = /^(\d{1,2})(?:[.:h](\d{2}))?\s?([ap])?\.?(?:m\b\.?)?(?=$|[\s,:–—-])/iu;

/** The minute of the day a heading opens with ("15.42 Power back", "7:05am: Ports closed"), or null. */
export function clockOf(heading: string): number | null {
  const [, hours = '', minutes, half] = clock.exec(heading) ?? [];
  if (hours === '' || (minutes === undefined && half === undefined)) return null;
  const hour = (half === undefined ? Number(hours) : Number(hours) % 12) + (/p/i.test(half ?? '') ? 12 : 0);
  return hour < 24 && Number(minutes ?? 0) < 60 ? hour * 60 + Number(minutes ?? 0) : null;
}

/** Where the entries of a live report begin: headings that are clock times, or begin with one. */
export function entriesOf(blocks: readonly Block[]): number[] {
  return blocks.flatMap((block, at) => (block.kind === 'heading' && clockOf(block.text) !== null ? at : []));
}

const labelledQuestion = /^(?:Q|P|F|D)\s?:\s+\S/u;
const labelledAnswer = /^(?:A|R)\s?:\s+\S/u;
const longestQuestion = 240;

/** Whether a paragraph is marked as an answer: "A: …". */
export function isLabelledAnswer(text: string): boolean {
  return labelledAnswer.test(text);
}

/** Whether a block asks what the next one answers: a heading or paragraph that is one question, "Q: …". */
export function isQuestion(block: Block): boolean {
  if (block.text.length > longestQuestion || block.kind === 'list-item') return false;
  if (labelledQuestion.test(block.text)) return true;
  return /[?？؟]["”»]?$/u.test(block.text) && !/^["“«]/.test(block.text);
}

/** Whether a block of an interview is the interviewer's: a question, or "Tell us about the letters." */
export function isPrompt(block: Block): boolean {
  return isQuestion(block) || (block.kind === 'heading' && /\p{L}[.。]$/u.test(block.text));
}

/** The words of a language for "I" and "we"; matched with their case, since "US" is no "us". */
const firstPerson: Readonly<Record<string, RegExp>> = {
  en: /(?<![\p{L}’'.-])(?:I|[Mm]e|[Mm]y|[Mm]yself|[Ww]e|us|[Oo]urs?|[Oo]urselves)(?![\p{L}-])/u,
  es: /(?<!\p{L})(?:[Yy]o|[Mm]i|[Mm]is|[Mm]í|[Nn]osotr[oa]s|[Nn]uestr[oa]s?)(?!\p{L})/u,
  fr: /(?<!\p{L})(?:[Jj]e|[Mm]oi|[Mm]on|[Mm]es|[Nn]ous|[Nn]otre|[Nn]os)(?!\p{L})|(?<!\p{L})[Jj]['’]\p{L}/u,
  de: /(?<!\p{L})(?:[Ii]ch|[Mm]ich|[Mm]ir|[Mm]ein(?:e[rnms]?)?|[Ww]ir|[Uu]ns|[Uu]nser(?:e[rnms]?)?)(?!\p{L})/u,
  pt: /(?<!\p{L})(?:[Ee]u|[Mm]eus?|[Mm]inhas?|[Nn]ós|[Nn]oss[oa]s?)(?!\p{L})/u,
  it: /(?<!\p{L})(?:[Ii]o|mi|[Mm]io|mia|[Nn]oi|[Nn]ostr[oaei])(?!\p{L})/u,
};

/** Whether a text speaks of "I" or "we" outside quotation marks. */
export function speaksInFirstPerson(text: string, language: string): boolean {
  const words = firstPerson[language.slice(0, 2).toLowerCase()];
  return words?.test(text.replace(/["“«„][^"“”«»„]*["”»]/gu, ' ')) ?? false;
}

/** A run of list items: where it begins, and where it is over. */
export type Run = { readonly from: number; readonly to: number };

/** The longest run of list items, or null when there is none of three. */
export function longestList(blocks: readonly Block[]): Run | null {
  let best: Run | null = null;
  for (let from = 0; from < blocks.length; from += 1) {
    let to = from;
    while (blocks[to]?.kind === 'list-item') to += 1;
    if (to - from >= 3 && to - from > (best === null ? 0 : best.to - best.from)) best = { from, to };
    from = Math.max(from, to - 1);
  }
  return best;
}
