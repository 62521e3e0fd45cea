/**
 * Parses JSON-LD as pages really have it: inside CDATA or an HTML comment, with comments, trailing commas, raw line
 * breaks in texts, a semicolon after it, or its quotes as entities. Null when nothing helps.
 */
export function parseJsonLd(text: string): unknown {
  const bare = unwrap(text);
  for (const attempt of [bare, bare.includes('&quot;') ? bare.replace(/&quot;/g, '"') : bare]) {
    const parsed = parseJson(attempt) ?? parseJson(mend(attempt)) ?? parseJson(`[${mend(attempt)}]`);
    if (parsed !== null) return parsed;
  }
  return null;
}

/** The objects of a JSON-LD value: lists and `@graph` opened, and what a page or list item says it is about. */
export function nodesIn(value: unknown, depth = 0): readonly Readonly<Record<string, unknown>>[] {
  if (depth > 6) return [];
  if (Array.isArray(value)) return value.slice(0, 500).flatMap((item) => nodesIn(item, depth + 1));
  if (!isNode(value)) return [];
  const inner = [value['@graph'], value['mainEntity'], value['mainEntityOfPage'], value['hasPart']];
  return [value, ...inner.flatMap((item) => nodesIn(item, depth + 1))];
}

/** Whether a value is an object of named values. */
export function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unwrap(text: string): string {
  return text
    .trim()
    .replace(/^(?:\/\/|\/\*)?\s*<!\[CDATA\[\s*(?:\*\/)?/, '')
    .replace(/(?:\/\/|\/\*)?\s*\]\]>\s*(?:\*\/)?$/, '')
    .replace(/^\s*<!--/, '')
    .replace(/(?:\/\/)?\s*-->\s*$/, '')
    .replace(/;\s*$/, '')
    .trim();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One pass outside and inside texts: comments and trailing commas go, raw control characters in texts are escaped. */
function mend(text: string): string {
  let mended = '';
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (inText) {
      if (letter === '\\') {
        const next = text.charAt(at + 1);
        mended += /["\\/bfnrtu]/.test(next) ? letter + next : next;
        at += 1;
        continue;
      }
      if (letter === '"') inText = false;
      mended += letter < ' ' ? (escapes[letter] ?? ' ') : letter;
      continue;
    }
    const skipped = commentEnd(text, at);
    if (skipped > at) at = skipped - 1;
    else if (letter === ',' && /^[\s,]*[}\]]/.test(text.slice(at + 1, at + 200))) continue;
    else {
      if (letter === '"') inText = true;
      mended += letter;
    }
  }
  return mended.replace(/\}\s*\{(?=\s*")/g, '},{').trim();
}

/** Where the comment that begins here ends; `at` itself where none begins. */
function commentEnd(text: string, at: number): number {
  const end = (mark: string, from: number, length: number) => {
    const found = text.indexOf(mark, from);
    return found === -1 ? text.length : found + length;
  };
  if (text.startsWith('/*', at)) return end('*/', at + 2, 2);
  if (text.startsWith('//', at)) return end('\n', at + 2, 0);
  if (text.startsWith('<!--', at)) return end('-->', at + 4, 3);
  return at;
}
