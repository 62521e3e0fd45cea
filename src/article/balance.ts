import { withSingleMarks } from './quotations.ts';

const pairs: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '“': '”',
  '«': '»',
  '「': '」',
  '『': '』',
  '‹': '›',
  '《': '》',
  '（': '）',
  '【': '】',
};
const closers = new Set(Object.values(pairs));
const anyMark = /["“”„«»‹›《》「」『』()[\]（）【】]/;

/** Whether every quotation and bracket that opens in the text also closes in it. German „…“ counts as a pair. */
export function isBalanced(given: string): boolean {
  const text = withSingleMarks(given);
  if (!anyMark.test(text)) return true;
  const open: string[] = [];
  const german = text.includes('„');
  for (const mark of german ? text.replace(/[„“”]/g, '') : text) {
    const closer = pairs[mark];
    if (closer !== undefined) open.push(closer);
    else if (closers.has(mark) && open.pop() !== mark) return false;
  }
  if (german && count(text, '„') !== count(text, '“') + count(text, '”')) return false;
  return open.length === 0 && straightQuotes(text) % 2 === 0;
}

/** Straight double quotes, those that mean inches (6'2", 12") left aside. */
function straightQuotes(text: string): number {
  return count(
    text.replace(/(?<=\d)"(?=[\s,.;)]|$)/g, (mark, at: number) => (isOpenBefore(text, at) ? mark : '')),
    '"',
  );
}

function isOpenBefore(text: string, at: number): boolean {
  return count(text.slice(0, at), '"') % 2 === 1;
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
