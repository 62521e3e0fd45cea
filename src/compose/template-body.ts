import mustache from 'mustache';
import { nearest } from './nearest.ts';
import type { TemplateTrouble } from './template-trouble.ts';

export const fields = [
  'hook',
  'title',
  'lead',
  'text',
  'support',
  'closing',
  'callToAction',
  'link',
  'hashtag',
  'siteName',
] as const;
export type Field = (typeof fields)[number];
export const repeats = ['highlights', 'body'] as const;
export type Repeat = (typeof repeats)[number];

/** What a post is made of: fixed text, a field, or lines repeated inside the post. */
export type Piece =
  | { readonly text: string }
  | { readonly field: Field }
  | { readonly lines: Repeat; readonly pieces: readonly Piece[] };

/** One post, or with `repeats` one post for each highlight or passage of the body. */
export type Part = { readonly repeats: Repeat | null; readonly pieces: readonly Piece[] };

type Token = {
  readonly kind: string;
  readonly value: string;
  readonly at: number;
  readonly inner: readonly Token[];
};

/** Parses a template's body; `firstLine` is the line of the file on which it begins. */
export function parseBody(body: string, firstLine: number): { parts: Part[]; troubles: TemplateTrouble[] } {
  const where = (at: number) => place(body, at, firstLine);
  let tokens: Token[];
  try {
    tokens = readTokens(mustache.parse(body));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = beginOf(message, body) ?? Number(/ at (\d+)$/.exec(message)?.[1] ?? 0);
    return {
      parts: [],
      troubles: [
        {
          ...where(at),
          message: `${message.replace(/ at \d+$/, '')}.`,
          fix: 'Close every {{#section}} with {{/section}} and every {{ with }}.',
        },
      ],
    };
  }
  const troubles = check(tokens, null).map(({ at, ...trouble }) => ({ ...where(at), ...trouble }));
  const parts = troubles.length > 0 ? [] : splitParts(tokens);
  if (parts.length === 0 && troubles.length === 0) {
    troubles.push({
      ...where(0),
      message: 'The template says nothing.',
      fix: 'Write at least one post, for example {{hook}} {{link}}.',
    });
  }
  return { parts, troubles };
}

/** mustache tells of an unclosed section where the text ends; whoever mends it looks where it begins. */
function beginOf(message: string, body: string): number | null {
  const section = /^Unclosed section "(.*)"/.exec(message)?.[1];
  const tags = [...body.matchAll(/\{\{\s*#\s*([^}\s]*)/g)].filter(([, name]) => name === section);
  return tags.at(-1)?.index ?? null;
}

/** mustache's arrays as objects: [kind, value, start, end, children]. */
function readTokens(spans: unknown): Token[] {
  if (!Array.isArray(spans)) return [];
  return spans.map((span: unknown) => {
    const [kind, value, at, , inner] = Array.isArray(span) ? span : [];
    return { kind: String(kind), value: String(value), at: Number(at), inner: readTokens(inner) };
  });
}

type Found = { readonly at: number; readonly message: string; readonly fix: string };

function check(tokens: readonly Token[], inside: Repeat | null): Found[] {
  return tokens.flatMap((token) => {
    switch (token.kind) {
      case 'text':
      case '!':
        return [];
      case 'name':
        return checkField(token, inside);
      case '#':
        return checkSection(token, inside);
      default:
        return [
          {
            at: token.at,
            message: `"${kindName(token.kind)}" cannot be used in a template.`,
            fix: 'Use fields such as {{hook}} and the sections {{#highlights}} and {{#body}}.',
          },
        ];
    }
  });
}

function kindName(kind: string): string {
  const names: Readonly<Record<string, string>> = {
    '>': '{{> partial}}',
    '=': '{{= delimiters =}}',
    '^': '{{^ inverted}}',
    '&': '{{{ unescaped }}}',
  };
  return names[kind] ?? kind;
}

function checkField(token: Token, inside: Repeat | null): Found[] {
  if (token.value === 'text' && inside === null) {
    return [
      {
        at: token.at,
        message: '{{text}} stands outside a section.',
        fix: 'Put it between {{#highlights}} and {{/highlights}}.',
      },
    ];
  }
  if (isField(token.value)) return [];
  const meant = nearest(token.value, isRepeat(token.value) ? [token.value] : fields);
  const fix = isRepeat(token.value)
    ? `"${token.value}" is a section: {{#${token.value}}}{{text}}{{/${token.value}}}.`
    : meant === null
      ? `Fields are ${fields.join(', ')}.`
      : `Did you mean {{${meant}}}?`;
  return [{ at: token.at, message: `{{${token.value}}} is not a field.`, fix }];
}

function checkSection(token: Token, inside: Repeat | null): Found[] {
  if (inside !== null)
    return [
      { at: token.at, message: 'A section cannot stand inside another.', fix: `Close {{#${inside}}} first.` },
    ];
  if (isRepeat(token.value)) return check(token.inner, token.value);
  const meant = nearest(token.value, repeats);
  const fix = meant === null ? 'Sections are {{#highlights}} and {{#body}}.' : `Did you mean {{#${meant}}}?`;
  return [{ at: token.at, message: `{{#${token.value}}} is not a section.`, fix }];
}

function isField(name: string): name is Field {
  return fields.some((field) => field === name);
}

function isRepeat(name: string): name is Repeat {
  return repeats.some((repeat) => repeat === name);
}

/** Divides tokens into posts at lines of `---`; a section with such a line inside repeats whole posts. */
function splitParts(tokens: readonly Token[], repeat: Repeat | null = null): Part[] {
  const parts: Part[] = [];
  let pieces: Piece[] = [];
  const endPost = () => {
    if (pieces.some((piece) => !('text' in piece) || piece.text.trim() !== ''))
      parts.push({ repeats: repeat, pieces });
    pieces = [];
  };
  for (const token of tokens) {
    if (token.kind === 'text') {
      token.value.split(/^---[ \t]*\r?$\n?/m).forEach((text, index) => {
        if (index > 0) endPost();
        if (text !== '') pieces.push({ text });
      });
    } else if (token.kind === 'name' && isField(token.value)) {
      pieces.push({ field: token.value });
    } else if (token.kind === '#' && isRepeat(token.value)) {
      const inner = splitParts(token.inner, token.value);
      const wholePosts = token.inner.some(
        (child) => child.kind === 'text' && /^---[ \t]*\r?$/m.test(child.value),
      );
      if (wholePosts) endPost();
      if (wholePosts) parts.push(...inner);
      else pieces.push({ lines: token.value, pieces: inner[0]?.pieces ?? [] });
    }
  }
  endPost();
  return parts;
}

function place(body: string, at: number, firstLine: number): { line: number; column: number } {
  const lines = body.slice(0, at).split('\n');
  return { line: firstLine + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 };
}
