const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
];

const smallWords: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['en', new Set('the of and to in is that for on was with as said his her by from'.split(' '))],
  ['es', new Set('el la los las de que y en un una por con para del se su al más'.split(' '))],
  ['fr', new Set('le la les des et en un une que pour dans est au du sur pas qui avec'.split(' '))],
  ['de', new Set('der die das und in den von zu mit ist im für auf dem nicht ein eine sich'.split(' '))],
  ['pt', new Set('o a os as de que e em um uma do da para com não no na por'.split(' '))],
  ['it', new Set('il lo la gli di che e in un una per con del della è non sono'.split(' '))],
];

/** The BCP 47 language a text is most likely written in; `en` when nothing says otherwise. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, 4000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [language, script] of scripts) {
    if ((sample.match(script)?.length ?? 0) > letters / 8) return language;
  }
  return guessByWords(sample.toLowerCase().match(/\p{L}+/gu) ?? []);
}

function guessByWords(words: readonly string[]): string {
  let best = 'en';
  let most = 0;
  for (const [language, small] of smallWords) {
    const hits = words.filter((word) => small.has(word)).length;
    if (hits > most) {
      best = language;
      most = hits;
    }
  }
  return best;
}
