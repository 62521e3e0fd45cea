import type { Article } from '../../article/article.ts';
import { clockOf, entriesOf, speaksInFirstPerson } from '../../article/kind-blocks.ts';
import type { Line, Material, Unit } from '../material.ts';
import { contentWords } from '../words.ts';
import { openingRuns, withhold, withTitleAsHook } from './lines.ts';

/** Entries whose sentences may be told: the newer half, and no more than these. */
const mostEntries = 5;

const furniture =
  /^(?:this live (?:blog|page|coverage|report)|(?:our|the|today['’]s) live (?:blog|coverage)|that(?:['’]s| is) (?:all|it)\b.{0,40}\b(?:for|from)|we(?:['’]re| are) (?:closing|wrapping|ending|pausing)|if you(?:['’]re| are) just joining|here(?:['’]s| is) (?:where|what)|these are the (?:main|latest)|good (?:morning|afternoon|evening)|hello\b|welcome to|follow (?:along|live|our)|stay with us|thanks? (?:you )?for (?:reading|following)|read (?:our|the) full|you can read|este directo|termina (?:aquí )?(?:el|nuestro) directo|ce direct (?:est|se)|fin (?:de ce|du) direct|dieser (?:live-?)?ticker|o direto (?:termina|está)|la diretta (?:finisce|è))/iu;
const opensWithLabel =
  /^(?:live(?: ?blog| updates?)?|en (?:vivo|directo?|direct)|direct|live-?ticker|ao vivo|in diretta|diretta)\s?[:|：–—-]\s*/iu;

/**
 * A live report is told by its title, standfirst and key points; only its newest entries support them, and
 * nothing whose figures title or key points give otherwise, since both were true at different times; unless the newest
 * entry says how they changed: then it stands under the title. It ends on that entry.
 */
export function retellLive(material: Material, article: Article): Material {
  const known = new Set(told(article));
  const newest = new Set(newestEntry(article));
  const given = figuresOf([material.title, ...material.highlights].map((line) => line.text).join('\n'));
  const retold = withhold(
    material,
    (line) =>
      !known.has(line.place.index) ||
      furniture.test(line.text) ||
      speaksInFirstPerson(line.text, material.language) ||
      (!(newest.has(line.place.index) && tellsChange.test(line.text)) &&
        figuresOf(line.text).some((figure) => given.some((other) => contradicts(figure, other)))),
  );
  const hook = withoutLabel(material.title, material.language);
  const named = hook === null || material.socialHook !== null ? retold : { ...retold, socialHook: hook };
  const body = inTimeOrder(named.body, article);
  const endings = newestEndings(body, newest);
  const changes = endings.filter(
    ({ text }) =>
      tellsChange.test(text) &&
      figuresOf(text).some((figure) => given.some((other) => contradicts(figure, other))),
  );
  return withTitleAsHook({ ...named, body, underHook: [...named.underHook, ...changes], endings });
}

/** Words that say that an earlier figure is over. */
const tellsChange =
  /\b(?:now|reconnected|restored|back on|(?:down|up) from|(?:ris|fall)(?:en|ing) to|(?:rose|fell|rises|falls) to|leaves|leaving|so far|as of)\b|(?<!\p{L})(?:ahora|ya son|queda[n]?|sube[n]? a|baja[n]? a|désormais|maintenant|reste(?:nt)?|inzwischen|nun|noch immer|agora|restam|adesso|ora sono|restano)(?!\p{L})/iu;

/** The blocks of the entry written last. */
function newestEntry({ blocks }: Article): number[] {
  const entries = entriesOf(blocks);
  const at = isNewestFirst(blocks, entries) ? 0 : entries.length - 1;
  const [from = 0, to = blocks.length] = [entries[at], entries[at + 1]];
  return blocks.flatMap((_, index) => (index > from && index < to ? index : []));
}

/** The first sentences of the newest entry's first paragraph that can stand alone. */
function newestEndings(body: readonly Line[], newest: ReadonlySet<number>): Unit[] {
  const told = body.filter(({ place, whole }) => newest.has(place.index) && whole);
  const first = told.find(({ leans, attributed, text }) => !leans && (attributed || !/^["“«]/.test(text)));
  if (first === undefined) return [];
  const block = told.filter(({ place, order }) => place.index === first.place.index && order >= first.order);
  return openingRuns(block).map((run) => ({ ...run, order: first.order }));
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
