import { expect, test } from 'vitest';
import { composeThread } from '../../src/compose/compose.ts';
import { isAttributed } from '../../src/compose/openings.ts';
import { articleOf, link, template, type templateNames } from './templates.ts';

const threadOf = (text: string, name: (typeof templateNames)[number] = 'highlights') =>
  composeThread(articleOf(text), template(name), { link });
const textsOf = (text: string, name?: (typeof templateNames)[number]) =>
  threadOf(text, name).posts.map((post) => post.text);

const sailors = `Norline of Rotterby Paid Wages to 40 Sailors Who Had Left

Highlights:
- Norline of Rotterby paid wages in 2025 to 40 sailors who had left its ships.
- A cook who drowned in 2019 was paid 212 times
- The harbour office opens an inquiry on 12 May.

Norline of Rotterby paid wages in 2025 to 40 sailors who had left its ships years before.

The name of Piet Aker stands 212 times in the pay books of the Seagull. Aker, a cook from Carr Head, drowned in a storm of 2019.

The harbour office will open an inquiry on 12 May and hear both owners of the line in public.

Ferries sail throughout the summer between temporary buoys, the captain of the port said.`;

test('a thin highlight is told by the two sentences of the body that tell it together', () => {
  const texts = textsOf(sailors);
  const post = texts.find((text) => text.includes('212 times'));
  expect(post).toContain('Aker, a cook from Carr Head, drowned in a storm of 2019.');
  expect(texts.join('\n')).not.toContain('A cook who drowned');
});

test('a highlight told by a post’s sentences together is not missed', () => {
  const { problems } = threadOf(sailors);
  expect(problems.filter(({ rule }) => rule === 'highlights')).toEqual([]);
});

const budget = `El Ayuntamiento de Rotterby aprueba un presupuesto de 40 millones

Puntos clave
- El presupuesto de Rotterby asciende a 40 millones.
- Siete millones irán al puerto, con 320 muelles por reparar.

El Ayuntamiento de Rotterby aprobó el martes 3 de marzo un presupuesto de 40 millones de euros para 2027.

La partida del puerto sube a 7 millones. Servirá para reparar 320 muelles viejos de la bahía, según la concejala Elena Mora.

Los barcos de Carr Head saldrán del muelle nuevo en otoño tras dos años de obras.`;

test.each(['highlights', 'breaking', 'long-read'] as const)(
  '%s: a figure keeps who gives it, where that stands in a sentence that leans on another',
  (name) => {
    const { posts, problems } = threadOf(budget, name);
    const post = posts.find(({ text }) => text.includes('320 muelles'))?.text;
    expect(post).toContain('La partida del puerto sube a 7 millones. Servirá para reparar');
    expect(problems.filter(({ rule }) => rule === 'attribution')).toEqual([]);
  },
);

test.each([
  'El puerto perdió 3 millones, afirmó la alcaldesa.',
  'La portavoz criticó que el puerto pierda 3 millones.',
  'Le port a perdu 3 millions, a indiqué la mairie.',
  'L’opposition dénonce un trou de 3 millions.',
])('“%s” says who says so', (sentence) => {
  expect(isAttributed(sentence)).toBe(true);
});

test.each([
  'По данным порта Роттерби, кран весит 40 тонн.',
  'Кран весит 40 тонн, говорится в отчёте порта.',
  'Limana göre vinç 40 ton ağırlığında.',
  'Porto ha annunciato che la gru pesa 40 tonnellate.',
  'बंदरगाह के अनुसार क्रेन का वज़न 40 टन है।',
  'بندرگاہ کے مطابق کرین کا وزن 40 ٹن ہے۔',
  '港口公司称，起重机重40吨。',
  '港の会社はクレーンの重さを40トンと説明した。',
])('“%s” says who says it, in letters of its own', (sentence) => {
  expect(isAttributed(sentence)).toBe(true);
});

test.each(['Geçen yıla göre trafik 40 bin arttı.', '起重机的名称，写在40米高处。', 'Кран весит 40 тонн.'])(
  '“%s” is said by nobody',
  (sentence) => {
    expect(isAttributed(sentence)).toBe(false);
  },
);

test('what ends in an accent is no other word', () => {
  expect(isAttributed('El puerto dijoso perdió 3 millones.')).toBe(false);
});
