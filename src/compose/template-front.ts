import { z } from 'zod';
import { nearest } from './nearest.ts';
import type { TemplateTrouble } from './template-trouble.ts';

export const numberings = ['none', 'n/', 'n/m'] as const;
export type Numbering = (typeof numberings)[number];

const word = z.string().regex(/^[\w-]+$/, 'one word of letters, digits and dashes');
const settingsSchema = z.object({
  name: word,
  description: z.string().max(300).default(''),
  numbering: z.enum(numberings).default('none'),
  link: z.enum(['last', 'first', 'none']).default('last'),
  callToAction: z.string().max(100).default(''),
  hashtag: z
    .string()
    .regex(/^#[\p{L}\p{N}_]+$/u, 'one hashtag, as #Word')
    .nullable()
    .default(null),
  maxPosts: z.coerce.number().int().min(1).max(25).default(12),
  utmSource: word.nullable().default(null),
  utmMedium: word.nullable().default(null),
  utmCampaign: word.nullable().default(null),
});

export type FrontSettings = Readonly<z.infer<typeof settingsSchema>> & {
  /** The call to action in other languages, by BCP 47 language without region. */
  readonly callsToAction: Readonly<Record<string, string>>;
};
type Front = { readonly settings: FrontSettings | null; readonly troubles: readonly TemplateTrouble[] };

const keys = Object.keys(settingsSchema.shape);

/** Parses a template's settings, `key: value` on each line; lines count from the `---` above them. */
export function parseFront(text: string): Front {
  const troubles: TemplateTrouble[] = [];
  const values: Record<string, string> = {};
  const callsToAction: Record<string, string> = {};
  const lineOf = new Map<string, number>();
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const [, key = '', value = ''] = /^([A-Za-z-]+):[ \t]*(.*)$/.exec(line) ?? [];
    const language = /^callToAction-([a-z]{2,3}(?:-[a-z]{2,4})?)$/i.exec(key)?.[1]?.toLowerCase();
    if (language !== undefined) callsToAction[language] = unquote(value);
    else if (keys.includes(key)) values[key] = unquote(value);
    else troubles.push(unknownKey(key || line, index + 2));
    lineOf.set(key, index + 2);
  });
  const parsed = settingsSchema.safeParse(values);
  for (const issue of parsed.error?.issues ?? []) troubles.push(wrongValue(issue, lineOf));
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

function wrongValue(issue: z.core.$ZodIssue, lineOf: ReadonlyMap<string, number>): TemplateTrouble {
  const key = String(issue.path[0] ?? '');
  const line = lineOf.get(key);
  if (line === undefined)
    return {
      line: 1,
      column: 1,
      message: `The setting "${key}" is missing.`,
      fix: `Add a line "${key}: …".`,
    };
  return {
    line,
    column: key.length + 3,
    message: `"${key}" cannot be this: ${issue.message}`,
    fix: `Correct the value of "${key}".`,
  };
}

function unquote(value: string): string {
  const trimmed = value.trim();
  return /^(["']).*\1$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
