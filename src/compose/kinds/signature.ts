import type { Article } from '../../article/article.ts';
import { hasOpinionLabel, isNewsroomView, isOpinionLabel } from '../../article/kickers.ts';
import { speaksInFirstPerson } from '../../article/kind-blocks.ts';

const introduces =
  /^(\p{Lu}[\p{L}.’'-]*(?:\s(?:(?:de|da|di|van|von|bin|al|la|del)\s)?\p{Lu}[\p{L}.’'-]*){1,4})(?:, .{2,80},)? (?:is|was|writes|teaches|works|has (?:been|written)|served|es|fue|est|ist|war|é|foi|è)(?!\p{L})/u;

type Signed = Pick<Article, 'title' | 'section' | 'author' | 'blocks' | 'language'>;

/** The label an opinion shows: its title has it already (''), or it stood over the title; null where nothing says so. */
export function labelOf({ title, section }: Pick<Article, 'title' | 'section'>): string | null {
  if (hasOpinionLabel(title)) return '';
  return section !== null && isOpinionLabel(section) ? section : null;
}

/** Whether a piece is the newspaper's own view, whose "we" is the newsroom's. */
export function isUnsignedView({ title, section }: Pick<Article, 'title' | 'section'>): boolean {
  return isNewsroomView(title) || isNewsroomView(section ?? '');
}

/** The first or last paragraph when it tells who the author is, in the words of somebody else. */
export function authorNote({ blocks, author, language }: Signed): string | null {
  const ends = [...blocks.slice(0, 2), ...blocks.slice(-3)].filter((block) => block.kind !== 'heading');
  const about = ends.find(({ text }) => {
    if (text.length > 320 || speaksInFirstPerson(text, language)) return false;
    return author === null ? introduces.test(text) : text.startsWith(author) && introduces.test(text);
  });
  return about?.text ?? null;
}

/** The name of who wrote a piece, as its byline or the note on its author gives it; null where neither does. */
export function writerOf(article: Signed): string | null {
  return article.author ?? introduces.exec(authorNote(article) ?? '')?.[1] ?? null;
}

/** What may sign a piece under its title, the fullest first; the label first where the title does not have it. */
export function signaturesOf(article: Signed): string[] {
  const label = labelOf(article);
  const writer = writerOf(article);
  const names = [authorNote(article), writer].filter((text) => text !== null);
  if (label === null || label === '') return names;
  return names.length === 0 ? [label] : names.map((name) => `${label} · ${name}`);
}
