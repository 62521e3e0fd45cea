import { z } from 'zod';
import { nearest } from './nearest.ts';
import type { TemplateTrouble } from './template-trouble.ts';

export const numberings = ['none', 'n/', 'n/m'] as const;
export type Numbering = (typeof numberings)[number];

const links = ['last', 'first', 'none'] as const;
const word = z.string().regex(/^[\w-]{1,40}$/);
const settingsSchema = z.object({
  name: word,
  description: z.string().max(300).default(''),
  numbering: z.enum(numberings).default('none'),
  link: z.enum(links).default('last'),
  callToAction: z.string().max(100).default(''),
  hashtag: z
    .string()
    .regex(/^#[\p{L}\p{N}_]+$/u)
    .nullable()
    .default(null),
  maxPosts: z.coerce.number().int().min(1).max(25).default(12),
  utmSource: word.nullable().default(null),
  utmMedium: word.nullable().default(null),
  utmCampaign: word.nullable().default(null),
  replacesBuiltIn: z.stringbool({ truthy: ['yes'], falsy: ['no'] }).default(false),
});

const oneWord = 'one word of letters, digits, _ and -, 40 at most';
/** What each setting can be, to stand after "It can be". */
const values: Readonly<Record<keyof typeof settingsSchema.shape, string>> = {
  name: oneWord,
  description: '300 characters at most',
  numbering: numberings.join(', '),
  link: links.join(', '),
  callToAction: '100 characters at most',
  hashtag: 'one hashtag, such as #Harbour',
  maxPosts: 'a whole number from 1 to 25',
  utmSource: oneWord,
  utmMedium: oneWord,
  utmCampaign: oneWord,
  replacesBuiltIn: 'yes or no',
};
const choices: Readonly<Record<string, readonly string[]>> = { numbering: numberings, link: links };

export type FrontSettings = Readonly<z.infer<typeof settingsSchema>> & {
  /** The call to action in other languages, by BCP 47 language without region. */
  readonly callsToAction: Readonly<Record<string, string>>;
};
type Front = { readonly settings: FrontSettings | null; readonly troubles: readonly TemplateTrouble[] };

const keys = Object.keys(values);

/** Parses a template's settings, `key: value` on each line; lines count from the `---` above them. */
export function parseFront(text: string): Front {
  const troubles: TemplateTrouble[] = [];
  const given: Record<string, string> = {};
  const callsToAction: Record<string, string> = {};
  const lineOf = new Map<string, number>();
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const [, key = '', value = ''] = /^([A-Za-z-]+):[ \t]*(.*)$/.exec(line) ?? [];
    const language = /^callToAction-([a-z]{2,3}(?:-[a-z]{2,4})?)$/i.exec(key)?.[1]?.toLowerCase();
    lineOf.set(key, index + 2);
    if (language !== undefined) {
      callsToAction[language] = unquote(value);
      if (value.length > 100) troubles.push(wrongValue(key, value, lineOf));
    } else if (keys.includes(key)) given[key] = unquote(value);
    else troubles.push(unknownKey(key || line, index + 2));
  });
  const parsed = settingsSchema.safeParse(given);
  for (const { path } of parsed.error?.issues ?? []) {
    const key = String(path[0] ?? '');
    troubles.push(wrongValue(key, given[key] ?? '', lineOf));
  }
  const settings = parsed.success ? { ...parsed.data, callsToAction } : null;
  return { settings, troubles };
}

function unknownKey(key: string, line: number): TemplateTrouble {
  const meant = nearest(key, keys);
  return {
    line,
    column: 1,
    message: `"${key.slice(0, 40)}" is not a setting.`,
    fix: meant === null ? `Settings are ${keys.join(', ')}.` : `Did you mean "${meant}"?`,
  };
}

function wrongValue(key: string, value: string, lineOf: ReadonlyMap<string, number>): TemplateTrouble {
  const setting = keys.find((one) => one === key) ?? 'callToAction';
  const can = `It can be ${values[setting as keyof typeof values]}.`; // the keys are those of the table
  const line = lineOf.get(key);
  if (line === undefined)
    return {
      line: 1,
      column: 1,
      message: `The setting "${key}" is missing.`,
      fix: `Add a line "${key}: …". ${can}`,
    };
  const meant = value === '' ? null : nearest(value, choices[key] ?? []);
  const shown = value.length > 40 ? `${value.slice(0, 39)}…` : value;
  return {
    line,
    column: key.length + 3,
    message: value === '' ? `"${key}" has no value.` : `"${key}" cannot be "${shown}".`,
    fix: meant === null ? can : `Did you mean "${meant}"? ${can}`,
  };
}

function unquote(value: string): string {
  const trimmed = value.trim();
  return /^(["']).*\1$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
