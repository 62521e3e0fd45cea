import { maxAltText } from '../thread/picture.ts';
import type { Problem } from './problem.ts';

/** What is wrong with the picture of a thread's first post (rule 18). */
export function checkPicture(picture: { readonly altText: string } | null): readonly Problem[] {
  if (picture === null) return [];
  const { length } = picture.altText;
  const about = { rule: 'image', post: 1 } as const;
  if (length > maxAltText) {
    const message = `The description of the picture has ${length} characters; X takes ${maxAltText}.`;
    return [{ ...about, severity: 'block', message, fix: 'Say it shorter.' }];
  }
  if (picture.altText.trim() !== '') return [];
  const message = 'The picture has no description: who cannot see it is told nothing.';
  return [{ ...about, severity: 'warn', message, fix: 'Say in a sentence what it shows.' }];
}
