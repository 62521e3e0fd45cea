import type { Article } from '../../article/article.ts';
import { clockOf, entriesOf, speaksInFirstPerson } from '../../article/kind-blocks.ts';
import type { Line, Material } from '../material.ts';
import { contentWords } from '../words.ts';
import { withhold, withTitleAsHook } from './lines.ts';

/** Entries whose sentences may be told: the newer half, and no more than these. */
const mostEntries = 5;

const furniture =
  /^(?:this live (?:blog|page|coverage|report)|(?:our|the|today['’]s) live (?:blog|coverage)|that(?:['’]s| is) (?:all|it)\b.{0,40}\b(?:for|from)|we(?:['’]re| are) (?:closing|wrapping|ending|pausing)|if you(?:['’]re| are) just joining|here(?:['’]s| is) (?:where|what)|these are the (?:main|latest)|good (?:morning|afternoon|evening)|hello\b|welcome to|follow (?:along|live|our)|stay with us|thanks? (?:you )?for (?:reading|following)|read (?:our|the) full|you can read|este directo|termina (?:aquí )?(?:el|nuestro) directo|ce direct (?:est|se)|fin (?:de ce|du) direct|dieser (?:live-?)?ticker|o direto (?:termina|está)|la diretta (?:finisce|è))/iu;
const opensWithLabel =
  /^(?:live(?: ?blog| updates?)?|en (?:vivo|directo?|direct)|direct|live-?ticker|ao vivo|in diretta|diretta)\s?[:|：–—-]\s*/iu;

/**
 * A live report is told by its title, standfirst and key points; only its newest entries support them, and
 * nothing whose figures title or key points give otherwise, since both were true at different times.
 */
export function retellLive(material: Material, article: Article): Material {
  const known = new Set(told(article));
  const given = figuresOf([material.title, ...material.highlights].map((line) => line.text).join('\n'));
  const retold = withhold(
    material,
    (line) =>
      !known.has(line.place.index) ||
      furniture.test(line.text) ||
      speaksInFirstPerson(line.text, material.language) ||
      figuresOf(line.text).some((figure) => given.some((other) => contradicts(figure, other))),
  );
  const hook = withoutLabel(material.title, material.language);
  const named = hook === null || material.socialHook !== null ? retold : { ...retold, socialHook: hook };
  return withTitleAsHook({ ...named, body: inTimeOrder(named.body, article) });
}

/** The blocks that may be told: the standfirst, and those of the newest entries, whichever way the report runs. */
function told({ blocks }: Article): number[] {
  const entries = entriesOf(blocks);
  const [first = 0] = entries;
  const count = Math.min(mostEntries, Math.ceil(entries.length / 2));
  const newestFirst = isNewestFirst(blocks, entries);
  const from = newestFirst ? first : (entries.at(-count) ?? first);
  const to = newestFirst ? (entries[count] ?? blocks.length) : blocks.length;
  return blocks.flatMap((_, at) => (at < first || (at >= from && at < to) ? at : []));
}

/** A report whose newest entry comes first is told as it happened, so that the thread ends on the newest. */
function inTimeOrder(body: readonly Line[], { blocks }: Article): Line[] {
  const entries = entriesOf(blocks);
  if (!isNewestFirst(blocks, entries)) return [...body];
  const entryOf = ({ place }: Line) => entries.findLastIndex((at) => at < place.index);
  const sorted = [...body].sort((a, b) => rank(entryOf(a)) - rank(entryOf(b)) || a.order - b.order);
  return sorted.map((line, order) => ({ ...line, order }));
}

/** What stands before the first entry (-1) stays first. */
function rank(entry: number): number {
  return entry === -1 ? Number.NEGATIVE_INFINITY : -entry;
}

function isNewestFirst(blocks: Article['blocks'], entries: readonly number[]): boolean {
  const times = [entries[0], entries.at(-1)].map((at) => clockOf(blocks[at ?? 0]?.text ?? '') ?? 0);
  return (times[0] ?? 0) >= (times[1] ?? 0);
}

type Figure = { readonly value: string; readonly unit: string };

/** Figures with what they count: "130,000 homes", "91mph". */
function figuresOf(text: string): Figure[] {
  return [...text.matchAll(/(?<![\d.,:])(\d[\d.,]*\d|\d)[ -]?(%|\p{L}{2,})/gu)].map(
    ([, value = '', unit = '']) => ({ value, unit: unit.toLowerCase() }),
  );
}

function contradicts(a: Figure, b: Figure): boolean {
  return a.unit === b.unit && a.value !== b.value;
}

function withoutLabel(title: Line, language: string): Line | null {
  const label = opensWithLabel.exec(title.text)?.[0];
  if (label === undefined || title.linked) return null;
  const text = title.text.slice(label.length);
  const words = contentWords(text, language);
  return { ...title, text, words, facts: [words], place: { ...title.place, start: label.length } };
}
