import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { OAuth1Credentials } from './account/account.ts';
import { type Prices, xPrices } from './compose/price-list.ts';
import { isTimeZone } from './schedule/parse-time.ts';

/** Everything bobbin is told from outside, read once; names and meaning in `.env.example`. */
export type Config = {
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly dataDir: string;
  /** A newsroom's own templates, besides those that come with bobbin. */
  readonly templatesDir: string | null;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly siteUrl: string | null;
  readonly timeZone: string;
  readonly secretKey: string | null;
  readonly deskPassword: string | null;
  readonly xApiUrl: string;
  readonly practiceXUrl: string | null;
  readonly credentials: OAuth1Credentials | null;
  readonly settleWaitsMs: readonly number[];
  readonly sendDeadlineMs: number;
  readonly defaultAccount: string | null;
  readonly alertWebhookUrl: string | null;
  readonly linkCheck: boolean;
  /** What all accounts together may cost, in USD. */
  readonly budgets: { readonly dayUsd: number | null; readonly monthUsd: number | null };
  readonly prices: Prices;
  readonly logLevel: string;
};

/** The environment cannot be used; the message lists everything that is wrong with it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const url = (protocols: readonly string[]) =>
  z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), {
    error: `must be an address that begins with ${protocols.map((name) => `${name}//`).join(' or ')}`,
  });
const web = url(['http:', 'https:']);
const seconds = z.coerce
  .number({ error: 'must be a number of seconds' })
  .positive({ error: 'must be more than 0' })
  .max(3_600, { error: 'must be 3600 or less' });
const port = { error: 'must be a port number, 0 to 65535' };
const dayS = 86_400;

const dollars = z.coerce.number({ error: 'must be an amount in US dollars' }).positive();

const priceNames: Readonly<Record<string, keyof Prices>> = {
  post: 'createPost',
  'post-with-link': 'createPostWithLink',
  picture: 'uploadPicture',
  'alt-text': 'describePicture',
  delete: 'deletePost',
  'read-own-post': 'readOwnPost',
  'read-user': 'readUser',
};
const priceExample = 'such as post=0.015,post-with-link=0.200';

/** `name=USD` with commas between; what is not named keeps its price. */
const prices = z.string().transform((text, context): Prices => {
  const given = text.split(',').map((pair): readonly [keyof Prices, number] | null => {
    const [, name = '', usd] = /^\s*([\w-]+)\s*=\s*(\d+(?:\.\d+)?)\s*$/.exec(pair) ?? [];
    const key = priceNames[name];
    return key === undefined ? null : [key, Number(usd)];
  });
  if (given.some((pair) => pair === null)) {
    const names = Object.keys(priceNames).join(', ');
    context.addIssue({
      code: 'custom',
      message: `must be amounts in USD, ${priceExample}; it knows ${names}`,
    });
    return z.NEVER;
  }
  return { ...xPrices, ...Object.fromEntries(given.filter((pair) => pair !== null)) };
});

const environmentSchema = z.object({
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  REDIS_URL: url(['redis:', 'rediss:']).optional(),
  DATA_DIR: z.string().default('./data'),
  TEMPLATES_DIR: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number(port).int(port).min(0, port).max(65_535, port).default(3000),
  PUBLIC_URL: web.optional(),
  SITE_URL: web.optional(),
  SITE_TIMEZONE: z
    .string()
    .refine(isTimeZone, { error: 'must be an IANA time zone such as Europe/Berlin' })
    .default('UTC'),
  SECRET_KEY: z.string().min(32, { error: 'must have 32 characters or more' }).optional(),
  DESK_PASSWORD: z.string().min(12, { error: 'must have 12 characters or more' }).optional(),
  X_API_URL: web.default('https://api.x.com'),
  PRACTICE_X_URL: web.optional(),
  X_API_KEY: z.string().optional(),
  X_API_KEY_SECRET: z.string().optional(),
  X_ACCESS_TOKEN: z.string().optional(),
  X_ACCESS_TOKEN_SECRET: z.string().optional(),
  SETTLE_WAITS_S: z
    .string()
    .default('5,20,60,180')
    .transform((text) => text.split(',').map(Number))
    .refine((waits) => waits.every((wait, index) => wait > (waits[index - 1] ?? 0) && wait <= dayS), {
      error: 'must be rising numbers of seconds, a day at most, with commas between, such as 5,20,60,180',
    }),
  SEND_DEADLINE_S: seconds.default(30),
  DEFAULT_ACCOUNT: z.string().optional(),
  ALERT_WEBHOOK_URL: web.optional(),
  LINK_CHECK: z.enum(['on', 'off']).default('on'),
  BUDGET_DAY_USD: dollars.optional(),
  BUDGET_MONTH_USD: dollars.optional(),
  X_PRICES_USD: prices.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});
type Environment = z.infer<typeof environmentSchema>;

const keyNames = ['X_API_KEY', 'X_API_KEY_SECRET', 'X_ACCESS_TOKEN', 'X_ACCESS_TOKEN_SECRET'] as const;

/**
 * Reads the environment; an empty value counts as unset.
 * @throws ConfigError with all that is wrong, a line each.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(set);
  if (parsed.success) {
    const wrong = contradictions(parsed.data);
    if (wrong.length === 0) return toConfig(parsed.data);
    throw refusal(wrong);
  }
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`);
  throw refusal([...lines, ...contradictions(readable(set))]);
}

function refusal(lines: readonly string[]): ConfigError {
  return new ConfigError(`The environment cannot be used:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

/** Those values which can be read by themselves: what contradicts among them is told along with the rest. */
function readable(set: Readonly<Record<string, unknown>>): Partial<Environment> {
  const values = Object.entries(environmentSchema.shape).flatMap(([name, schema]) => {
    const read = schema.safeParse(set[name]);
    return read.success ? [[name, read.data]] : [];
  });
  return Object.fromEntries(values);
}

function contradictions(read: Partial<Environment>): readonly string[] {
  const wrong: string[] = [];
  const given = keyNames.filter((name) => read[name]);
  if (given.length > 0 && given.length < keyNames.length) {
    const missing = keyNames.filter((name) => !read[name]).join(', ');
    wrong.push(`${missing}: missing. The four X keys go together; set all of them, or none.`);
  }
  const { SETTLE_WAITS_S: waits, SEND_DEADLINE_S: deadline } = read;
  const lastWait = waits?.at(-1);
  if (lastWait !== undefined && deadline !== undefined && lastWait <= deadline) {
    wrong.push(
      `SETTLE_WAITS_S: the last wait (${lastWait}) must be longer than SEND_DEADLINE_S (${deadline}), or a post still on its way could be missed and sent twice.`,
    );
  }
  if (read.DATABASE_URL && !read.SECRET_KEY) {
    wrong.push('SECRET_KEY: required with DATABASE_URL. Make one with: openssl rand -base64 32');
  }
  if (read.HOST !== undefined && !isLoopback(read.HOST) && !read.DESK_PASSWORD) {
    wrong.push(`DESK_PASSWORD: required when HOST (${read.HOST}) can be reached from other machines.`);
  }
  return wrong;
}

function toConfig(read: Environment): Config {
  return {
    databaseUrl: read.DATABASE_URL ?? null,
    redisUrl: read.REDIS_URL ?? null,
    dataDir: resolve(read.DATA_DIR),
    templatesDir: read.TEMPLATES_DIR ? resolve(read.TEMPLATES_DIR) : null,
    host: read.HOST,
    port: read.PORT,
    publicUrl: read.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    siteUrl: read.SITE_URL ?? null,
    timeZone: read.SITE_TIMEZONE,
    secretKey: read.SECRET_KEY ?? null,
    deskPassword: read.DESK_PASSWORD ?? null,
    xApiUrl: read.X_API_URL.replace(/\/+$/, ''),
    practiceXUrl: read.PRACTICE_X_URL?.replace(/\/+$/, '') ?? null,
    credentials: credentialsOf(read),
    settleWaitsMs: read.SETTLE_WAITS_S.map((wait) => wait * 1_000),
    sendDeadlineMs: read.SEND_DEADLINE_S * 1_000,
    defaultAccount: read.DEFAULT_ACCOUNT ?? null,
    alertWebhookUrl: read.ALERT_WEBHOOK_URL ?? null,
    linkCheck: read.LINK_CHECK === 'on',
    budgets: { dayUsd: read.BUDGET_DAY_USD ?? null, monthUsd: read.BUDGET_MONTH_USD ?? null },
    prices: read.X_PRICES_USD ?? xPrices,
    logLevel: read.LOG_LEVEL,
  };
}

function credentialsOf(read: Environment): OAuth1Credentials | null {
  const { X_API_KEY, X_API_KEY_SECRET, X_ACCESS_TOKEN, X_ACCESS_TOKEN_SECRET } = read;
  if (!X_API_KEY || !X_API_KEY_SECRET || !X_ACCESS_TOKEN || !X_ACCESS_TOKEN_SECRET) return null;
  return {
    apiKey: X_API_KEY,
    apiKeySecret: X_API_KEY_SECRET,
    accessToken: X_ACCESS_TOKEN,
    accessTokenSecret: X_ACCESS_TOKEN_SECRET,
  };
}

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Where a running server leaves its address and token for the commands of this machine. */
export function serverFile(config: Pick<Config, 'dataDir'>): string {
  return join(config.dataDir, 'server.json');
}
