/** Front matter as found: keys in lower case without dashes, each a text or a list of texts. */
export type FrontMatter = ReadonlyMap<string, string | readonly string[]>;

/** Parts a source into its front matter (`key: value`, lists as `- item`, between `---` lines) and its body. */
export function splitFrontMatter(source: string): { matter: FrontMatter; body: string } {
  const found = /^\ufeff?\s*---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(source);
  if (found === null) return { matter: new Map(), body: source };
  return { matter: parse(found[1] ?? ''), body: source.slice(found[0].length) };
}

/** The first of these keys that holds a text, else null. */
export function textOf(matter: FrontMatter, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = matter.get(key);
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}

/** The list under the first of these keys; a single text is a list of one. */
export function listOf(matter: FrontMatter, ...keys: readonly string[]): readonly string[] {
  for (const key of keys) {
    const value = matter.get(key);
    if (value !== undefined && value !== '') return typeof value === 'string' ? [value] : value;
  }
  return [];
}

function parse(text: string): FrontMatter {
  const matter = new Map<string, string | string[]>();
  let list: string[] | null = null;
  for (const line of text.split(/\r?\n/)) {
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    const pair = /^([A-Za-z][\w -]*):\s*(.*)$/.exec(line);
    if (item !== undefined && list !== null) list.push(unquote(item));
    if (pair === null) continue;
    const key = (pair[1] ?? '').toLowerCase().replace(/[-_ ]/g, '');
    const value = (pair[2] ?? '').trim();
    list = value === '' ? [] : null;
    matter.set(
      key,
      list ?? (value.startsWith('[') && value.endsWith(']') ? inlineList(value) : unquote(value)),
    );
  }
  return matter;
}

function inlineList(value: string): string[] {
  return (value.slice(1, -1).match(/"[^"]*"|'[^']*'|[^,]+/g) ?? [])
    .map(unquote)
    .filter((item) => item !== '');
}

function unquote(value: string): string {
  const trimmed = value.trim();
  return /^(["']).*\1$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
