import { type Frame, type PostDraft, saysSomething, textOf } from './drafting.ts';
import type { Line, Material } from './material.ts';

const saying =
  '(?:said|says|added|adds|told|noted|notes|warned|warns|argued|argues|explained|wrote|insisted|replied|recalled|admitted)';
const surname = "(\\p{Lu}[\\p{L}’'-]+)";
const spokenBy = new RegExp(
  `\\b${saying} (?:Mr\\.? |Mrs\\.? |Ms\\.? )?${surname}(?![\\p{L}’'-]|\\s\\p{Lu})`,
  'gu',
);
const speaks = new RegExp(
  `(?<![\\p{L}’'-])(?<!(?!Mr\\.? |Mrs\\.? |Ms\\.? )\\p{Lu}[\\p{L}.’'-]{0,40}\\s)${surname} ${saying}\\b`,
  'gu',
);

const anySaying = new RegExp(saying);

/** How often a thread is planned anew for a speaker nobody has met. */
const mostPlans = 4;

/**
 * Plans a thread in which nobody known by a full name in the article speaks by the surname alone before
 * the full name was given: another sentence is taken where there is one.
 */
export function planIntroduced(
  material: Material,
  frame: Frame,
  plan: (material: Material) => PostDraft[],
): PostDraft[] {
  let known = material;
  let posts = plan(known);
  for (let plans = 1; plans < mostPlans; plans += 1) {
    const strangers = new Set(unintroduced(posts, material, frame).map((line) => line.order));
    if (strangers.size === 0) break;
    const body = known.body.map((line) => (strangers.has(line.order) ? { ...line, whole: false } : line));
    const units = known.units.filter((unit) => !unit.lines.some((line) => strangers.has(line.order)));
    known = { ...known, body, units };
    const others = plan(known);
    if (endsAlone(others) && !endsAlone(posts)) break;
    posts = others;
  }
  return posts;
}

function endsAlone(posts: readonly PostDraft[]): boolean {
  const last = posts.at(-1);
  return last === undefined || !saysSomething(last);
}

function unintroduced(posts: readonly PostDraft[], material: Material, frame: Frame): Line[] {
  const texts = posts.map((post) => textOf(post, frame));
  return posts.flatMap(({ sources }, at) =>
    sources.filter((line) => {
      const text = texts[at] ?? '';
      const read = [...texts.slice(0, at), text.slice(0, Math.max(0, text.indexOf(line.text))), line.text];
      return line.order >= 0 && surnamesIn(line.text).some((name) => isStranger(name, line, read, material));
    }),
  );
}

/** The surnames that alone say who speaks: "said Prosser", "Ms. Prosser added". */
function surnamesIn(text: string): string[] {
  if (!anySaying.test(text)) return [];
  return [...text.matchAll(spokenBy), ...text.matchAll(speaks)].flatMap(({ 1: name }) => name ?? []);
}

/** Whether the article gave the full name before this sentence and the thread did not. */
function isStranger(name: string, line: Line, read: readonly string[], material: Material): boolean {
  const full = new RegExp(`\\p{Lu}[\\p{L}.’'-]*(?<!\\b(?:Mr|Mrs|Ms)\\.?)\\s${name}(?![\\p{L}’'-])`, 'u');
  const given = [material.title, ...material.highlights];
  if (given.some(({ text }) => text.includes(name)) || read.some((text) => full.test(text))) return false;
  return material.body.slice(0, line.order + 1).some(({ text }) => full.test(text));
}
