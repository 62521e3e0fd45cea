import { bondOf } from './bonds.ts';
import type { Line, Material } from './material.ts';
import { joinSentences } from './passages.ts';

/** The story's first words: its first sentence, and those it never stands without. */
export type Lede = { readonly lines: readonly Line[]; readonly text: string };

/** Shorter than this a first sentence is no lede. */
const shortest = 25;

/** The first sentence of the story that can stand by itself, with what takes it back. */
export function ledeOf({ body, language }: Material): Lede | null {
  const least = /^(?:ja|zh|ko|th)/.test(language) ? 10 : shortest;
  const first = body.find((line) => line.whole && line.text.length >= least);
  if (first === undefined || first.leans) return null;
  const lines = [first];
  for (let last = first; bondOf(last, body[last.order + 1]) === 'fast'; ) {
    const next = body[last.order + 1];
    if (next === undefined || !next.whole || lines.length === 3) return null;
    lines.push(next);
    last = next;
  }
  return { lines, text: joinSentences(lines.map(({ text }) => text)) };
}
