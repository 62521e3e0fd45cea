import type { Child } from 'hono/jsx';
import type { Said } from '../../compose/edits/said.ts';
import type { Place } from '../../compose/material.ts';
import { LinkedWords } from './post-text.tsx';

/** Names a place in the article the same way in the article and in the posts. */
export function sourceRef({ from, index, start }: Place): string {
  return `src-${from}-${index}-${start}`;
}

type Props = {
  readonly words: string;
  /** The number before them, with its blank; empty: none. */
  readonly number: string;
  readonly said: readonly Said[];
  readonly link: string | null;
};

/** A post's words as X shows them, each sentence tied to its source; an editor's own are marked. */
export function PostWords({ words, number, said, link }: Props) {
  const pieces: Child[] = [];
  let at = 0;
  for (const { start, end, source } of said) {
    if (start > at) pieces.push(<LinkedWords text={words.slice(at, start)} link={link} />);
    const text = words.slice(start, end);
    if (source === 'fixed') pieces.push(<LinkedWords text={text} link={link} />);
    else if (source === 'own')
      pieces.push(
        <span class="own" title="Your own words: not in the article">
          <LinkedWords text={text} link={link} />
        </span>,
      );
    else
      pieces.push(
        <span class="sourced" data-source={sourceRef(source)} data-from={String(start)} data-to={String(end)}>
          <LinkedWords text={text} link={link} />
        </span>,
      );
    at = end;
  }
  pieces.push(<LinkedWords text={words.slice(at)} link={link} />);
  return (
    <p class="post-text" dir="auto">
      {number !== '' && <span class="number">{number}</span>}
      {pieces}
    </p>
  );
}

/** From where in the article a post has its words, as links that lead there. */
export function Sources({ said }: { readonly said: readonly Said[] }) {
  const places = said.flatMap(({ source }) => (typeof source === 'string' ? [] : [source]));
  // Two sentences of one paragraph are one place to look at, and both light up there.
  const refs = new Map<string, string[]>();
  for (const place of places) {
    const there = refs.get(placeWords(place)) ?? [];
    refs.set(placeWords(place), [...there, sourceRef(place)]);
  }
  const own = said.filter(({ source }) => source === 'own').length;
  if (refs.size === 0 && own === 0) return null;
  return (
    <span class="sources">
      {refs.size > 0 && 'From '}
      {[...refs].map(([words, there], at) => (
        <>
          {at > 0 && ', '}
          <a href={`#${there[0]}`} data-source={there.join(' ')}>
            {words}
          </a>
        </>
      ))}
      {refs.size > 0 && own > 0 && ' · '}
      {own > 0 && <span class="own">{own === 1 ? '1 sentence is' : `${own} sentences are`} your own</span>}
    </span>
  );
}

function placeWords({ from, index }: Place): string {
  switch (from) {
    case 'title':
      return 'the title';
    case 'social-hook':
      return 'the social line';
    case 'highlight':
      return `highlight ${index + 1}`;
    case 'block':
      return `¶${index + 1}`;
    default:
      return from satisfies never;
  }
}
