import type { Block } from './article.ts';

const note = /^\[(\d{1,3})\]\s(?=\S)/u;

/** The notes at a text's end, and the text without their marks; a mark without a note stays. */
export function takeFootnotes(blocks: readonly Block[]): {
  readonly blocks: readonly Block[];
  readonly notes: readonly string[];
} {
  const numbers = new Set(
    blocks.flatMap(({ text }, at) => (at * 2 >= blocks.length ? (note.exec(text)?.[1] ?? []) : [])),
  );
  if (numbers.size === 0) return { blocks, notes: [] };
  const isNote = ({ text }: Block) => numbers.has(note.exec(text)?.[1] ?? '');
  const mark = /(?<=[\p{L}\p{N}.,;:!?”"’)])\[(\d{1,3})\]/gu;
  const unmarked = (text: string) =>
    text.replace(mark, (whole, number: string) => (numbers.has(number) ? '' : whole));
  return {
    blocks: blocks
      .filter((block) => !isNote(block))
      .map((block) => ({ ...block, text: unmarked(block.text) })),
    notes: blocks.filter(isNote).map(({ text }) => text),
  };
}
