import { describe, expect, it } from 'vitest';
import { xPrices } from '../src/compose/price-list.ts';
import { ConfigError, isLoopback, readConfig } from '../src/config.ts';

const fourKeys = {
  X_API_KEY: 'key',
  X_API_KEY_SECRET: 'key secret',
  X_ACCESS_TOKEN: 'token',
  X_ACCESS_TOKEN_SECRET: 'token secret',
};
const secret = 'a secret of thirty-two characters';

/** The lines of the refusal, without its heading. */
function complaints(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').slice(1);
  }
  return [];
}

describe('an empty environment', () => {
  it('means a practice bobbin on this machine alone', () => {
    expect(readConfig({})).toMatchObject({
      databaseUrl: null,
      redisUrl: null,
      host: '127.0.0.1',
      port: 3000,
      timeZone: 'UTC',
      credentials: null,
      defaultAccount: null,
      xApiUrl: 'https://api.x.com',
    });
  });

  it('waits longer for a lost post than a send may take', () => {
    const { settleWaitsMs, sendDeadlineMs } = readConfig({});
    expect(settleWaitsMs).toEqual([5_000, 20_000, 60_000, 180_000]);
    expect(sendDeadlineMs).toBe(30_000);
  });
});

describe('a value', () => {
  it('that is empty or blank counts as unset', () => {
    const config = readConfig({ DATABASE_URL: '', PORT: ' ', SITE_URL: '', X_API_KEY: '', SECRET_KEY: '  ' });
    expect(config).toMatchObject({ databaseUrl: null, port: 3000, siteUrl: null, credentials: null });
  });

  it('that is an address loses the slash at its end where paths are put behind it', () => {
    const config = readConfig({ PUBLIC_URL: 'https://desk.example/', X_API_URL: 'http://x.example//' });
    expect(config.publicUrl).toBe('https://desk.example');
    expect(config.xApiUrl).toBe('http://x.example');
  });

  it('that is a price stands in for X’s, the others stay', () => {
    expect(readConfig({}).prices).toEqual(xPrices);
    const { prices } = readConfig({ X_PRICES_USD: 'post=0.02, read-own-post=0.005' });
    expect(prices).toEqual({ ...xPrices, createPost: 0.02, readOwnPost: 0.005 });
    expect(() => readConfig({ X_PRICES_USD: 'posts=0.02' })).toThrow(
      /X_PRICES_USD: must be amounts in USD, such as post=0.015.*it knows post, post-with-link, picture, alt-text, delete/,
    );
    expect(() => readConfig({ X_PRICES_USD: 'post=free' })).toThrow(/X_PRICES_USD/);
  });

  it('may be a fraction of a second where waits are meant', () => {
    const config = readConfig({ SETTLE_WAITS_S: '0.2,0.5,1.5', SEND_DEADLINE_S: '1' });
    expect(config.settleWaitsMs).toEqual([200, 500, 1_500]);
    expect(config.sendDeadlineMs).toBe(1_000);
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['DATABASE_URL', 'mysql://localhost/bobbin'],
    ['REDIS_URL', 'localhost:6379'],
    ['SITE_URL', 'ftp://news.example'],
    ['PUBLIC_URL', 'desk.example'],
    ['X_API_URL', 'x'],
    ['SITE_TIMEZONE', 'Berlin'],
    ['SECRET_KEY', 'too short'],
    ['DESK_PASSWORD', 'short'],
    ['SEND_DEADLINE_S', '0'],
    ['SEND_DEADLINE_S', 'soon'],
    ['LOG_LEVEL', 'loud'],
    ['SETTLE_WAITS_S', '5,x,60'],
    ['SETTLE_WAITS_S', '5,,60'],
    ['SETTLE_WAITS_S', '60,20,180'],
    ['SETTLE_WAITS_S', '5,5,180'],
    ['SETTLE_WAITS_S', '0,60'],
    ['SETTLE_WAITS_S', '5,Infinity'],
  ])('of %s that is "%s" is refused in one line which names it', (name, value) => {
    const lines = complaints({ [name]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^ {2}${name}: .+\\.$`));
  });

  it.each(['DATABASE_URL', 'SECRET_KEY', 'DESK_PASSWORD'])('of %s that is refused is not shown', (name) => {
    expect(complaints({ [name]: 'hunter2' }).join()).not.toContain('hunter2');
  });
});

describe('everything wrong is told at once', () => {
  it('whether a value cannot be read or two contradict', () => {
    const lines = complaints({
      PORT: 'eighty',
      SITE_TIMEZONE: 'Berlin',
      DATABASE_URL: 'postgres://db/bobbin',
      HOST: '0.0.0.0',
      X_API_KEY: 'key',
      SEND_DEADLINE_S: '300',
    });
    const named = lines.map((line) => line.trim().split(/[:,]/)[0]);
    expect(named.sort()).toEqual([
      'DESK_PASSWORD',
      'PORT',
      'SECRET_KEY',
      'SETTLE_WAITS_S',
      'SITE_TIMEZONE',
      'X_API_KEY_SECRET',
    ]);
  });
});

describe('the four X keys', () => {
  it('make credentials together', () => {
    expect(readConfig(fourKeys).credentials).toEqual({
      apiKey: 'key',
      apiKeySecret: 'key secret',
      accessToken: 'token',
      accessTokenSecret: 'token secret',
    });
  });

  it.each(Object.keys(fourKeys))('are refused without %s, which is named as missing', (name) => {
    expect(complaints({ ...fourKeys, [name]: '' })).toEqual([
      `  ${name}: missing. The four X keys go together; set all of them, or none.`,
    ]);
  });
});

describe('the last settle wait', () => {
  it('must exceed the send deadline', () => {
    expect(complaints({ SETTLE_WAITS_S: '5,30', SEND_DEADLINE_S: '30' })[0]).toMatch(
      /the last wait \(30\) must be longer than SEND_DEADLINE_S \(30\)/,
    );
    expect(complaints({ SETTLE_WAITS_S: '5,30.5', SEND_DEADLINE_S: '30' })).toEqual([]);
  });
});

describe('a PostgreSQL database', () => {
  it('requires a secret key, since a key made by itself would be lost with the container', () => {
    expect(complaints({ DATABASE_URL: 'postgres://db/bobbin' })[0]).toMatch(/^ {2}SECRET_KEY: required/);
    expect(complaints({ DATABASE_URL: 'postgresql://db/bobbin', SECRET_KEY: secret })).toEqual([]);
  });
});

describe('a host that other machines can reach', () => {
  it.each(['0.0.0.0', '::', '192.168.1.4', 'desk.example', '127.0.0.1.example'])(
    '(%s) is refused without a password for the desk',
    (host) => {
      expect(complaints({ HOST: host })[0]).toContain(`DESK_PASSWORD: required when HOST (${host})`);
      expect(complaints({ HOST: host, DESK_PASSWORD: 'correct horse battery' })).toEqual([]);
    },
  );

  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('is not %s', (host) => {
    expect(isLoopback(host)).toBe(true);
    expect(complaints({ HOST: host })).toEqual([]);
  });
});
