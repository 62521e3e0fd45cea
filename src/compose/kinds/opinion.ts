import type { Article } from '../../article/article.ts';
import { disownsViews } from '../../article/kind.ts';
import { speaksInFirstPerson } from '../../article/kind-blocks.ts';
import { draftOf, type Frame, fill, fitsInPost, hasField } from '../drafting.ts';
import type { Material } from '../material.ts';
import type { Piece } from '../template-body.ts';
import { withhold, withTitleAsHook } from './lines.ts';
import { ownEndings } from './own-ending.ts';
import { authorNote, isUnsignedView, labelOf, signaturesOf, writerOf } from './signature.ts';

/**
 * An opinion keeps the label its title carries, or shows under it the one that stood over it, and ends on its
 * author's own words: an aside or the other side's case after them is not told. What its author says of himself is told only in a thread whose first post shows the label and
 * names the author; the newspaper's own view has none to name. The note on the author signs that post and is nowhere
 * else, whose the views are is told nowhere.
 */
export function retellOpinion(
  material: Material,
  article: Article,
  opening: readonly Piece[],
  frame: Frame,
): Material {
  const told = retold(material, article, opening, frame);
  const endings = ownEndings(told);
  const end = endings[0]?.lines.at(-1)?.order ?? Number.POSITIVE_INFINITY;
  return { ...withhold(told, ({ order }) => order > end), endings };
}

function retold(material: Material, article: Article, opening: readonly Piece[], frame: Frame): Material {
  const { language } = material;
  const note = authorNote(article);
  const isNote = (index: number) => note !== null && article.blocks[index]?.text === note;
  const plain = withhold(material, (line) => isNote(line.place.index) || disownsViews(line.text));
  const impersonal = (from: Material) => withhold(from, (line) => speaksInFirstPerson(line.text, language));
  const label = labelOf(article);
  if (label === null || material.socialHook !== null || material.title.linked) return impersonal(plain);
  const named = withTitleAsHook(plain);
  const author = writerOf(article);
  if (label === '' && author !== null && article.title.includes(author)) return named;
  const signature = signatureThatFits(signaturesOf(article), article.title, opening, frame);
  const signed = signature === null ? named : { ...named, underHook: [{ text: signature, lines: [] }] };
  const isSigned = signature !== null && author !== null;
  return isSigned || isUnsignedView(article) ? signed : impersonal(signed);
}

function signatureThatFits(
  signatures: readonly string[],
  title: string,
  opening: readonly Piece[],
  frame: Frame,
): string | null {
  const field = hasField(opening, 'hook') ? 'hook' : 'title';
  if (!hasField(opening, field) || !hasField(opening, 'support')) return null;
  const post = fill(draftOf(opening), field, title, []);
  const fits = (text: string) => fitsInPost(fill(post, 'support', text, []), frame);
  return signatures.find(fits) ?? null;
}
