import { matchesOf } from './matches.ts';

/** A quotation or bracket with both its marks: UTF-16 offsets of the marks themselves. */
export type Quotation = { readonly open: number; readonly close: number };

/** The quotations of a text, by their marks' places and from outside. */
export type Quotations = {
  readonly openOf: ReadonlyMap<number, number>;
  readonly closeOf: ReadonlyMap<number, number>;
  /** Those which stand in no other, in order. */
  readonly outer: readonly Quotation[];
};

type Open = { readonly mark: string; readonly at: number };

/** A quotation longer than this is read as one that was never closed. */
const longest = 600;
const deepest = 16;

/** What may close each mark. The marks of one language's opening are another's closing. */
const closers: Readonly<Record<string, string>> = {
  ...{ '(': ')', '[': ']', '（': '）', '【': '】', '《': '》', '「': '」', '『': '』' },
  ...{ '“': '”', '”': '”“', '„': '“”"', '«': '»', '»': '«', '‹': '›', '›': '‹' },
  ...{ '‘': '’', '‚': '‘’', '"': '"', "'": "'" },
};
/** Marks that open a quotation only before a word and after a blank. */
const doubtful = new Set(['”', '»', '›', '‘', '"', "'"]);
const marks = /\n[ \t\r]*\n|["'“”„«»‹›‘’‚「」『』（）【】《》()[\]]/g;

/** Pairs the quotation marks and brackets of a text, in any style, straight ones too; a blank line ends all. */
export function quotationsIn(given: string): Quotations {
  const text = withSingleMarks(given);
  const openOf = new Map<number, number>();
  const closeOf = new Map<number, number>();
  let open: Open[] = [];
  for (const { 0: mark, index: at } of matchesOf(marks, text)) {
    if (mark.startsWith('\n')) open = [];
    open = open.filter((each) => at - each.at <= longest).slice(-deepest);
    const partner = mayClose(text, mark, at) ? open.findLastIndex((each) => closes(each, mark)) : -1;
    const opened = open[partner];
    if (opened !== undefined) {
      openOf.set(at, opened.at);
      closeOf.set(opened.at, at);
      open = open.slice(0, partner);
    } else if (mark in closers && mayOpen(text, mark, at)) open.push({ mark, at });
  }
  return { openOf, closeOf, outer: outermost(closeOf) };
}

/** Urdu's ’’…‘‘ as “…”, each mark at its outer place and a blank for its second half, so that offsets stay. */
export function withSingleMarks(text: string): string {
  if (!text.includes('’’')) return text;
  return text.replace(/(?<=^|[\s(:،])’’(?=\S)/gu, ' “').replace(/(?<=\S)‘‘/gu, '” ');
}

function closes(open: Open, mark: string): boolean {
  return closers[open.mark]?.includes(mark) ?? false;
}

/** An apostrophe closes nothing inside a word or after a plural ("owners’ club"), nor a straight mark after a blank. */
function mayClose(text: string, mark: string, at: number): boolean {
  if (mark === '’' || mark === '‘' || mark === "'")
    return text[at - 1] !== 's' && !/^[\p{L}\p{N}]/u.test(text.slice(at + 1, at + 3));
  return mark !== '"' || /\S/.test(text[at - 1] ?? ' ') || /^(?:\s|$)/.test(text.slice(at + 1, at + 2));
}

function mayOpen(text: string, mark: string, at: number): boolean {
  const isFree = at === 0 || /[\s([{“„«‘"'—–:.!?-]/.test(text[at - 1] ?? '');
  const next = text[at + 1] ?? ' ';
  if (doubtful.has(mark)) return isFree && /\S/.test(next);
  return mark !== '“' || isFree || /\S/.test(next);
}

function outermost(closeOf: ReadonlyMap<number, number>): Quotation[] {
  const outer: Quotation[] = [];
  const inOrder = [...closeOf].sort(([left], [right]) => left - right);
  for (const [open, close] of inOrder) {
    if (open > (outer.at(-1)?.close ?? -1)) outer.push({ open, close });
  }
  return outer;
}
