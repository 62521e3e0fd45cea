import { describe, expect, test } from 'vitest';
import { decodePage } from '../../src/site/page-text.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const meta = '<meta charset="windows-1251">';

describe('decodePage', () => {
  test.each([
    ['UTF-8 when nothing is said', Buffer.from('Straße'), 'text/html', 'Straße'],
    ['windows-1252 when it is not UTF-8', latin('Stra\xdfe, \x93so\x94'), 'text/html', 'Straße, “so”'],
    ['the header', latin('\xcc\xe8\xf0'), 'text/html; charset="windows-1251"', 'Мир'],
    ['<meta charset>', latin(`${meta}\xcc\xe8\xf0`), 'text/html', `${meta}Мир`],
    [
      '<meta http-equiv>',
      latin(`<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>\xed\xc9\xd2`),
      'text/html',
      `<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>Мир`,
    ],
    ['the header before <meta>', Buffer.from(`${meta}é`), 'text/html; charset=utf-8', `${meta}é`],
    ['no <meta> in plain text', Buffer.from(`${meta}é`), 'text/plain', `${meta}é`],
    ['no <meta> in a comment', Buffer.from(`<!--${meta}-->é`), 'text/html', `<!--${meta}-->é`],
    ['a mark of UTF-8 before the header', Buffer.from('\ufeffé'), 'text/html; charset=iso-8859-1', 'é'],
    ['a mark of UTF-16', Buffer.from('\ufeffé', 'utf16le'), 'text/html', 'é'],
    [
      'UTF-16 in <meta> as UTF-8',
      Buffer.from('<meta charset=utf-16>é'),
      'text/html',
      '<meta charset=utf-16>é',
    ],
    ['Latin-1 as windows-1252', latin('\x80 5 \x96 it\x92s'), 'text/html; charset=iso-8859-1', '€ 5 – it’s'],
    ['Shift_JIS', Buffer.from([0x93, 0xfa, 0x96, 0x7b]), 'text/html; charset=Shift_JIS', '日本'],
  ])('%s', (_what, body, contentType, text) => {
    expect(decodePage(body, contentType)).toEqual({ ok: true, text });
  });

  test.each(['text/html; charset=klingon', 'text/html; charset=utf-99'])('%s is nobody’s', (contentType) => {
    expect(decodePage(Buffer.from('x'), contentType)).toMatchObject({ ok: false });
  });
});
