import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { guessLanguage } from '../../src/article/language.ts';
import { composeThread } from '../../src/compose/compose.ts';
import { leansOnPrevious } from '../../src/compose/openings.ts';
import { joinSentences } from '../../src/compose/passages.ts';
import { staleWords } from '../../src/compose/stale.ts';
import { contentWords } from '../../src/compose/words.ts';
import { articleOf, link, template, templateNames } from './templates.ts';

const plain: Article = articleOf(
  'Bridge Opens in Rotterby\n\nThe bridge of Rotterby opened on 4 May after nine years of building.\n\nIt cost 48 million crowns, the city said.',
);

describe('the call to action', () => {
  test.each([
    ['ru', 'Читать полностью:'],
    ['hi-IN', 'पूरी ख़बर पढ़ें:'],
    ['tr', 'Haberin tamamını okuyun:'],
    ['ur', 'مکمل خبر پڑھیں:'],
  ])('is in the language of the article: %s', (language, words) => {
    const { posts } = composeThread({ ...plain, language }, template('highlights'), { link });
    expect(posts.at(-1)?.text).toContain(`${words} ${link}`);
  });

  test('is left out where the template has none of the language', () => {
    for (const name of templateNames) {
      const { posts } = composeThread({ ...plain, language: 'fi' }, template(name), { link });
      expect(posts.at(-1)?.text.split('\n').at(-1)).toContain(link);
      expect(posts.at(-1)?.text).not.toMatch(/story:|^[ \t]+http/im);
    }
  });

  test('of a template with one language stays', () => {
    const own = { ...template('breaking'), callToAction: 'Koko juttu:', callsToAction: {} };
    const { posts } = composeThread({ ...plain, language: 'fi' }, own, { link });
    expect(posts.at(-1)?.text).toContain(`Koko juttu: ${link}`);
  });
});

test('a story of which no sentence is seen to end is reported', () => {
  const unstopped = `${'ประเทศไทยเปิดสะพานใหม่ข้ามแม่น้ำหลังก่อสร้างเก้าปี '.repeat(20).trim()}`;
  const article = { ...plain, blocks: [{ kind: 'paragraph' as const, text: unstopped }], language: 'th' };
  const { problems } = composeThread(article, template('highlights'), { link });
  expect(problems).toContainEqual(expect.objectContaining({ rule: 'empty', severity: 'warn', post: null }));
  expect(
    composeThread(plain, template('highlights'), { link }).problems.map(({ rule }) => rule),
  ).not.toContain('empty');
});

test.each([
  [
    'tr',
    'Körfezkent’te tramvay hattı bugün açıldı ve ilk gün ücret alınmayacak. Belediye yeni hat için bir açıklama yaptı.',
  ],
  ['ur', 'ضلعی انتظامیہ نے دریا پر قائم پرانا پل ہر قسم کی ٹریفک کے لیے بند کر دیا ہے۔'],
  ['fa', 'پل قدیمی شهر پس از نه سال ساخت و ساز بازگشایی شد و گردشگران زیادی را جذب کرد.'],
  ['uk', 'Вчора відбулося відкриття мосту, який будували дев’ять років, повідомила мерія міста.'],
  ['ru', 'Вчера открыли мост, который строили девять лет, сообщила мэрия города.'],
  [
    'ro',
    'Podul a fost deschis luni după nouă ani de lucrări și va fi folosit de localnici pentru că nu mai au feribot.',
  ],
  ['en', 'Rotterby silta kruunua lautta toukokuussa kapteeni'],
])('is told to be %s', (language, text) => {
  expect(guessLanguage(text)).toBe(language);
});

describe('sentences that need the one before', () => {
  test.each([
    ['de', '„Wer heute nicht spart, zahlt morgen“, sagte er im Plenum.'],
    ['it', '«Chi vuole sognare guardi la tv», ha detto in sala stampa.'],
    ['es', '«No lo sabemos todavía», respondió.'],
    ['fr', '« La laine gratte », ironise-t-il.'],
    ['pt', '“O filme me pedia silêncio”, conta.'],
    ['tr', '"Vatandaşa söz verdik" diye konuştu.'],
    ['ru', '«Она ест нефть», — пошутил он на семинаре.'],
    ['ru', 'Их стоимость — 48 млн руб.'],
    ['hi', 'इसे अब 12 और ज़िलों में लागू करेगी सरकार।'],
    ['tr', 'Bu hat dört yıldır yapılıyordu.'],
    ['ur', 'اس پل کی مرمت ۱۹۸۷ میں ہوئی۔'],
  ])('%s: %s', (language, sentence) => {
    expect(leansOnPrevious(sentence, language)).toBe(true);
  });

  test.each([
    ['de', '„Wer heute nicht spart, zahlt morgen“, sagte Finanzminister Brandstätter im Plenum.'],
    ['it', '«Chi vuole sognare guardi la tv», ha detto Sacchetti in sala stampa.'],
    ['es', '«Es un delito», respondió la alcaldesa Marta Ibáñez.'],
    ['ru', '«Бактерия ест нефть», — рассказал Громов.'],
    ['tr', '"Vatandaşa söz verdik" diyen Belediye Başkanı Nermin Altuğ konuştu.'],
    ['hi', 'सरकार ने 12 ज़िलों में अभियान शुरू किया।'],
  ])('are not these, %s: %s', (language, sentence) => {
    expect(leansOnPrevious(sentence, language)).toBe(false);
  });
});

test.each([
  ['El fuego se declaró esta madrugada en el puerto.', 'esta madrugada'],
  ['Le tribunal a validé mercredi l’offre.', 'mercredi'],
  ['A sala reabre nesta sexta-feira.', 'nesta sexta'],
  ['Il derby si gioca domenica alle 15.', 'domenica'],
  ['Hat açılışı bugün yapıldı.', 'bugün'],
  ['Мост открыли вчера.', 'вчера'],
  ['أقر البرلمان مساء الاثنين قانونا جديدا.', 'مساء الاثنين'],
  ['सोमवार को रिपोर्ट जारी हुई।', 'सोमवार'],
  ['„Wer heute nicht spart, zahlt morgen drauf“, sagte Brandstätter.', null],
  ['«Lo que hoy se quema se respira», dijo Quiroga.', null],
  ['Domenica Rossi ha vinto la gara.', null],
  ['Der Rat tagte am 3. Mai.', null],
  ['Mercredi 16 septembre, le tribunal a tranché.', null],
])('the stale words of “%s”', (text, words) => {
  expect(staleWords(text)).toBe(words);
});

test('figures of every script are the same words, and Turkish capitals are lower-cased as Turkish', () => {
  expect(contentWords('٦٠٠ ألف', 'ar').has('600')).toBe(true);
  expect(contentWords('４２人', 'ja').has('42')).toBe(true);
  expect([...contentWords('İstanbul’da IŞIK', 'tr')].join(' ')).toMatch(/^istan.* ışı/);
});

test.each([
  [['将于9月上市。', '“过去我们买芯片。”周砚秋说。'], '将于9月上市。“过去我们买芯片。”周砚秋说。'],
  [['他说：“走吧。”', '清禾科技上市。'], '他说：“走吧。”清禾科技上市。'],
  [['He said: “Go.”', '“No,” she said.'], 'He said: “Go.” “No,” she said.'],
])('sentences are joined as their script is written', (sentences, joined) => {
  expect(joinSentences(sentences)).toBe(joined);
});
