import { describe, expect, test } from 'vitest';
import { type Article, articleSchema } from '../../src/article/article.ts';
import { authorOfByline, isDateLine } from '../../src/article/byline.ts';
import { datelineOf } from '../../src/article/datelines.ts';
import { articleFromCms } from '../../src/article/from-cms.ts';
import { isHighlightsLabel } from '../../src/article/highlight-labels.ts';
import { guessLanguage, languageOf } from '../../src/article/language.ts';
import { readMarkdown } from '../../src/article/read-markdown.ts';
import { readText } from '../../src/article/read-text.ts';

function read(text: string, reader = readText): Article {
  const result = reader(text);
  if (!result.ok) throw new Error(`${result.why.code}: ${result.why.message}`);
  return result.article;
}

const first =
  'The northern bridge of Rotterby opened on Monday after nine years of building and two court cases.';
const second =
  'It cost 48 million crowns, the county said, and tolls begin in June after a review by the council.';
const third = 'Mayor Ada Brink said the old ferry would stop in May.';

describe('an editor’s break', () => {
  const breaks = (article: Article) => article.blocks.map((block) => block.breakBefore ?? false);

  test('stands before the block after its line, in text with and without blank lines', () => {
    expect(breaks(read(`Bridge Opens\n${first}\n---\n${second}\n${third}`))).toEqual([false, true, false]);
    expect(breaks(read(`Bridge Opens\n\n${first}\n\n---\n\n${second}\n\n—\n\n${third}`))).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('moves on over a subheading and over lines left out', () => {
    const article = read(
      `Bridge Opens\n\n${first}\n\n---\n\nWhat It Costs\n\n${second}\n\n---\n\nShare this article\n\n${third}`,
    );
    expect(article.blocks.map((block) => [block.kind, block.breakBefore ?? false])).toEqual([
      ['paragraph', false],
      ['heading', false],
      ['paragraph', true],
      ['paragraph', true],
    ]);
  });

  test('before the first or after the last paragraph says nothing', () => {
    expect(breaks(read(`---\nBridge Opens\n---\n${first}\n${second}\n---\n`))).toEqual([false, false]);
  });

  test('ends a bare list of highlights', () => {
    const article = read(
      `Bridge Opens\n\nHighlights:\nBridge open at last\nFerry to stop\n---\n${first}\n${second}`,
    );
    expect(article.highlights).toEqual(['Bridge open at last', 'Ferry to stop']);
    expect(article.blocks.map((block) => block.text)).toEqual([first, second]);
  });

  test('is read in Markdown, where a line under a short line makes a heading instead', () => {
    const article = read(
      `# Bridge Opens\n\n${first}\n\n---\n\n${second}\n\nThe Cost\n---\n\n${third}`,
      readMarkdown,
    );
    expect(article.blocks.map((block) => [block.kind, block.breakBefore ?? false])).toEqual([
      ['paragraph', false],
      ['paragraph', true],
      ['heading', false],
      ['paragraph', false],
    ]);
  });

  test('is read in what a CMS pushes, as text or as HTML', () => {
    for (const body of [`${first}\n---\n${second}`, `<p>${first}</p><p>---</p><p>${second}</p>`]) {
      const result = articleFromCms({ title: 'Bridge Opens', body });
      expect(result.ok && breaks(result.article)).toEqual([false, true]);
    }
  });

  test('is optional: an article stored before there were any is read as it was', () => {
    const { blocks, ...rest } = read(`Bridge Opens\n${first}\n---\n${second}`);
    const old = { ...rest, blocks: blocks.map(({ kind, text }) => ({ kind, text })) };
    expect(articleSchema.parse(old)).toEqual(old);
    expect(articleSchema.parse({ ...rest, blocks }).blocks[1]?.breakBefore).toBe(true);
  });
});

test.each([
  ['ISTANBUL (Reuters) — Talks began.', 'ISTANBUL (Reuters) — '],
  ['WASHINGTON, June 1 (Reuters) - Talks began.', 'WASHINGTON, June 1 (Reuters) - '],
  ['ROTTERBY, Norland (AP) _ Talks began.', 'ROTTERBY, Norland (AP) _ '],
  ['Berlin (dpa) - Die Gespräche begannen.', 'Berlin (dpa) - '],
  ['Madrid, 3 jun (EFE).- El puente abrió.', 'Madrid, 3 jun (EFE).- '],
  ['(ANSA) - ROMA, 03 GIU - Il ponte è aperto.', '(ANSA) - ROMA, 03 GIU - '],
  ['LONDON — Talks began.', 'LONDON — '],
  ['МОСКВА, 1 июня. /ТАСС/. Мост открыт.', 'МОСКВА, 1 июня. /ТАСС/. '],
  ['МОСКВА, 1 июн — РИА Новости. Мост открыт.', 'МОСКВА, 1 июн — РИА Новости. '],
  ['ANKARA (AA) - Köprü açıldı.', 'ANKARA (AA) - '],
  ['القاهرة (رويترز) - افتتح الجسر.', 'القاهرة (رويترز) - '],
  ['नई दिल्ली, 1 जून (भाषा) — पुल खुल गया।', 'नई दिल्ली, 1 जून (भाषा) — '],
  ['新华社北京6月1日电（记者李明）大桥通车。', '新华社北京6月1日电（记者李明）'],
  ['【ロンドン＝山田太郎】橋が開通した。', '【ロンドン＝山田太郎】'],
  ['NATO — the alliance of 32 — will meet.', ''],
  ['USA – Das Land wählt.', ''],
  ['The IMF (AFP) was told.', ''],
  ['Paris – a city of light – slept.', ''],
  ['A man of 40 — he was never named — fled.', ''],
])('“%s” opens with the dateline “%s”', (paragraph, dateline) => {
  expect(datelineOf(paragraph)).toBe(dateline);
});

test.each([
  ['By Ida Moss', 'Ida Moss'],
  ['By Ida Moss and Jon Fell, Transport Correspondents', 'Ida Moss and Jon Fell'],
  ['By Ida Moss | 12 May 2026', 'Ida Moss'],
  ['Written by Ida Moss', 'Ida Moss'],
  ['Por María del Mar López', 'María del Mar López'],
  ['Par Jean-Luc d’Arcy', 'Jean-Luc d’Arcy'],
  ['Von Anna Müller', 'Anna Müller'],
  ['Автор: Анна Петрова', 'Анна Петрова'],
  ['بقلم أحمد علي', 'أحمد علي'],
  ['By the numbers', null],
  ['By Monday night the bridge was shut', null],
  ['Di notte', null],
])('the byline “%s” names %s', (line, author) => {
  expect(authorOfByline(line)).toBe(author);
});

test.each([
  'Published: 12 May 2026, 10:40 GMT',
  '12 May 2026',
  'May 12, 2026 10:40 am',
  '2026-05-12',
  '12.05.2026 10:40',
  'Publicado el 12 de mayo de 2026',
  '12 мая 2026, 10:40',
  '2026年5月12日 10時40分',
  'Veröffentlicht am 12. Mai 2026',
])('“%s” is a date line', (line) => {
  expect(isDateLine(line)).toBe(true);
});

test.each([
  'May 12, 2026 was the day the bridge fell into the sea and took the town with it.',
  'Published in 1926, the novel was banned.',
  '2026 will be the year of the ferry.',
])('“%s” is no date line', (line) => {
  expect(isDateLine(line)).toBe(false);
});

test.each(
  "Highlights:|Story Highlights|KEY POINTS|Key takeaways:|In brief|At a glance|TL;DR|Puntos clave|Lo más destacado|En bref|L'essentiel|À retenir|Das Wichtigste in Kürze|Auf einen Blick|Pontos-chave|Principais pontos|In sintesi|Punti chiave|Главное|Коротко:|أبرز النقاط|باختصار|मुख्य बातें|اہم نکات|要点|核心提示|この記事のポイント|Öne çıkanlar|ÖZET".split(
    '|',
  ),
)('“%s” announces highlights', (line) => {
  expect(isHighlightsLabel(line)).toBe(true);
});

test.each([
  'Highlights of the match were few and far between.',
  'In brief remarks, she declined.',
  'Key points of law',
])('“%s” announces none', (line) => {
  expect(isHighlightsLabel(line)).toBe(false);
});

describe('highlights in pasted text', () => {
  const points = ['The bridge is open at last.', 'The ferry stops in May.'];
  test.each([
    ['bullets at the top', `Key points\n• ${points[0]}\n• ${points[1]}\n\n${first}\n\n${second}`],
    [
      'numbers at the end',
      `${first}\n${second}\nIn brief:\n1. ${points[0]}\n2) ${points[1]}\nShare this article`,
    ],
    [
      'bare lines at the end, with the site’s lines after',
      `${first}\n${second}\nHighlights\n${points[0]}\n${points[1]}\nThe Ledger\nFollow us on X`,
    ],
    [
      'dashes after a blank line',
      `Story highlights\n\n- ${points[0]}\n- ${points[1]}\n\n${first}\n\n${second}`,
    ],
    ['bullets without blanks', `Highlights:\n•${points[0]}\n•${points[1]}\n${first}\n${second}`],
    ['check marks', `${first}\n${second}\nKey takeaways\n✓ ${points[0]}\n✓ ${points[1]}`],
  ])('as %s', (_, body) => {
    const article = read(`Bridge Opens in Rotterby\n${body}`);
    expect(article.highlights).toEqual(points);
    expect(article.blocks.map((block) => block.text)).toEqual([first, second]);
  });
});

describe('the head of a paste', () => {
  test.each([
    ['a section over the headline', 'POLITICS\nBridge Opens in Rotterby'],
    ['“Breaking news” over the headline', 'Breaking news\nBridge Opens in Rotterby'],
    ['a rule and a share line over it', '=====\nShare\nBridge Opens in Rotterby'],
    ['the headline twice', 'Bridge Opens in Rotterby\nBridge Opens in Rotterby'],
    ['a hash before it', '# Bridge Opens in Rotterby'],
  ])('with %s has its headline', (_, head) => {
    const article = read(`${head}\n\nBy Ida Moss\n12 May 2026\n\n${first}\n\n${second}`);
    expect(article.title).toBe('Bridge Opens in Rotterby');
    expect(article.author).toBe('Ida Moss');
    expect(article.blocks.map((block) => block.text)).toEqual([first, second]);
  });

  test('may have a headline of three hundred characters, but not of a thousand', () => {
    const long = `${'Bridge of Rotterby opens '.repeat(12).trim()}`;
    expect(read(`${long}\n\n${first}`).title).toBe(long);
    const result = readText(`${long.repeat(4)}\n\n${first}`);
    expect(result.ok ? 'ok' : result.why.code).toBe('no-title');
  });
});

describe('what is left out is shown', () => {
  test('a line that stands twice, a row of stars, other stories, a credit', () => {
    const article = read(
      `Bridge Opens\n\n${first}\n\n* * *\n\n${second}\n\n${first}\n\nRead also\n- Ferry captain remembers\n- Tolls explained\n\n${third} Photo: Ida Moss/AFP\n\n(Reporting by Ida Moss; Editing by Jon Fell)`,
    );
    expect(article.blocks.map((block) => block.text)).toEqual([first, second, third]);
    expect(article.leftOut).toEqual([
      '* * *',
      first,
      'Read also',
      'Ferry captain remembers',
      'Tolls explained',
      'Photo: Ida Moss/AFP',
      '(Reporting by Ida Moss; Editing by Jon Fell)',
    ]);
  });

  test('but an answer given twice stays', () => {
    const article = read(`Bridge Opens\n\n“Did you know?”\n\n“No.”\n\n“Did she?”\n\n“No.”`);
    expect(article.blocks).toHaveLength(4);
  });
});

const stories: Readonly<Record<string, string>> = {
  en: first,
  es: 'El puente de Valdeluz abrió el lunes después de nueve años de obras y dos juicios, según el ayuntamiento.',
  fr: 'Le pont de Rotterby a été ouvert lundi après neuf ans de travaux et deux procès, selon la mairie.',
  de: 'Die Brücke von Rotterby ist am Montag nach neun Jahren Bauzeit und zwei Prozessen eröffnet worden.',
  pt: 'A ponte de Rotterby foi aberta na segunda-feira após nove anos de obras e dois processos, segundo a prefeitura.',
  it: 'Il ponte di Rotterby è stato aperto lunedì dopo nove anni di lavori e due processi, secondo il comune.',
  ru: 'Мост в Ротерби открыли в понедельник после девяти лет строительства, сообщила мэрия.',
  uk: 'Міст у Ротербі відкрили в понеділок після дев’яти років будівництва, повідомила мерія міста.',
  ar: 'افتتح جسر روتربي يوم الاثنين بعد تسع سنوات من البناء، وفقا للبلدية.',
  ur: 'روٹربی کا پل نو سال کی تعمیر کے بعد پیر کو کھول دیا گیا، بلدیہ نے بتایا ہے۔',
  fa: 'پل روتربی روز دوشنبه پس از نه سال ساخت و دو دادگاه گشایش یافت، شهرداری گفت.',
  hi: 'रोटरबी का पुल नौ साल के निर्माण के बाद सोमवार को खुल गया, नगर निगम ने कहा।',
  zh: '罗特比大桥历经九年建设，于周一正式通车，市政府表示。',
  ja: '北の港にかかる橋は九年の工事を経て月曜日に開通したと市は発表した。',
  tr: 'Rotterby köprüsü dokuz yıl süren çalışmadan sonra pazartesi günü açıldı ve feribot için yeni bir karar alındı.',
  ko: '로터비 다리가 9년의 공사 끝에 월요일 개통됐다고 시가 밝혔다.',
};

test.each(Object.entries(stories))('one sentence of %s is known', (language, text) => {
  expect(guessLanguage(text)).toBe(language);
});

test.each([
  ['en', stories['hi'], 'hi'],
  ['en-US', stories['en'], 'en-US'],
  ['EN_us', stories['en'], 'en-US'],
  ['english', stories['fr'], 'fr'],
  ['ca', stories['es'], 'ca'],
  ['ar', stories['en'], 'ar'],
  [null, stories['tr'], 'tr'],
])('declared %s over a story is trusted unless its letters say otherwise', (declared, text, language) => {
  expect(languageOf(declared, text ?? '')).toBe(language);
});
