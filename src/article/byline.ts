import { endsLikeSentence, isBoilerplate } from './clean.ts';
import { foldDigits } from './digits.ts';

/** What a byline says of its author after the name: "Transport Correspondent", "in Rotterby". */
const role =
  /(?:,|\s[|–—-])\s(?:[\p{L}'’-]+\s){0,3}(?:(?:correspondent|editor|reporter|writer|columnist|critic|analyst|bureau chief)s?|staff|envoyée? spéciale?|corresponsal|redactora?|journaliste|correspondante?|korrespondent(?:in)?|redakteur(?:in)?|correspondente|inviat[oa]|корреспондент|muhabiri?)$/iu;
/** "at Oakridge", "in Rotterby", ", CNN": where the author was, and for whom. */
const where =
  /\s(?:at|in|reporting from) (?:the )?\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*){0,2}$|,\s\p{Lu}{2,6}(?: News)?$/u;
const date = /\s[|•·–—-]\s.{0,40}\b(?:19|20)\d\d\b.{0,20}$/u;
/** "Haber: Elif Karaca - Fotoğraf: …", "By Priya Dhawan Nov. 4, 2026 5:20 a.m. 4 min read". */
const photographer = /\s[-–—·|/]\s(?:foto\p{L}*|photos?|fotos|фото|video|kamera|fotoğraf)\b.*$/iu;
const trailingDate = /\s\p{Lu}\p{L}{2,8}\.?\s\d{1,2},\s20\d\d\b.{0,60}$/u;
const byline =
  /^(?:by|written by|reported by|story by|words by|text by|interview by|por|par|von|di|de|автор|текст|بقلم|كتب|كتبت|द्वारा|लेखक|تحریر|haber|yazan|文|作者|记者|記者)\s*[:：]?\s+((?:\p{Lu}|\p{Lo})[\p{L}\p{M}'’.-]*(?:\s+(?:and|&|y|et|und|e|и|و|ve|\p{L}[\p{L}\p{M}'’.-]*|,)|,\s+(?:\p{Lu}|\p{Lo})[\p{L}\p{M}'’.-]*){1,8})$/iu;

/** The author a byline names, or null when the line is none. */
export function authorOfByline(whole: string): string | null {
  const line = whole.replace(photographer, '').replace(trailingDate, '');
  if (line.length > 120 || endsLikeSentence(line) || isBoilerplate(line)) return null;
  const name = byline.exec(line.replace(date, '').replace(role, '').replace(where, ''))?.[1];
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
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|janv|févr|avr|mai|juin|juil|août|déc|märz|okt|dez|fev|mag|giu|lug|set|ott|gen|янв|фев|март|апр|мая|июн|июл|авг|сен|окт|ноя|дек|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|जन|फर|मार्च|अप्रैल|मई|जून|जुल|अग|सित|अक्ट|नव|दिस|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|دسمبر|нояб|дека|نومبر|تشرين|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|stycz|lut|kwiet|maj|czerw|lip|sierp|wrze|paźdz|listop|grud|maart|mei|août';
const said =
  'published|updated|posted|last updated|last modified|first published|publicado|actualizado|publié|mis à jour|modifié|veröffentlicht|aktualisiert|stand|atualizado|pubblicato|aggiornato|опубликовано|обновлено|نشر|نُشر|آخر تحديث|प्रकाशित|अपडेट|अपडेटेड|شائع|发布时间|发布|更新|發布|公開|更新日|公開日|yayınlanma|güncelleme|son güncelleme|giriş|yayın tarihi|pubblicato il|creado|créé le';
const weekday = '(?:le\\s)?(?:[\\p{L}\\p{M}-]{3,14}\\.?,?\\s)?(?:le\\s|den\\s)?';
const dateLines: readonly RegExp[] = [
  new RegExp(`^(?:${said})(?!\\p{L}).{0,50}\\d.{0,40}$`, 'iu'),
  new RegExp(
    `^${weekday}\\d{1,2}(?:er|\\.|st|nd|rd|th)?(?:\\sde|\\sdi)?\\s(?:${months})[\\p{L}\\p{M}]*(?:\\s(?:الأول|الثاني))?\\.?(?:\\sde|,)?\\s(?:19|20)\\d\\d.{0,60}$`,
    'iu',
  ),
  new RegExp(
    `^${weekday}(?:${months})[\\p{L}\\p{M}]*(?:\\s(?:الأول|الثاني))?\\.?\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s(?:19|20)\\d\\d.{0,60}$`,
    'iu',
  ),
  /^(?:19|20)\d\d(?:-\d\d-\d\d|年\d{1,2}月\d{1,2}日|\.\d\d?\.\d\d?|\/\d\d?\/\d\d?).{0,30}$/u,
  /^(?:le )?\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d.{0,50}$/iu,
  /^(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[（(].[）)])?[\s　]*\d{1,2}(?::|時|时)\d{1,2}分?.{0,10}$/u,
  new RegExp(
    `^[\\p{L}\\p{M}-]{4,14},?\\s(?:the\\s)?\\d{1,2}(?:\\.|st|nd|rd|th)?(?:\\sde|\\sdi)?\\s(?:${months})[\\p{L}\\p{M}]*\\.?$`,
    'iu',
  ),
  new RegExp(
    `^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday),?\\s(?:${months})\\p{L}*\\.?\\s\\d{1,2}$`,
    'iu',
  ),
  /^(?:about )?\d{1,2} ?(?:minutes?|hours?|days?|mins?|hrs?) ago(?: [|·•].{0,30})?$/iu,
  /^(?:(?:vor|hace|il y a|há) \d{1,2} ?(?:minuten?|stunden?|tagen?|minut[eo]s?|horas?|días?|dias?|heures?|jours?)|\d{1,2} (?:minut[oi]|or[ae]|giorn[oi]) fa|\d{1,2} (?:минут\p{L}*|час\p{L}*) назад|\d{1,2} (?:saat|dakika) önce|\d{1,2} (?:घंटे|मिनट) पहले|\d{1,2} ?(?:分钟|小时|分|時間)前)$/iu,
];

/** "Published: 12 May 2026, 10:40 GMT" and its like, alone on a line. */
export function isDateLine(line: string): boolean {
  if (/^(?:published|updated|posted)$/iu.test(line)) return true;
  if (line.length > 90 || (/[.!?。؟]\s*$/u.test(line) && !/\d\s?(?:[ap]\.m\.|г\.)$/iu.test(line)))
    return false;
  const folded = foldDigits(line);
  return dateLines.some((pattern) => pattern.test(folded));
}

const job =
  '(?:[\\p{L}’-]+\\s){0,4}(?:correspondent|editor|reporter|writer|columnist|critic|analyst|bureau chief)s?';
const fullName =
  "\\p{Lu}[\\p{L}’'-]+(?:\\s(?:\\p{Lu}\\.|de|van|von|der|al|bin|di|da|\\p{Lu}[\\p{L}’'-]+)){1,3}";
const withJob = new RegExp(`^(${fullName}(?: and ${fullName})?),\\s${job}$`, 'u');
const bareNames = new RegExp(
  `^(${fullName}(?:(?:, | and | y | et | und | e )${fullName})*)(?: (?:at|in) (?:the )?\\p{Lu}[\\p{L} ]{2,30})?$`,
  'u',
);
/** The names of a line that is nothing but names, or null. */
export function namesAlone(line: string): string | null {
  return line.length <= 90 ? (bareNames.exec(line)?.[1] ?? null) : null;
}

/** In scripts without capitals a line of two or three words and no stop. */
const bareUncased =
  /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,4}[\s\u3000]\p{Script=Han}{1,4}|(?:\p{sc=Deva}{2,14}\s){1,2}\p{sc=Deva}{2,14}|(?:\p{sc=Arab}{2,12}\s){1,2}\p{sc=Arab}{2,12})$/u;
const deskAndName =
  /^(?:\p{Script=Han}{2,8}(?:部|局|班|支局|総局|本社)|記者)[・\s]\s?(\p{Script=Han}{2,4}[\s\u3000]?\p{Script=Han}{0,3})$/u;

/** "佐伯 美奈子 2026年4月1日 18時05分" */
const dateAfterName = /[\s\u3000]+(?:\d{4}年)?\d{1,2}月\d{1,2}日.{0,14}$/u;

/** Where names alone sign a piece: beside its date, or under the title of somebody's view. */
type SignaturePlace = 'by the date' | 'under a view' | 'anywhere';

/**
 * The author of a line that is a name and no byline word: "Nia Prosser, weather editor"; where its place says that
 * it is a signature, the names alone.
 */
export function signatureOf(line: string, place: SignaturePlace): string | null {
  if (line.length > 90 || endsLikeSentence(line)) return null;
  const dated = dateAfterName.exec(line)?.[0];
  if (dated !== undefined) return bareUncased.exec(line.slice(0, -dated.length))?.[0] ?? null;
  const named = withJob.exec(line)?.[1] ?? deskAndName.exec(line)?.[1] ?? null;
  if (named !== null || place === 'anywhere') return named;
  const bare = bylineWord.test(line) ? null : (bareNames.exec(line)?.[1] ?? null);
  return place === 'under a view' ? (bare ?? bareUncased.exec(line)?.[0] ?? null) : bare;
}

const joining = /\s*(?:[,;&、・]|\b(?:and|y|et|und|e)\b|(?<=\s)(?:и|ve|و)(?=\s))\s*/iu;
const bylineWord =
  /^(?:by|written by|story by|por|par|von|di|de|автор|текст|بقلم|haber|文|作者|记者|記者)\s*[:：]?\s+/iu;
const rest = new RegExp(
  `^(?:[,|·•–—-]\\s?)?(?:(?:in|de|à|da|aus|из|at)\\s)?(?:\\p{Lu}[\\p{L}\\p{M}’'-]*(?:\\s(?:de|la|del|\\p{Lu}[\\p{L}\\p{M}’'-]*)){0,2})?$|^,\\s${job}$`,
  'u',
);

const newsroomJob =
  /(?<!\p{L})(?:reporter|correspondent|editor|journalist|staff writer|covers|bureau chief|redactora?|corresponsal|periodista|journaliste|correspondante?|redakteur(?:in)?|korrespondent(?:in)?|jornalista|repórter|giornalista|inviat[oa])(?!\p{L})/iu;
const isOrDoes =
  /^ (?:is|was|has been|covers|writes|reports|joined|works|es|escribe|cubre|est|couvre|écrit|ist|schreibt|berichtet|arbeitet|é|escreve|cobre|è|scrive)(?!\p{L})/u;

/** Whether a paragraph tells who the known author is in the newsroom: "Signe Aas is the Standard’s labour reporter." */
export function isAboutAuthor(text: string, author: string): boolean {
  if (text.length > 400 || /["“«„]/.test(text) || !newsroomJob.test(text)) return false;
  const names = author.split(joining).filter((name) => name.includes(' '));
  return names.some((name) => text.startsWith(name) && isOrDoes.test(text.slice(name.length)));
}

/** Whether a line is no more than the known author's name with a role, a place, a date or a reading time. */
export function isWrittenBy(line: string, author: string): boolean {
  const names = author.split(joining).filter((name) => name.length > 2);
  let left = line.replace(bylineWord, '');
  if (names.length === 0 || !names.some((name) => left.startsWith(name))) return false;
  for (const name of names) left = left.replace(name, ' ');
  left = left
    .replace(/[(（][^()（）]{0,60}[)）]/gu, ' ')
    .replace(/\b\d+ min(?:ute)?s?(?: read)?\b.*$/iu, ' ')
    .replace(/^\s*(?:and|y|et|und|e|и|ve|و|&|,)?\s*/iu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const dated = left.replace(/^[|·•–—,-]\s?/u, '');
  return left === '' || isDateLine(dated) || rest.test(left);
}
