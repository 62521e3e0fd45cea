import { endsLikeSentence, isBoilerplate } from './clean.ts';

/** What a byline says of its author after the name: "Transport Correspondent", "in Rotterby". */
const role =
  /(?:,|\s[|–—-])\s(?:[\p{L}'’-]+\s){0,3}(?:(?:correspondent|editor|reporter|writer|columnist|critic|analyst|bureau chief)s?|staff|corresponsal|redactora?|journaliste|correspondante?|korrespondent(?:in)?|redakteur(?:in)?|correspondente|inviat[oa]|корреспондент|muhabiri?)$/iu;
const date = /\s[|•·–—-]\s.{0,40}\b(?:19|20)\d\d\b.{0,20}$/u;
const byline =
  /^(?:by|written by|reported by|por|par|von|di|de|автор|текст|بقلم|كتب|كتبت|द्वारा|लेखक|تحریر|haber|yazan|文|作者|记者|記者)\s*[:：]?\s+((?:\p{Lu}|\p{Lo})[\p{L}\p{M}'’.-]*(?:\s+(?:and|&|y|et|und|e|и|و|ve|\p{L}[\p{L}\p{M}'’.-]*|,)|,\s+(?:\p{Lu}|\p{Lo})[\p{L}\p{M}'’.-]*){1,8})$/iu;

/** The author a byline names, or null when the line is none. */
export function authorOfByline(line: string): string | null {
  if (line.length > 120 || endsLikeSentence(line) || isBoilerplate(line)) return null;
  const name = byline.exec(line.replace(date, '').replace(role, ''))?.[1];
  return name !== undefined && isName(name) ? name : null;
}

/** Each word of a name begins with a capital, in scripts that have them; small joining words aside. */
function isName(name: string): boolean {
  const small =
    /^(?:and|y|et|und|e|и|ve|de|da|do|del|della|di|van|von|der|den|la|le|el|al|bin|ben|dos|das)$/u;
  return name
    .split(/[\s,]+/u)
    .every((word) => !/^\p{Ll}/u.test(word) || small.test(word) || /^\p{Ll}{1,2}[’']\p{Lu}/u.test(word));
}

const months =
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|janv|févr|avr|mai|juin|juil|août|déc|märz|okt|dez|fev|mag|giu|lug|set|ott|gen|янв|фев|март|апр|мая|июн|июл|авг|сен|окт|ноя|дек|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|जन|फर|मार्च|अप्रैल|मई|जून|जुल|अग|सित|अक्ट|नव|दिस|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر';
const said =
  'published|updated|posted|last updated|last modified|first published|publicado|actualizado|publié|mis à jour|modifié|veröffentlicht|aktualisiert|stand|atualizado|pubblicato|aggiornato|опубликовано|обновлено|نشر|نُشر|آخر تحديث|प्रकाशित|अपडेट|अपडेटेड|شائع|发布时间|发布|更新|發布|公開|更新日|公開日|yayınlanma|güncelleme';
const weekday = '\\p{L}{3,10}\\.?,?\\s';
const dateLines: readonly RegExp[] = [
  new RegExp(`^(?:${said})(?!\\p{L}).{0,50}\\d.{0,40}$`, 'iu'),
  new RegExp(
    `^(?:${weekday})?\\d{1,2}(?:er|\\.|st|nd|rd|th)?(?:\\sde|\\sdi)?\\s(?:${months})\\p{L}*\\.?(?:\\sde|,)?\\s(?:19|20)\\d\\d.{0,30}$`,
    'iu',
  ),
  new RegExp(
    `^(?:${weekday})?(?:${months})\\p{L}*\\.?\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s(?:19|20)\\d\\d.{0,30}$`,
    'iu',
  ),
  /^(?:19|20)\d\d(?:-\d\d-\d\d|年\d{1,2}月\d{1,2}日|\.\d\d?\.\d\d?|\/\d\d?\/\d\d?).{0,30}$/u,
  /^\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d.{0,30}$/u,
];

/** "Published: 12 May 2026, 10:40 GMT" and its like, alone on a line. */
export function isDateLine(line: string): boolean {
  if (line.length > 90 || /[.!?。؟]\s*$/u.test(line)) return false;
  return dateLines.some((pattern) => pattern.test(line));
}

const agencies =
  'Reuters|AP|AFP|EFE|dpa|ANSA|TASS|ТАСС|РИА Новости|Интерфакс|Xinhua|Bloomberg|Kyodo|AA|DHA|İHA|PTI|ANI|IANS|भाषा|वार्ता|Lusa|Agência Brasil|رويترز|أ ف ب|د ب أ|وكالات|روئٹرز|اے ایف پی|APP|UPI|CNN|Europa Press|Adnkronos|LaPresse|KNA|epd|SID';
/** Not places: after these a dash is part of the sentence. */
const acronyms = 'NATO|OTAN|NASA|UEFA|FIFA|OPEC|UNESCO|USA|ONU|IMF|FBI|CIA|BBC|WHO|CEO|НАТО|ООН|США';
/** After the dash a sentence begins: a capital, a figure, a quotation, or a script without capitals. */
const begins = String.raw`\s*(?=["“„«‘(¿¡]?[\p{Lu}\p{Lo}\d])`;
const dash = String.raw`\s*[.:]?\s?[—–_-]{1,2}`;
const datelines: readonly RegExp[] = [
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
  /^(?:新华社|中新社|中新网|新華社|中央社)\p{Script=Han}{2,8}\d{1,2}(?:月\d{1,2})?日(?:电|電)?(?:\s*[（(][^（）()]{1,40}[）)])?\s*/u,
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
