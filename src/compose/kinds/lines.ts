import { isBalanced } from '../../article/balance.ts';
import { endsLikeSentence } from '../../article/clean.ts';
import { ledeOf } from '../lede.ts';
import type { Line, Material } from '../material.ts';
import { joinSentences } from '../passages.ts';

/** The material with some of its sentences withheld: they stand in no post. */
export function withhold(material: Material, withheld: (line: Line) => boolean): Material {
  return {
    ...material,
    body: material.body.map((line) => (line.whole && withheld(line) ? { ...line, whole: false } : line)),
  };
}

/** The material with the title as its first words, unless the newsroom gave its own or X would link the title. */
export function withTitleAsHook(material: Material): Material {
  const { title, socialHook } = material;
  return socialHook !== null || title.linked ? material : { ...material, socialHook: title };
}

/** Sentences in a row of one block as one, which is told whole or not at all. */
export function asOne(first: Line, rest: readonly Line[]): Line {
  const all = [first, ...rest];
  const last = all.at(-1) ?? first;
  const text = joinSentences(all.map((line) => line.text));
  return {
    ...first,
    text,
    place: { ...first.place, end: last.place.end },
    words: new Set(all.flatMap((line) => [...line.words])),
    facts: all.flatMap((line) => line.facts),
    attributed: all.some((line) => line.attributed),
    stale: all.some((line) => line.stale),
    linked: all.some((line) => line.linked),
    whole: isBalanced(text) && endsLikeSentence(text),
  };
}

/** The material with its first paragraph's first sentences wanted under the hook. */
export function withIntroduction(material: Material): Material {
  const lede = ledeOf(material)?.lines[0];
  if (lede === undefined) return material;
  const block = material.body.filter((line) => line.place.index === lede.place.index);
  const told = block.slice(block.indexOf(lede)).filter((line) => line.whole);
  return { ...material, underHook: openingRuns(told) };
}

/** The sentences of each block, in order. */
export function linesByBlock(body: readonly Line[]): ReadonlyMap<number, readonly Line[]> {
  const blocks = new Map<number, Line[]>();
  for (const line of body) {
    const lines = blocks.get(line.place.index) ?? [];
    blocks.set(line.place.index, [...lines, line]);
  }
  return blocks;
}

/** The first sentences of a block that may be told together, longest run first; X would link none of them. */
export function openingRuns(lines: readonly Line[]): { lines: readonly Line[]; text: string }[] {
  const linked = lines.findIndex((line) => line.linked);
  const free = linked === -1 ? lines : lines.slice(0, linked);
  return free
    .map((_, at) => free.slice(0, at + 1))
    .map((run) => ({ lines: run, text: joinSentences(run.map((line) => line.text)) }))
    .filter(({ text }) => isBalanced(text) && endsLikeSentence(text))
    .reverse();
}
