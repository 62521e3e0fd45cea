import type { Line, Place } from './material.ts';
import { renderPost, type Values } from './render.ts';
import type { Field, Piece } from './template-body.ts';
import { limit, weighWithLink } from './weigh.ts';

/** A post being written: its pattern, what fills it, and where that comes from. */
export type PostDraft = {
  readonly pieces: readonly Piece[];
  readonly fields: Partial<Record<Field, string>>;
  readonly items: readonly string[];
  readonly sources: readonly Line[];
};

/** What holds for every post of one thread: its fixed words, its link, and the weight numbering will take. */
export type Frame = {
  readonly fixed: Partial<Record<Field, string>>;
  readonly link: string | null;
  readonly reserve: number;
};

/** An empty post of a pattern. */
export function draftOf(pieces: readonly Piece[]): PostDraft {
  return { pieces, fields: {}, items: [], sources: [] };
}

/** The post with a field filled. */
export function fill(draft: PostDraft, field: Field, text: string, sources: readonly Line[]): PostDraft {
  return { ...draft, fields: { ...draft.fields, [field]: text }, sources: [...draft.sources, ...sources] };
}

/** The post with one more repeated line. */
export function addItem(draft: PostDraft, text: string, sources: readonly Line[]): PostDraft {
  return { ...draft, items: [...draft.items, text], sources: [...draft.sources, ...sources] };
}

/** The post as it will read, without its number. */
export function textOf(draft: PostDraft, frame: Frame): string {
  const values: Values = { fields: { ...frame.fixed, ...draft.fields }, items: draft.items };
  return renderPost(draft.pieces, values);
}

/** Whether a post stays within the limit, its number included. */
export function fitsInPost(draft: PostDraft, frame: Frame): boolean {
  return weighWithLink(textOf(draft, frame), frame.link) + frame.reserve <= limit;
}

/** Whether a post's pattern has a field, at its top level. */
export function hasField(pieces: readonly Piece[], field: Field): boolean {
  return pieces.some((piece) => 'field' in piece && piece.field === field);
}

/** What a post weighs so far, without its number. */
export function weightOf(draft: PostDraft, frame: Frame): number {
  return weighWithLink(textOf(draft, frame), frame.link);
}

/** Whether a post says anything of the article. */
export function saysSomething(draft: PostDraft): boolean {
  return draft.sources.length > 0;
}

/** Where a post's words stand in the article, in the order they are used. */
export function placesOf(draft: PostDraft): Place[] {
  return draft.sources.map((line) => line.place);
}
