import type { Article } from '../../article/article.ts';
import { disownsViews, hasOpinionLabel } from '../../article/kind.ts';
import { speaksInFirstPerson } from '../../article/kind-blocks.ts';
import { draftOf, type Frame, fill, fitsInPost, hasField } from '../drafting.ts';
import type { Material } from '../material.ts';
import type { Piece } from '../template-body.ts';
import { withhold, withTitleAsHook } from './lines.ts';

const introduces =
  /^(\p{Lu}[\p{L}.’'-]*(?:\s(?:(?:de|da|di|van|von|bin|al|la|del)\s)?\p{Lu}[\p{L}.’'-]*){1,4})(?:, .{2,80},)? (?:is|was|writes|teaches|works|has (?:been|written)|served|es|fue|est|ist|war|é|foi|è)(?!\p{L})/u;

/**
 * An opinion keeps the label its title carries. What its author says of himself is told only in a thread
 * whose first post shows the label and names the author, where the article names one; the note on the
 * author signs that post and is nowhere else, whose the views are is told nowhere.
 */
export function retellOpinion(
  material: Material,
  article: Article,
  opening: readonly Piece[],
  frame: Frame,
): Material {
  const { language } = material;
  const note = authorNote(article);
  const isNote = (index: number) => note !== null && article.blocks[index]?.text === note;
  const plain = withhold(material, (line) => isNote(line.place.index) || disownsViews(line.text));
  const isLabelled = hasOpinionLabel(article.title) && material.socialHook === null;
  if (!isLabelled || material.title.linked)
    return withhold(plain, (line) => speaksInFirstPerson(line.text, language));
  const named = withTitleAsHook(plain);
  const author = article.author ?? introduces.exec(note ?? '')?.[1] ?? null;
  if (author === null || article.title.includes(author)) return named;
  const signature = signatureThatFits([note, author], article.title, opening, frame);
  return signature === null
    ? withhold(named, (line) => speaksInFirstPerson(line.text, language))
    : { ...named, underHook: [{ text: signature, lines: [] }] };
}

/** The first or last paragraph when it tells who the author is, in the words of somebody else. */
function authorNote({ blocks, author, language }: Article): string | null {
  const ends = [...blocks.slice(0, 2), ...blocks.slice(-3)].filter((block) => block.kind !== 'heading');
  const about = ends.find(({ text }) => {
    if (text.length > 320 || speaksInFirstPerson(text, language)) return false;
    return author === null ? introduces.test(text) : text.startsWith(author) && introduces.test(text);
  });
  return about?.text ?? null;
}

function signatureThatFits(
  signatures: readonly (string | null)[],
  title: string,
  opening: readonly Piece[],
  frame: Frame,
): string | null {
  const field = hasField(opening, 'hook') ? 'hook' : 'title';
  if (!hasField(opening, field) || !hasField(opening, 'support')) return null;
  const post = fill(draftOf(opening), field, title, []);
  const fits = (text: string) => fitsInPost(fill(post, 'support', text, []), frame);
  return signatures.find((text) => text !== null && fits(text)) ?? null;
}
