import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findLinks } from '../../src/compose/links.ts';
import { cashtagsIn, hashtagsIn, mentionsIn } from '../../src/compose/tags.ts';
import { weigh } from '../../src/compose/weigh.ts';
import { readShared } from './shared.ts';

type Case = { readonly description: string; readonly text: string; readonly expected: unknown };

const caseSchema = z.object({ description: z.string(), text: z.string(), expected: z.unknown() });
const suiteSchema = z.record(z.string(), z.unknown());
const strings = z.array(z.string());
const length = z.object({ weightedLength: z.number() });
const linkSchema = z.object({ url: z.string(), indices: z.tuple([z.number(), z.number()]) });

/** Every list of cases in a suite, under the names it has there: "extract.urls". Null with a word where absent. */
function listsOf(name: string): ReadonlyMap<string, readonly Case[]> | null {
  const text = readShared(`conformance/twitter-text-${name}.json`);
  return text === null ? null : new Map(casesUnder(suiteSchema.parse(JSON.parse(text)), ''));
}

function casesUnder(suite: Readonly<Record<string, unknown>>, path: string): [string, readonly Case[]][] {
  return Object.entries(suite).flatMap(([key, value]): [string, readonly Case[]][] => {
    if (key === 'configs' || typeof value === 'string') return [];
    if (Array.isArray(value)) return [[`${path}${key}`, z.array(caseSchema).parse(value)]];
    return casesUnder(suiteSchema.parse(value), `${path}${key}.`);
  });
}

/** How a list's cases are put to bobbin: what is seen, what was expected, and the cases where they differ, with why. */
type Trial = {
  readonly cases: number;
  readonly see: (text: string) => unknown;
  readonly want?: (expected: unknown) => unknown;
  readonly unlike?: Readonly<Record<string, string>>;
};

const urlsIn = (text: string) => findLinks(text).map(({ url }) => url);
const placedUrls = (text: string) =>
  findLinks(text).map(({ url, start, end }) => ({ url, indices: [start, end] }));
const isOneLink = (text: string) => {
  const [first, ...more] = findLinks(text);
  return first !== undefined && more.length === 0 && first.start === 0 && first.end === text.length;
};
const isOne = (found: readonly string[], text: string) => found.length === 1 && text.slice(1) === found[0];
const weightOf = (expected: unknown) => length.parse(expected).weightedLength;

const emojiAsOne = 'Version 2 counts each character of an emoji; X counts by version 3, where an emoji is 2.';
const twoEach = 'The old rule counted characters; today each of these weighs 2, which makes 280.';
const notInText = 'A URL by its form, but twitter-text makes no link of the whole of it inside a post.';

const trials: Readonly<Record<string, Readonly<Record<string, Trial>>>> = {
  weighted: {
    counter_v3: { cases: 22, see: weigh, want: weightOf },
    directional_markers_v3: { cases: 2, see: weigh, want: weightOf },
    counter_v2: {
      cases: 20,
      see: weigh,
      want: weightOf,
      unlike: {
        'Count a mix of single byte single word, and double word unicode characters': emojiAsOne,
        'Count unicode emoji chars outside the basic multilingual plane with skin tone modifiers': emojiAsOne,
      },
    },
    valid_140_v1: {
      cases: 8,
      see: (text) => text !== '' && weigh(text) <= 140,
      unlike: {
        'Valid Tweet: 140 characters (double byte characters)': twoEach,
        'Valid Tweet: 140 characters (double word characters)': twoEach,
      },
    },
  },
  urls: {
    'extract.urls': { cases: 91, see: urlsIn },
    'extract.urls_with_indices': { cases: 10, see: placedUrls, want: z.array(linkSchema).parse },
    'extract.urls_with_directional_markers': { cases: 2, see: placedUrls },
    'extract.tco_urls_with_params': { cases: 5, see: urlsIn },
    'validate.urls': {
      cases: 24,
      see: isOneLink,
      unlike: {
        'Valid url: port and userinfo': notInText,
        'Valid url: ipv4': notInText,
        'Valid url: ipv6': notInText,
        'Valid url: sub delims and question marks': notInText,
      },
    },
    'validate.urls_without_protocol': { cases: 5, see: isOneLink },
  },
  tlds: {
    country: { cases: 315, see: urlsIn },
    generic: { cases: 1259, see: urlsIn },
  },
  entities: {
    hashtags: { cases: 65, see: hashtagsIn },
    hashtags_from_astral: { cases: 3, see: hashtagsIn },
    hashtags_with_indices: {
      cases: 8,
      see: hashtagsIn,
      want: (expected) =>
        namesOf(
          expected,
          z.object({ hashtag: z.string() }).transform((tag) => tag.hashtag),
        ),
    },
    mentions: { cases: 23, see: mentionsIn },
    mentions_with_indices: {
      cases: 3,
      see: mentionsIn,
      want: (expected) =>
        namesOf(
          expected,
          z.object({ screen_name: z.string() }).transform((name) => name.screen_name),
        ),
    },
    cashtags: { cases: 8, see: cashtagsIn },
    validate_hashtags: { cases: 7, see: (text) => isOne(hashtagsIn(text), text) },
    validate_usernames: { cases: 4, see: (text) => isOne(mentionsIn(text), text) },
  },
};

function namesOf(expected: unknown, name: z.ZodType<string>): string[] {
  return strings.parse(z.array(name).parse(expected));
}

describe.each(Object.entries(trials))('X’s own suite %s', (suite, asked) => {
  const lists = listsOf(suite);

  test.skipIf(lists === null)('has no list that is not tried', () => {
    expect([...(lists?.keys() ?? [])].sort()).toEqual(Object.keys(asked).sort());
  });

  test.skipIf(lists === null).each(Object.entries(asked))('%s: every case as X has it', (list, trial) => {
    const cases = lists?.get(list) ?? [];
    expect(cases).toHaveLength(trial.cases);
    const differing = cases.filter(({ text, expected }) => {
      const wanted = trial.want === undefined ? expected : trial.want(expected);
      return JSON.stringify(trial.see(text)) !== JSON.stringify(wanted);
    });
    expect(differing.map(({ description }) => description)).toEqual(Object.keys(trial.unlike ?? {}));
  });
});
