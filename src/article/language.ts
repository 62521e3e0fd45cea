const sampleLength = 6000;

/** Scripts of one language, or of the language that is by far the commonest in it. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ta', /\p{Script=Tamil}/gu],
];

/** Letters that only one language of a script has; this share of the script's letters proves it. */
const ownLetters: readonly (readonly [string, string, RegExp, number])[] = [
  ['zh', 'ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 0.1],
  [
    'zh',
    'zh-Hant',
    /[這個們來時會說國對發經過還學現開關業電車後爾臺灣與為從讓產當點萬東見長門問間樂頭實體]/gu,
    0.03,
  ],
  ['ar', 'ur', /[ٹڈڑںےہھۓ]/gu, 0.03],
  ['ar', 'fa', /[پچژگیک]/gu, 0.05],
  ['ru', 'uk', /[іїєґ]/giu, 0.03],
  ['ru', 'bg', /ъ(?=[бвгджзклмнпрстфхцчш])/giu, 0.008],
];

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** The commonest small words of languages in Latin letters. */
const smallWords: readonly (readonly [string, ReadonlySet<string>])[] = [
  [
    'en',
    wordSet(
      'the of and to in is that for on was with as said his her by from it at are be has have were this which not an will after who their they more than',
    ),
  ],
  [
    'es',
    wordSet(
      'el la los las de del que y en un una por con para se su al más como fue es lo pero sus este esta ha entre según hasta desde sobre también años dos',
    ),
  ],
  [
    'fr',
    wordSet(
      'le la les des et en un une que pour dans est au du sur pas qui avec aux ce cette par il elle se sont ont été plus mais selon après leur ses ne à a',
    ),
  ],
  [
    'de',
    wordSet(
      'der die das und in den von zu mit ist im für auf dem nicht ein eine sich des sie er als auch es an werden aus hat nach bei einer um am wurde noch wie über',
    ),
  ],
  [
    'pt',
    wordSet(
      'o a os as de do da dos das que e em um uma para com não no na nos nas por mais foi ao pelo pela se são como segundo entre também já sua seu até após',
    ),
  ],
  [
    'it',
    wordSet(
      'il lo la gli i di del della dei che e in un una per con non sono nel nella da al alla si è ha come più anche dal dalla sul questo secondo dopo le ma degli',
    ),
  ],
  [
    'tr',
    wordSet(
      've bir bu da de için ile olarak olan çok daha sonra gibi kadar ne o ise ancak değil en göre yeni dedi her tarafından ki üzere ilk iki yıl olduğu oldu',
    ),
  ],
  [
    'nl',
    wordSet(
      'de het een en van in is dat op te voor met zijn niet aan er om ook als bij door naar uit maar wordt heeft werd nog over deze',
    ),
  ],
  [
    'sv',
    wordSet(
      'och att det som en på är av för med den till i har inte om ett var men från vid eller efter de kan',
    ),
  ],
  ['pl', wordSet('i w na z że się nie do to jest o jak po od za ale przez dla przy są oraz jego był była')],
  ['ro', wordSet('și în la de pe cu nu un din care este fost pentru să mai au după sunt că prin')],
  ['vi', wordSet('và của là có được cho trong với các không một những này đã người khi tại ông về')],
  ['da', wordSet('og det at en den til er som på de med han af for ikke der var et har fra')],
  ['cs', wordSet('se na je že do to by ale jako byl které pro jeho jsou byla při podle od')],
  ['hu', wordSet('az és hogy nem is egy volt ez meg azt mint csak már lesz szerint')],
  ['fi', wordSet('ja on ei oli se että hän mutta joka myös kun ovat mukaan sekä')],
  [
    'id',
    wordSet('yang dan di untuk dengan dari ini itu pada tidak akan dalam adalah ke oleh juga telah mereka'),
  ],
];

/** The BCP 47 language a text is most likely written in; `en` when nothing says otherwise. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, sampleLength);
  return (
    languageOfScript(sample) ??
    guessByWords(
      sample
        .replace(/İ/g, 'i')
        .toLowerCase()
        .match(/[\p{L}]+/gu) ?? [],
    )
  );
}

/**
 * The language an article is in: what was declared, unless it is no language tag or the text is plainly in
 * letters that the declared language is not written in (a template's `en` over a Hindi story).
 */
export function languageOf(declared: string | null | undefined, text: string): string {
  const tag = languageTag(declared);
  if (tag === null) return guessLanguage(text);
  const found = languageOfScript(text.slice(0, sampleLength));
  const latin = smallWords.some(([language]) => tag === language || tag.startsWith(`${language}-`));
  return latin && found !== null ? found : tag;
}

/** "EN_us" -> "en-US"; null for what is no language tag. */
function languageTag(declared: string | null | undefined): string | null {
  const tag = (declared ?? '').trim().replace(/_/g, '-');
  if (!/^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

function languageOfScript(sample: string): string | null {
  const letters = count(sample, /\p{L}/gu);
  const east = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
  for (const [language, script] of scripts) {
    const inScript = count(sample, language === 'zh' ? east : script);
    if (inScript <= letters / 3) continue;
    const own = ownLetters.find(
      ([among, , only, share]) => among === language && count(sample, only) > inScript * share,
    );
    return own?.[1] ?? language;
  }
  return null;
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}

/** Of any language listed, small words are a quarter of a text; so few of them are another language's chance. */
const leastKnown = 0.05;

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
  return most < words.length * leastKnown ? 'en' : best;
}
