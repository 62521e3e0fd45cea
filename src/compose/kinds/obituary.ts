import type { Article } from '../../article/article.ts';
import { kindOf } from '../../article/kind.ts';
import type { Line, Material } from '../material.ts';

const kin = {
  She: /\b(?:daughter|mother|sister|wife|widow|aunt|niece|grandmother|granddaughter)\b/i,
  He: /\b(?:son|father|brother|husband|widower|uncle|nephew|grandfather|grandson)\b/i,
} as const;
const opening = /^(She|He)\b(?!['’]s own)/;
const fullName = /\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}.’'-]*)*\s\p{Lu}[\p{L}’'-]+/u;
const names =
  /(?<!\b(?:[Tt]he|[Ii]n|[Aa]t|[Oo]f|[Oo]n|[Ff]rom)\s(?:\p{Lu}[\p{L}’'-]*\s)*)\p{Lu}[\p{L}.’'-]*\s(?:\p{Lu}[\p{L}.’'-]*\s)*\p{Lu}[\p{L}’'-]+/gu;

/** The subject of an obituary: the name its title has and its first sentence gives in full, or null. */
export function subjectOf({ title, blocks }: Pick<Article, 'title' | 'blocks'>): string | null {
  const lede = blocks.find((block) => block.kind === 'paragraph')?.text ?? '';
  const name = fullName.exec(lede.slice(0, 120))?.[0];
  const surname = name?.split(' ').at(-1);
  return surname !== undefined && title.includes(surname) ? (name ?? null) : null;
}

/** Whether a post names the subject by the surname at least. */
export function namesSubject(text: string, subject: string): boolean {
  return text.includes(subject.split(' ').at(-1) ?? subject);
}

/**
 * In an obituary whose first post names the dead, "She" at a paragraph's beginning is she, unless since
 * her name another person who may be "she" was named.
 */
export function retellObituary(material: Material, article: Article): Material {
  const subject = subjectOf(article);
  if (subject === null || !material.language.toLowerCase().startsWith('en')) return material;
  const [{ text: lede } = { text: '' }] = material.body;
  const pronoun = pronounIn(material.body);
  if (pronoun === null || !namesSubject(lede, subject)) return material;
  const body = material.body.map((line, at) => {
    const isFirst = material.body[at - 1]?.place.index !== line.place.index;
    const means = isFirst && opening.exec(line.text)?.[1] === pronoun;
    return means && isAlone(material.body, at, subject, pronoun) ? { ...line, leans: false } : line;
  });
  return { ...material, body };
}

/** How the paragraphs of an obituary begin whose "She" or "He" is clear once the first post named the subject. */
export function openingsResolved(material: Material, article: Article, firstPost: string): string[] {
  const subject = kindOf(article) === 'obituary' ? subjectOf(article) : null;
  if (subject === null || !namesSubject(firstPost, subject)) return [];
  const retold = retellObituary(material, article).body;
  return retold.filter((line, at) => line.leans !== material.body[at]?.leans).map((line) => line.text);
}

/** Whether the life is hers or his: by the pronoun that opens more sentences. */
function pronounIn(body: readonly Line[]): 'She' | 'He' | null {
  const she = body.filter((line) => line.text.startsWith('She ')).length;
  const he = body.filter((line) => line.text.startsWith('He ')).length;
  if (she === he) return null;
  return she > he ? 'She' : 'He';
}

/** Whether from the subject's last naming up to a sentence nobody else stands who could be meant. */
function isAlone(body: readonly Line[], at: number, subject: string, pronoun: 'She' | 'He'): boolean {
  const given = subject.split(' ')[0] ?? subject;
  const surname = subject.split(' ').at(-1) ?? subject;
  const named = new RegExp(`\\b(?:${given}|(?:Mrs|Ms|Miss|Mr|Dr|Prof)\\.? ${surname})(?![\\p{L}-])`, 'u');
  const since = body.slice(0, at).findLastIndex(({ text }) => named.test(text));
  return body.slice(Math.max(0, since), at).every(({ text }) => {
    const others = (text.match(names) ?? []).filter(
      (name) => !name.includes(given) && !name.endsWith(surname),
    );
    return others.length === 0 && !kin[pronoun].test(text);
  });
}
