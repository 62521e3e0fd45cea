import { type Answer, xAnswers } from './answers.ts';
import type { PracticePost } from './post.ts';

export type TimelineQuery = {
  readonly sinceId: bigint | null;
  readonly untilId: bigint | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly size: number;
  readonly withReplies: boolean;
};

const known = [
  'id',
  'max_results',
  'pagination_token',
  'exclude',
  'start_time',
  'end_time',
  'since_id',
  'until_id',
  'tweet.fields',
  'post.fields',
  'expansions',
  'user.fields',
  'media.fields',
  'poll.fields',
  'place.fields',
];

/** The query of GET /2/users/:id/tweets read as X reads it, or X's refusal. */
export function readTimelineQuery(query: Readonly<Record<string, string>>): TimelineQuery | Answer {
  const wrong = Object.keys(query).find((name) => !known.includes(name));
  if (wrong !== undefined) {
    return refuse(query, wrong, `The query parameter [${wrong}] is not one of [${known.join(',')}]`);
  }
  const size = Number(query['max_results'] ?? '10');
  if (!Number.isInteger(size) || size < 5 || size > 100) {
    const value = query['max_results'] ?? '';
    return refuse(
      query,
      'max_results',
      `The \`max_results\` query parameter value [${value}] is not between 5 and 100`,
    );
  }
  for (const name of ['since_id', 'until_id']) {
    const value = query[name];
    if (value !== undefined && !/^\d{1,19}$/.test(value)) return refuse(query, name, notValid(name, value));
  }
  for (const name of ['start_time', 'end_time']) {
    const value = query[name];
    if (value !== undefined && Number.isNaN(Date.parse(value))) {
      return refuse(query, name, notValid(name, value));
    }
  }
  const token = query['pagination_token'];
  const pageId = token === undefined ? null : idOfToken(token);
  if (token !== undefined && pageId === null) {
    return refuse(query, 'pagination_token', notValid('pagination_token', token));
  }
  const until = [pageId, bigOrNull(query['until_id'])].filter((id) => id !== null);
  return {
    sinceId: bigOrNull(query['since_id']),
    untilId: until.sort((one, other) => (one < other ? -1 : 1))[0] ?? null,
    startMs: query['start_time'] === undefined ? null : Date.parse(query['start_time']),
    endMs: query['end_time'] === undefined ? null : Date.parse(query['end_time']),
    size,
    withReplies: !(query['exclude'] ?? '').split(',').includes('replies'),
  };
}

/** One page, newest first, of what is visible; `nextToken` when there is more. */
export function pageOf(
  posts: readonly PracticePost[],
  query: TimelineQuery,
  nowMs: number,
): { readonly page: readonly PracticePost[]; readonly nextToken: string | null } {
  const matching = posts
    .filter((post) => post.deletedAt === null && post.visibleAt <= nowMs)
    .filter((post) => query.withReplies || post.parentId === null)
    .filter((post) => query.sinceId === null || BigInt(post.id) > query.sinceId)
    .filter((post) => query.untilId === null || BigInt(post.id) < query.untilId)
    .filter((post) => query.startMs === null || post.createdAt >= query.startMs)
    .filter((post) => query.endMs === null || post.createdAt < query.endMs)
    .reverse();
  const page = matching.slice(0, query.size);
  const last = page.at(-1);
  const more = matching.length > page.length && last !== undefined;
  return { page, nextToken: more ? tokenOfId(last.id) : null };
}

function refuse(query: Readonly<Record<string, string>>, name: string, message: string): Answer {
  return xAnswers.invalid({ [name]: [query[name] ?? ''] }, message);
}

function notValid(name: string, value: string): string {
  return `The \`${name}\` query parameter value [${value}] is not valid`;
}

function bigOrNull(text: string | undefined): bigint | null {
  return text === undefined ? null : BigInt(text);
}

// X's tokens are opaque base32hex; ours is the last id of the page in that alphabet.
const tokenMark = '7140d';
function tokenOfId(id: string): string {
  return tokenMark + BigInt(id).toString(32);
}

function idOfToken(token: string): bigint | null {
  const digits = token.slice(tokenMark.length);
  if (!token.startsWith(tokenMark) || !/^[0-9a-v]{1,13}$/.test(digits)) return null;
  return [...digits].reduce((sum, digit) => sum * 32n + BigInt(Number.parseInt(digit, 32)), 0n);
}
