import { type Frame, type PostDraft, saysSomething, textOf } from './drafting.ts';
import type { Line, Material } from './material.ts';
import { remembered } from './remembered.ts';

const saying =
  '(?:said|says|added|adds|told|noted|notes|warned|warns|argued|argues|explained|wrote|insisted|replied|recalled|admitted)';
/** Before a surname they leave the person as little known as the surname alone. */
const titles = '(?:Mr|Mrs|Ms|Cllr|Dr|Prof)\\.?';
const surname = "(\\p{Lu}[\\p{L}’'-]+)";
const spokenBy = new RegExp(`\\b${saying} (?:${titles} )?${surname}(?![\\p{L}’'-]|\\s\\p{Lu})`, 'gu');
const speaks = new RegExp(
  `(?<![\\p{L}’'-])(?<!(?!${titles} )\\p{Lu}[\\p{L}.’'-]{0,40}\\s)${surname} ${saying}\\b`,
  'gu',
);

const anySaying = new RegExp(saying);

/** How often a thread is planned anew for a speaker nobody has met. */
const mostPlans = 4;

/**
 * Plans a thread in which nobody known by a full name in the article is called by the surname alone before
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

/** The sentences that call somebody by a surname nobody has met; one the highlights use is the newsroom's choice. */
function unintroduced(posts: readonly PostDraft[], material: Material, frame: Frame): Line[] {
  const texts = posts.map((post) => textOf(post, frame));
  return posts.flatMap(({ sources }, at) =>
    sources.filter((line) => {
      const text = texts[at] ?? '';
      const read = [...texts.slice(0, at), text.slice(0, Math.max(0, text.indexOf(line.text))), line.text];
      const isGiven = (name: string) => material.highlights.some(({ text }) => text.includes(name));
      return (
        line.order >= 0 &&
        surnamesIn(line.text).some((name) => !isGiven(name) && isStranger(name, line, read, material))
      );
    }),
  );
}

/** A surname alone that does something or has something: "Leland showed", "Garraway, 71, spent", "Teague, who". */
const acts =
  /(?<![\p{L}’'-]|(?!(?:Mr|Mrs|Ms|Cllr|Dr|Prof)\.?\s)\p{Lu}[\p{L}.’'-]{0,40}\s|\b(?:[Tt]he|in|at|from|near|to|on|of)\s)(\p{Lu}[\p{L}-]{2,})(?=,? (?:\p{Ll}|\d)|[’']s )/gu;
/** Words that are capital only because they open a sentence. */
const openers =
  /^(?:the|this|that|these|those|there|they|its|his|her|our|your|she|but|and|for|from|with|without|under|over|during|despite|before|after|since|until|when|while|once|where|although|though|because|last|next|two|three|four|five|six|seven|eight|nine|ten|most|many|some|all|not|what|how|why|who|both|each|only|more|about|early|late|now|then|today|here|if|in|on|at|by|as|no|an)$/i;

/** Sentences and names come again with every plan of a thread. */
const surnames = remembered<readonly string[]>(2000);
const fullNames = remembered<RegExp>(500);
/** By article: the number of the first sentence that gives a name in full; null where none does. */
const givenAt = new WeakMap<Material['telling'], Map<string, number | null>>();

/** The surnames that alone say who speaks, or of whom is spoken: "said Prosser", "Ms. Prosser added". */
function surnamesIn(text: string): readonly string[] {
  return surnames(text, () => {
    const acting = [...text.matchAll(acts)].flatMap(({ 1: name = '' }) => (openers.test(name) ? [] : name));
    if (!anySaying.test(text)) return acting;
    const speaking = [...text.matchAll(spokenBy), ...text.matchAll(speaks)];
    return [...acting, ...speaking.flatMap(({ 1: name }) => name ?? [])];
  });
}

/** Whether the article gave the full name before this sentence and the thread did not. */
function isStranger(name: string, line: Line, read: readonly string[], material: Material): boolean {
  const given = firstGiven(name, material);
  if (given === null || given > line.order || material.title.text.includes(name)) return false;
  return !read.some((text) => fullOf(name).test(text));
}

function firstGiven(name: string, { telling, body }: Material): number | null {
  const known = givenAt.get(telling) ?? new Map<string, number | null>();
  givenAt.set(telling, known);
  const before = known.get(name);
  if (before !== undefined) return before;
  const first = body.find(({ text }) => text.includes(name) && fullOf(name).test(text))?.order ?? null;
  known.set(name, first);
  return first;
}

function fullOf(name: string): RegExp {
  return fullNames(
    name,
    () => new RegExp(`(?:\\p{Lu}[\\p{L}’'-]+|\\p{Lu}\\.)(?<!\\b${titles})\\s${name}(?![\\p{L}’'-])`, 'u'),
  );
}
