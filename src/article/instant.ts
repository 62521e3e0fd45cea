const zoned =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)$/i;
const byMail =
  /^(?:\p{L}{3,9},?\s)?(\d{1,2})\s(\p{L}{3})\p{L}*\s(\d{4})\s(\d\d:\d\d(?::\d\d)?)\s(Z|UT|UTC|GMT|[+-]\d{4}|EST|EDT|CST|CDT|MST|MDT|PST|PDT)$/iu;

/** A time that says its zone, as an ISO 8601 instant; one without a zone is left out rather than guessed. */
export function instantOf(value: string | null | undefined): string | null {
  const text = (value ?? '').trim();
  const iso = zoned.exec(text);
  if (iso !== null) return parse(`${iso[1]}T${iso[2]}:${iso[3] ?? '00'}${zone(iso[4] ?? '')}`);
  const mail = byMail.exec(text);
  return mail === null ? null : parse(`${mail[1]} ${mail[2]} ${mail[3]} ${mail[4]} ${mail[5]}`);
}

/** By the first three letters, in the languages whose months are told apart by them. */
const months = [
  ['jan', 'ene', 'gen'],
  ['feb', 'fev', 'fév'],
  ['mar', 'mär'],
  ['apr', 'abr', 'avr'],
  ['may', 'mai', 'mag'],
  ['jun', 'giu'],
  ['jul', 'lug'],
  ['aug', 'ago', 'aoû'],
  ['sep', 'set'],
  ['oct', 'okt', 'out', 'ott'],
  ['nov'],
  ['dec', 'dic', 'dez', 'déc'],
];
/** Hours ahead of UTC; names that stand for several zones are not here. */
const zones: Readonly<Record<string, number>> = {
  ...{ z: 0, gmt: 0, utc: 0, bst: 1, cet: 1, cest: 2, eet: 2, eest: 3 },
  ...{ est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7 },
};
const inLine =
  /(?:(?<day>\d{1,2})(?:st|nd|rd|th|\.)?\s(?:de\s)?(?<month>\p{L}{3})\p{L}*|(?<monthFirst>\p{L}{3})\p{L}*\.?\s(?<dayAfter>\d{1,2}))\.?,?\s(?<year>20\d\d),?\s(?:at\s|[-–|]\s)?(?<hour>\d{1,2})[:.](?<minute>\d\d)\s?(?<half>[ap]\.?m\.?)?\s(?<zone>\p{L}{1,4})(?!\p{L})/iu;

/** "Published 7:58 AM EDT, July 28, 2026". */
const timeFirst =
  /(?<hour>\d{1,2})[:.](?<minute>\d\d)\s?(?<half>[ap]\.?m\.?)?\s(?<zone>\p{L}{1,4}),?\s(?:on\s)?(?:\p{L}{3,9},?\s)?(?:(?<day>\d{1,2})\s(?<month>\p{L}{3})\p{L}*|(?<monthFirst>\p{L}{3})\p{L}*\.?\s(?<dayAfter>\d{1,2})),?\s(?<year>20\d\d)(?!\d)/iu;

/** The first time in a line that says its day and its zone: "Published: 14 April 2026, 05:52 BST". */
export function instantInLine(line: string): string | null {
  const found = inLine.exec(line)?.groups ?? timeFirst.exec(line)?.groups;
  if (found === undefined) return null;
  const name = (found['month'] ?? found['monthFirst'] ?? '').toLowerCase();
  const month = months.findIndex((names) => names.includes(name));
  const ahead = zones[(found['zone'] ?? '').toLowerCase()];
  const day = Number(found['day'] ?? found['dayAfter']);
  const [hour, minute] = [Number(found['hour']), Number(found['minute'])];
  if (month === -1 || ahead === undefined || day > 31 || hour > 23 || minute > 59) return null;
  const half = found['half']?.[0]?.toLowerCase();
  const onTheClock = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return new Date(Date.UTC(Number(found['year']), month, day, onTheClock - ahead, minute)).toISOString();
}

/** The first of these that is an instant. */
export function firstInstant(...values: readonly (string | null | undefined)[]): string | null {
  return values.map(instantOf).find((instant) => instant !== null) ?? null;
}

function zone(name: string): string {
  if (/^[a-z]/i.test(name)) return 'Z';
  const digits = name.slice(1).replace(':', '').padEnd(4, '0');
  return `${name.slice(0, 1)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

function parse(text: string): string | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
