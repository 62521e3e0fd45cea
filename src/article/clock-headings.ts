import type { Block } from './article.ts';

/** A live report's stamp alone on its line: "16h35", "11:30 a.m.", "15.42 Uhr". */
const stamp = /^\d{1,2}[:.h]\d{2}(?:\s?(?:[ap]\.?m\.?|uhr|h|hrs|[A-Z]{2,4}))?$/iu;
/** One time alone may be anything; so many are a live report's. */
const fewestStamps = 3;

/** Makes the stamps of a live report the headings of its entries. */
export function withClockHeadings(blocks: readonly Block[]): readonly Block[] {
  const isStamp = ({ kind, text }: Block) => kind === 'paragraph' && stamp.test(text);
  if (blocks.filter(isStamp).length < fewestStamps) return blocks;
  return blocks.map((block) => (isStamp(block) ? { kind: 'heading', text: block.text } : block));
}
