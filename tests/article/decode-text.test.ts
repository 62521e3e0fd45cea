import { expect, test } from 'vitest';
import { decodeText } from '../../src/article/decode-text.ts';

/** The bytes of a text in a single-byte set, by that set's own decoder. */
function encode(charset: string, text: string): Uint8Array {
  const byLetter = new Map<string, number>();
  const marks = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
  for (let byte = 0; byte < 256; byte += 1) {
    const isMark = charset === 'windows-1252' && byte >= 0x80 && byte < 0xa0;
    const letter = isMark
      ? marks.charAt(byte - 0x80)
      : new TextDecoder(charset).decode(new Uint8Array([byte]));
    byLetter.set(letter, byte);
  }
  return Uint8Array.from(text, (letter) => byLetter.get(letter) ?? 0x3f);
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  const mark = isLittle ? [0xff, 0xfe] : [0xfe, 0xff];
  return new Uint8Array([
    ...mark,
    ...units.flatMap((unit) => (isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  ]);
}

const french =
  'Le pont de Rotterby a été ouvert lundi après neuf années de travaux, a annoncé la mairie. « C’est une fête », a dit le maire à la foule — et le bac cessera en mai.';
const russian =
  'Мост в Ротерби открыли в понедельник после девяти лет строительства. По словам мэра, паром не будет ходить с мая, но его капитан останется на службе у города.';
const turkish =
  'Rotterby köprüsü dokuz yıl süren çalışmadan sonra pazartesi günü açıldı. Belediye başkanı, feribotun mayıs ayında duracağını ve yeni bir müze için kullanılacağını söyledi.';

test.each([
  ['utf-8', new TextEncoder().encode(`\ufeff${french}`), french],
  ['utf-16le', utf16(russian, true), russian],
  ['utf-16be', utf16(french, false), french],
  ['windows-1252', encode('windows-1252', french), french],
  ['windows-1251', encode('windows-1251', russian), russian],
  ['windows-1254', encode('windows-1254', turkish), turkish],
])('%s is read where it is marked or proven', (charset, bytes, text) => {
  expect(decodeText(bytes)).toEqual({ ok: true, text, charset });
});

test('a page’s own charset is honoured, a name nobody knows is told', () => {
  const page = `<meta charset="koi8-r"><p>${russian}</p>`;
  expect(decodeText(encode('koi8-r', page))).toMatchObject({ ok: true, text: page });
  const unknown = encode('windows-1252', `<meta charset="martian"><p>${french}</p>`);
  const refused = decodeText(unknown);
  expect(refused.ok ? '' : refused.why.message).toContain('martian');
});

test.each([
  ['Russian in KOI8-R, unnamed', encode('koi8-r', russian)],
  ['Russian in IBM 866, unnamed', encode('ibm866', russian)],
  ['French of an old Macintosh, unnamed', encode('macintosh', french)],
  [
    'Polish in windows-1250, unnamed',
    encode(
      'windows-1250',
      'Most w Rotterby otwarto po dziewięciu latach budowy, powiedział burmistrz, żegnając prom.',
    ),
  ],
  [
    'Arabic in windows-1256, unnamed',
    encode(
      'windows-1256',
      'افتتح الجسر يوم الاثنين بعد تسع سنوات من البناء، وقال رئيس البلدية إن العبارة ستتوقف.',
    ),
  ],
  ['a picture', Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + at * at) & 255)],
])('%s is refused in plain words', (_, bytes) => {
  const decoded = decodeText(bytes);
  expect(decoded.ok ? decoded.text : decoded.why.code).toBe('not-text');
});

test('any bytes at all are decoded or refused', () => {
  for (let byte = 0; byte < 256; byte += 1) {
    expect(typeof decodeText(new Uint8Array([byte, 255 - byte, byte])).ok).toBe('boolean');
  }
});
