/** Why there is no page, in words for the person who gave its address. */
export type PageFailure = {
  readonly ok: false;
  readonly code:
    | 'bad-address'
    | 'private-address'
    | 'unreachable'
    | 'too-slow'
    | 'too-large'
    | 'too-many-redirects'
    /** The site says that there is no such page, or no longer. */
    | 'gone'
    | 'bad-status'
    | 'not-a-page'
    | 'unreadable'
    | 'unknown-charset';
  /** What happened, and where. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
};

const pasteInstead = 'Paste the text of the article instead.';
const checkAddress = 'Check the address, or paste the text of the article instead.';

export const failures = {
  notAnAddress: (text: string) =>
    fail('bad-address', `${shorten(text)} is not a web address.`, 'Give one that begins with https://.'),
  protocol: (url: URL) =>
    fail(
      'bad-address',
      `${url.protocol}// addresses cannot be read (${shorten(url.href)}).`,
      'Give one that begins with https:// or http://.',
    ),
  password: (url: URL) =>
    fail(
      'bad-address',
      `The address of ${url.host} carries a user name or password.`,
      'Give the address as every reader sees it.',
    ),
  port: (url: URL) =>
    fail(
      'bad-address',
      `Port ${url.port} of ${url.hostname} is not one for web pages.`,
      'Only ports 80 and 443 are read; give the public address of the page.',
    ),
  privateAddress: (url: URL) =>
    fail(
      'private-address',
      `${url.hostname} lies on this machine or a private network, where bobbin does not read.`,
      `Give the public address of the article. ${pasteInstead}`,
    ),
  noSuchHost: (url: URL) =>
    fail(
      'unreachable',
      `There is no site called ${url.hostname}, or no name server could tell.`,
      checkAddress,
    ),
  unreachable: (url: URL, why: string) =>
    fail('unreachable', `${url.host} could not be reached: ${why}.`, `Try again later. ${pasteInstead}`),
  tooSlow: (url: string, deadlineMs: number) =>
    fail(
      'too-slow',
      `${shorten(url)} did not arrive within ${deadlineMs / 1_000} s.`,
      `Try again later. ${pasteInstead}`,
    ),
  tooLarge: (url: URL, maxBytes: number) =>
    fail(
      'too-large',
      `The page on ${url.host} is larger than ${megabytes(maxBytes)} MB.`,
      'Give the address of one article. If it is one, paste its text instead.',
    ),
  tooManyRedirects: (url: string, max: number) =>
    fail('too-many-redirects', `${shorten(url)} leads on more than ${max} times.`, checkAddress),
  badRedirect: (url: URL, location: string) =>
    fail('bad-address', `${url.host} leads on to ${shorten(location)}, which is no address.`, checkAddress),
  badStatus: (url: URL, status: number) =>
    fail(
      status === 404 || status === 410 ? 'gone' : 'bad-status',
      `${url.host} answered ${status}${statusWords(status)}.`,
      checkAddress,
    ),
  notAPage: (url: URL, contentType: string) =>
    fail(
      'not-a-page',
      `${shorten(url.href)} is ${shorten(contentType)}, not a page or plain text.`,
      'Give the address of the article itself.',
    ),
  unreadablePicture: (url: URL, what: string) =>
    fail('unreadable', `The picture on ${url.host} cannot be read: ${what}.`, 'Send the file itself.'),
  pictureTooLarge: (url: URL, maxBytes: number) =>
    fail(
      'too-large',
      `The picture on ${url.host} is larger than the ${megabytes(maxBytes)} MB X takes.`,
      'Choose a smaller one, or send a smaller file.',
    ),
  unreadable: (url: URL, what: string) =>
    fail('unreadable', `The page on ${url.host} cannot be read: ${what}.`, pasteInstead),
  unknownCharset: (url: URL, charset: string) =>
    fail(
      'unknown-charset',
      `The page on ${url.host} says it is written in "${shorten(charset)}", a character set nobody knows.`,
      pasteInstead,
    ),
};

function fail(code: PageFailure['code'], message: string, fix: string): PageFailure {
  return { ok: false, code, message, fix };
}

function statusWords(status: number): string {
  if (status === 401 || status === 402 || status === 403) return ' (not for everybody to read)';
  if (status === 404 || status === 410) return ' (not there)';
  if (status === 429) return ' (asked too often)';
  return status >= 500 ? ' (in trouble itself)' : '';
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 10_000) / 100;
}

/** What a stranger wrote, before it is put into a sentence. */
function shorten(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 117)}…` : line || 'An empty text';
}
