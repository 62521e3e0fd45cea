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
