const agencies =
  'Reuters|AP|AFP|EFE|dpa|ANSA|TASS|ТАСС|РИА Новости|Интерфакс|Xinhua|Bloomberg|Kyodo|AA|DHA|İHA|PTI|ANI|IANS|भाषा|वार्ता|Lusa|Agência Brasil|رويترز|أ ف ب|د ب أ|وكالات|روئٹرز|اے ایف پی|APP|UPI|CNN|Europa Press|Adnkronos|LaPresse|KNA|epd|SID';
/** Not places: after these a dash is part of the sentence. */
const acronyms = 'NATO|OTAN|NASA|UEFA|FIFA|OPEC|UNESCO|USA|ONU|IMF|FBI|CIA|BBC|WHO|CEO|НАТО|ООН|США';
/** After the dash a sentence begins: a capital, a figure, a quotation, or a script without capitals. */
const begins = String.raw`\s*(?=["“„«‘(¿¡]?[\p{Lu}\p{Lo}\d])`;
const dash = String.raw`\s*[.:]?\s?[—–_-]{1,2}`;
const datelines: readonly RegExp[] = [
  /^\p{Lu}[\p{Lu} .,'’-]{2,40},\s\p{Lu}[\p{L}.]{2,9}\s\d{1,2},\s\d{4}\s(?:\/[^/]{2,30}\/|[(（][^()（）]{2,30}[)）])\s*[—–-]{1,2}\s+/u,
  /^(?:\p{Lu}[\p{Lu} .'’-]{2,30},\s)\d{1,2}\s\p{L}{3,9}\s[—–-]\s«[^«»]{2,30}»\.\s+/u,
  new RegExp(
    `^\\p{Lu}[\\p{Lu} .,'’-]{2,40}\\s[(（]\\p{Lu}[\\p{L} .]{1,30}[)）]${String.raw`\s*[.:]?\s?[—–-]{1,2}\s+`}${begins}`,
    'u',
  ),
  /^\p{sc=Arab}[\p{sc=Arab} ]{1,30}\s[—–-]\s\p{sc=Arab}[\p{sc=Arab} ]{1,20}:\s+(?=\p{sc=Arab})/u,
  /^\p{sc=Arab}[\p{sc=Arab} ]{1,25}\s?[(（](?:[\p{sc=Arab} ]{0,20}(?:نمائندہ|رپورٹر|نامہ نگار|بیورو|مراسل)[\p{sc=Arab} ]{0,20})[)）][:۔]?\s+(?=\p{sc=Arab})/u,
  /^\p{Lu}[\p{Lu} .-]{2,30},\s\d{1,2}\s\p{L}{3,9}\.\s\/(?:ТАСС|Интерфакс)\/\.\s+/u,
  /^\p{Lu}[\p{Lu} .-]{2,30},\s\d{1,2}\s\p{L}{3,9}\s[—–-]\s(?:РИА Новости|Интерфакс|ТАСС)[.,]\s+/u,
  new RegExp(
    `^(?!(?:${acronyms})\\s)\\p{Lu}[\\p{Lu} .,'’-]{2,40}(?:,\\s[\\p{L}\\d. ]{2,20})?\\s(?:\\(\\p{Lu}[\\p{L} .]{1,30}\\)\\s)?[—–-]{1,2}\\s+${begins}`,
    'u',
  ),
  new RegExp(
    `^\\p{L}[\\p{L}\\p{M}\\d .,'’/-]{1,60}\\s?[(（](?:${agencies})[)）](?:${dash}|\\s?[।:])${begins}`,
    'u',
  ),
  new RegExp(
    `^[(（](?:${agencies})[)）]${dash}\\s(?:\\p{Lu}[\\p{Lu} .'’-]{2,30},\\s.{2,12}${dash})?${begins}`,
    'u',
  ),
  /^\p{Script=Han}{2,8}(?:社|网|網|报|報|台)\p{Script=Han}{0,8}?\d{1,2}(?:月\d{1,2})?日(?:电|電|讯|訊)(?:\s*[（(][^（）()]{1,40}[）)])?\s*/u,
  /^【[^【】]{2,24}】(?=\S)/u,
];

/** The dateline a paragraph opens with ("ISTANBUL (Reuters) - "), or an empty string. */
export function datelineOf(paragraph: string): string {
  const start = paragraph.slice(0, 160);
  for (const pattern of datelines) {
    const found = pattern.exec(start)?.[0];
    if (found !== undefined && found.length < paragraph.length) return found;
  }
  return '';
}

/** "July 28 (Reuters) - " before a report on a company: at the top of a story a dateline, further down a day of its own. */
const dayAlone = new RegExp(
  `^(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December)\\.? \\d{1,2}|\\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))(?: \\(\\p{Lu}[\\p{L} ]{1,20}\\))? [—–-]{1,2} +${begins}`,
  'u',
);

/** The day a story's first paragraph opens with, or an empty string; a day that others open with too is a chronicle's. */
export function dayBeforeLede(paragraph: string, story: string): string {
  const found = dayAlone.exec(paragraph)?.[0] ?? '';
  const days = story.split('\n').filter((line) => dayAlone.test(line)).length;
  return days > 1 ? '' : found;
}

const placeAlone =
  /^(\p{Lu}[\p{L}-]{2,20}(?: \p{Lu}[\p{L}-]{2,20})?\.|\p{sc=Deva}[\p{sc=Deva}-]{1,20}(?: \p{sc=Deva}{1,20})?।)\s+(?=\S)/u;

/** "Seefurt. " or "सूरजगढ़। " before the first sentence: a place the story names again, in languages that write it so. */
export function placeBeforeLede(paragraph: string, story: string, language: string): string {
  if (!/^(?:de|hi|mr|ne)/.test(language)) return '';
  const found = placeAlone.exec(paragraph);
  const place = found?.[1]?.slice(0, -1);
  if (found === null || place === undefined) return '';
  return story.slice(found[0].length).includes(place) || /^\p{Lo}/u.test(place) ? found[0] : '';
}
