import { endsLikeSentence } from '../article/clean.ts';
import { type Frame, fitsInPost, type PostDraft } from './drafting.ts';
import type { Field } from './template-body.ts';

const stops: Readonly<Record<string, string>> = { ja: '。', zh: '。', hi: '।', mr: '।', ne: '।', ur: '۔' };
/** Languages in which a sentence's stop is not known here, or which write none. */
const stopless = /^(?:th|lo|km|my|bo)/;

/**
 * A post whose lines all end alike: where one of them stops as a sentence does, a highlight beside it that came without
 * a stop gets one. A title over a sentence stays as it is.
 */
export function withEvenStops(draft: PostDraft, language: string, frame: Frame): PostDraft {
  if (stopless.test(language)) return draft;
  const stop = stops[language.slice(0, 2).toLowerCase()] ?? '.';
  const isTitle = draft.sources[0]?.place.from === 'title' || draft.sources[0]?.place.from === 'social-hook';
  const told = (['hook', 'text', 'support', 'closing'] as const).filter(
    (field) => draft.fields[field] !== undefined && !(isTitle && field === 'hook'),
  );
  const lines = [...told.flatMap((field) => linesOf(draft.fields[field])), ...draft.items];
  if (!lines.some(endsLikeSentence) || lines.every(endsLikeSentence)) return draft;
  const fields = Object.fromEntries(told.map((field) => [field, stopped(draft.fields[field] ?? '', stop)]));
  const even = {
    ...draft,
    fields: { ...draft.fields, ...(fields as Partial<Record<Field, string>>) },
    items: draft.items.map((item) => stopped(item, stop)),
  };
  return fitsInPost(even, frame) ? even : draft;
}

function linesOf(text: string | undefined): string[] {
  return (text ?? '').split('\n').filter((line) => line !== '');
}

function stopped(text: string, stop: string): string {
  return text
    .split('\n')
    .map((line) =>
      line === '' || endsLikeSentence(line) || !/[\p{L}\p{M}\p{N}%)”»’"]$/u.test(line) ? line : line + stop,
    )
    .join('\n');
}
