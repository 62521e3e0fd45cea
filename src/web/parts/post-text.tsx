import { findLinks } from '../../compose/links.ts';
import { Words } from './words.tsx';

/** A post's words as X shows them: line breaks kept, links set off and shortened. */
export function PostText({ text, link }: { readonly text: string; readonly link: string | null }) {
  return (
    <p class="post-text" dir="auto">
      <LinkedWords text={text} link={link} />
    </p>
  );
}

/** Words with what X makes links of set off. */
export function LinkedWords({ text, link }: { readonly text: string; readonly link: string | null }) {
  const pieces: { words: string; isLink: boolean }[] = [];
  let at = 0;
  for (const found of findLinks(text, link)) {
    pieces.push({ words: text.slice(at, found.start), isLink: false });
    pieces.push({ words: text.slice(found.start, found.end), isLink: true });
    at = found.end;
  }
  pieces.push({ words: text.slice(at), isLink: false });
  return (
    <>
      {pieces.map(({ words, isLink }) =>
        isLink ? (
          <span class="post-link" title={words}>
            {asXShows(words)}
          </span>
        ) : (
          <Words text={words} />
        ),
      )}
    </>
  );
}

/** X drops the protocol and cuts a long address. */
function asXShows(url: string): string {
  const bare = url.replace(/^https?:\/\/(www\.)?/i, '');
  return bare.length > 34 ? `${bare.slice(0, 33)}…` : bare;
}
