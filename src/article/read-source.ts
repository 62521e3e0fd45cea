import { maxSourceBytes, type ReadResult } from './article.ts';
import { outOfMail } from './mail.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown } from './read-markdown.ts';
import { readText } from './read-text.ts';

export const sourceKinds = ['text', 'markdown', 'html'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What is known of a source besides its text; `name` is a file's name or path. */
export type SourceFacts = {
  readonly kind?: SourceKind | undefined;
  readonly url?: string | undefined;
  readonly name?: string | undefined;
  readonly language?: string | undefined;
};

/** Reads a source of whatever kind it is said, or else looks, to be; a text pasted with its mail, out of the mail. */
export function readSource(source: string, facts: SourceFacts = {}): ReadResult {
  const mail = facts.kind === 'html' ? null : outOfMail(source.slice(0, maxSourceBytes + 1));
  const read = readOne(mail === null ? source : mail.text, facts);
  if (mail === null || !read.ok) return read;
  return {
    ok: true,
    article: { ...read.article, leftOut: [...mail.leftOut, ...read.article.leftOut] },
  };
}

function readOne(text: string, facts: SourceFacts): ReadResult {
  const kind = facts.kind ?? guessKind(text, facts.name ?? '');
  switch (kind) {
    case 'html':
      return readHtml(text, facts.url);
    case 'markdown':
      return readMarkdown(text, facts);
    case 'text':
      return readText(text, facts);
    default:
      return kind satisfies never;
  }
}

/** The kind a source looks to be: by its name's ending, else by its first lines. */
export function guessKind(text: string, name: string): SourceKind {
  if (/\.x?html?$/i.test(name)) return 'html';
  if (/\.(?:md|markdown)$/i.test(name)) return 'markdown';
  const start = text.slice(0, 4000).trimStart();
  if (/^<(?:!doctype|html|head|body|article|main|div|p|h1|section)\b/i.test(start)) return 'html';
  if ((start.match(/<\/(?:p|h[1-6]|li|div)>/gi)?.length ?? 0) >= 2) return 'html';
  if (/^---\r?\n[\s\S]*?\r?\n---/.test(start)) return 'markdown';
  const marks = start.match(/^#{2,4} \S|^> \S|\[[^\]]+\]\(https?:|\*\*[^*]+\*\*/gm)?.length ?? 0;
  return marks >= 2 || (/^# \S/.test(start) && marks >= 1) ? 'markdown' : 'text';
}
