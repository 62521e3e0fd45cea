import type { Article } from '../../article/article.ts';
import { isPrompt } from '../../article/kind-blocks.ts';

const fullName =
  /(?<![\p{L}’'-])\p{Lu}[\p{L}’'-]+(?: (?:de|da|di|van|von|bin|al|la|del|\p{Lu}\.))?(?: \p{Lu}[\p{L}’'-]+){1,3}/gu;
/** What stands before a name and is none of it. */
const before =
  /^(?:(?:The|In|At|When|After|Captain|President|Mayor|Dr|Prof|Professor|Minister|Sir|Dame|Mr|Mrs|Ms) )+/u;

type Told = Pick<Article, 'title' | 'blocks' | 'author'>;

/**
 * Who answers in an interview: the full name its introduction gives and whose surname the title has, else the name
 * the introduction opens with; null where neither is there.
 */
export function speakerOf({ title, blocks, author }: Told): string | null {
  const first = blocks.findIndex(isPrompt);
  const introduction = blocks.slice(0, Math.max(0, first)).filter((block) => block.kind !== 'heading');
  const names = introduction
    .flatMap(({ text }) => text.match(fullName) ?? [])
    .map((name) => name.replace(before, '').replace(/[’']s$/u, ''))
    .filter((name) => name.includes(' ') && name !== author);
  const inTitle = names.find((name) => title.includes(surnameOf(name)));
  const opening = introduction.map(({ text }) => names.find((name) => text.startsWith(name)));
  return inTitle ?? opening.find((name) => name !== undefined) ?? null;
}

/** How a speaker is called before what is said: by the surname where the title gives the name, else in full. */
export function calledIn({ title }: Pick<Article, 'title'>, speaker: string): string {
  return title.includes(speaker) ? surnameOf(speaker) : speaker;
}

/** Words of an interview's answer without the name set before them and the quotation marks set around them. */
export function withoutSpeaker(text: string, article: Told): string {
  const speaker = speakerOf(article);
  if (speaker === null) return text;
  const name = calledIn(article, speaker);
  return text.startsWith(`${name}: `) ? text.slice(name.length + 2).replace(/^“(.*)”$/su, '$1') : text;
}

/** "Duarte: No." and "Ines Duarte: No." without who says it, as "A: No." is; `name` is how the speaker is called. */
export function withoutLabel(text: string, name: string): string {
  const [label = '', speaker = ''] = /^([^:“"]{1,60}?)\s?:\s+/u.exec(text) ?? [];
  const isTheirs = /^[AR]$/.test(speaker) || surnameOf(speaker) === surnameOf(name);
  return isTheirs ? text.slice(label.length) : text;
}

function surnameOf(name: string): string {
  return name.split(' ').at(-1) ?? name;
}
