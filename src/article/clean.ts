import { joined } from './joined.ts';
import { isPaywallLine } from './paywall-lines.ts';
import { isCaption, isCreditedSentence, isPhotoCredit } from './photo-credit.ts';
import { hasOtherScript } from './scripts.ts';
import { isSiteLabelWord } from './site-labels.ts';
import { siteSentences } from './site-sentences.ts';

const sentenceEnd = /[.!?…。！？؟।۔:;]["”’»)\]」』]*$/u;
const contact = /https?:\/\/|www\.|[\w.+-]+@[\w-]+\.\w|(?:^|\s)@\w{2,}/iu;
const quoted = /["“”„«»「『]/u;

/** Words by which a line reports what somebody said; a letter of any script may stand beside no word here. */
const spoken = new RegExp(
  `(?<!\\p{L})(?:${[
    'said|says|told|tells|asked|added|warned|argued|argues|wrote|writes|according|reported|announced|shouted|urged|insisted|replied|claimed',
    'dijo|dice|afirmó|según|señaló|declaró|advirtió|pidió|explicó|aseguró|anunció',
    'selon|a déclaré|a dit|a affirmé|a ajouté|a expliqué|a averti|a annoncé|d’après',
    'sagte|sagt|erklärte|warnte|forderte|betonte|laut|teilte|kündigte|schrieb|hieß',
    'disse|afirmou|segundo|declarou|explicou|anunciou|alertou|pediu',
    'ha detto|ha dichiarato|secondo|ha spiegato|ha affermato|ha aggiunto|ha annunciato|ha chiesto',
    'сказал|сказала|заявил|заявила|сообщил|сообщила|сообщили|отметил|отметила|призвал|призвала|по словам|рассказал|рассказала',
    'قال|قالت|أضاف|أضافت|أعلن|أعلنت|صرح|أكد|أكدت|بحسب|وفقا|وقال|وقالت|وأضاف',
    'कहा|बताया|बोले|बोलीं|के अनुसार|के मुताबिक',
    'کہا|بتایا|کے مطابق',
    'dedi|söyledi|açıkladı|belirtti|bildirdi|göre|ifade etti|uyardı|çağırdı',
  ].join('|')})(?!\\p{L})|表示|称|稱|指出|宣布|述べ|語っ|話し|発表し|明らかにし|によると`,
  'iu',
);

/** No line of a site's own is longer; hostile ones would take the patterns quadratic time. */
const longestSiteLine = 600;
const longestSiteSentence = 260;

const { any: labelled = [], ru = [], ar = [], hi = [], ur = [], zh = [], ja = [], ...latin } = siteSentences;
const inLatin = joined(Object.values(latin).flat());
const inOtherScripts = joined([...ru, ...ar, ...hi, ...ur, ...zh, ...ja]);

/**
 * Whether a whole line belongs to the site and not to the story: share, follow and subscribe lines, credits,
 * addresses, profile links, "Leave a Reply". Speech is never boilerplate: somebody said it.
 */
export function isBoilerplate(line: string): boolean {
  if (line.length > longestSiteLine) return false;
  if (isSiteLabel(line) || isContactLine(line) || isCaption(line)) return true;
  if (line.length > longestSiteSentence) return false;
  const start = /^[^\p{L}\p{N}([（【@©]/u.test(line) ? line.replace(/^[^\p{L}\p{N}([（【@©]+/u, '') : line;
  const words = /[\s›»→>]$/u.test(start) ? start.replace(/[\s›»→>]+$/u, '') : start;
  if (labelled.some((pattern) => pattern.test(words)) && !(isSpeech(words) && endsLikeSentence(words)))
    return true;
  if (/^the post .* appeared (?:first )?on /i.test(words)) return true;
  const isOfSite =
    isPhotoCredit(words) || isCreditedSentence(words) || isPaywallLine(words) || addressesReaders(words);
  return isOfSite && !isSpeech(words);
}

function isSpeech(line: string): boolean {
  return quoted.test(line) || spoken.test(line);
}

function addressesReaders(line: string): boolean {
  if (inLatin.some((pattern) => pattern.test(line))) return true;
  return hasOtherScript(line) && inOtherScripts.some((pattern) => pattern.test(line));
}

/** Whether a line only labels a part of the site: "Advertisement", "Skip to content", a bar of links. */
export function isSiteLabel(line: string): boolean {
  return isSiteLabelWord(line) || isLinkBar(line);
}

/** Whether a line holds no letter and no digit: a rule of dashes, a row of stars or icons. */
export function isOrnament(line: string): boolean {
  return !/[\p{L}\p{N}]/u.test(line);
}

const linkBarSeparator = /\s*[|›]\s*|\s+[•·/]\s+/u;

/** "Home | News | Politics": three or more short items between separators, and nothing that stops like a sentence. */
function isLinkBar(line: string): boolean {
  if (line.length > 300 || !/[|›•·/]/.test(line)) return false;
  const items = line.split(linkBarSeparator).filter((item) => item !== '');
  if (items.length < 3 || !items.some((item) => /\p{L}/u.test(item))) return false;
  return items.every(
    (item) => item.length <= 25 && item.split(' ').length <= 3 && !/[.,;:!?…。"“”]/u.test(item),
  );
}

const invitation =
  /^(?:please |also )*(?:follow|connect|contact|e-?mail|send|write|reach|feel free|visit|join|like|find|subscribe|for more|read more|see|tips?|twitter|facebook|instagram|youtube|telegram|whatsapp|síguenos|escr[íi]benos|contacto|suivez-nous|contactez|écrivez|folgen sie|kontakt|schreiben sie|siga|contato|fale|seguici|scrivi(?:ci)?|contatti|подпишитесь|пишите|контакты|تابعونا|راسلنا|للتواصل|संपर्क|हमें|ہمیں|رابطہ|联系|聯絡|关注|お問い合わせ|フォロー|bize|iletişim)(?!\p{L})/iu;
const askingToWrite =
  /^(?:please |also )*(?:follow|contact|e-?mail|write to|reach|feel free) (?:us|me|our|@|to)/i;

/** A line which is little more than an address: a link, an e-mail, a profile, with a few words inviting to it. */
function isContactLine(line: string): boolean {
  const hasAddress = line.includes('@') || line.includes('://') || /www\./i.test(line);
  if (!hasAddress || !contact.test(line)) return false;
  const words = line
    .split(/\s+/)
    .filter((word) => !contact.test(` ${word}`))
    .join(' ');
  if (words.length <= 24 && !sentenceEnd.test(line)) return true;
  if (line.length >= longestSiteSentence || quoted.test(line) || spoken.test(line)) return false;
  if (contact.test(` ${line.split(/\s+/).at(-1) ?? ''}`) && invitation.test(line)) return true;
  return line.length <= 140 && askingToWrite.test(line);
}

/** Whether a line stops as a sentence stops. */
export function endsLikeSentence(line: string): boolean {
  return sentenceEnd.test(line);
}

/** Whether a line reads as a subheading between two paragraphs: short, unstopped, a longer line after it. */
export function isSubheading(line: string, before: string | null, after: string | null): boolean {
  if (after === null || after.length < line.length + 20) return false;
  if (before !== null && !endsLikeSentence(before) && before.length > 80) return false;
  const question = /[?？؟]$/u.test(line) && line.split(' ').length <= 8 && line.length <= 60;
  if (endsLikeSentence(line) && !question) return false;
  if (/^["“«]/.test(line)) return false;
  return line.length <= 80 && line.split(' ').length <= 12 && !/^\p{Ll}/u.test(line);
}
