import { matchesOf } from '../article/matches.ts';
import { hasOtherScript } from '../article/scripts.ts';
import { withoutQuotations } from './quoted.ts';

const months =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec';
/** "Monday" alone; with its date, in a name ("Good Friday") or as a habit ("every Monday") it stays right. */
const weekday = `(?<!\\b(?:good|black|bloody|ash|palm|easter|super|cyber|every|each) )(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!,? (?:(?:the )?\\d{1,2}(?:st|nd|rd|th)?,? (?:of )?)?(?:${months})(?!\\p{L})|,? \\d{1,2}[./])`;
/** "Due to a strike" says why, "due to open" when. */
const dueTo =
  'due to (?:be|have|start|begin|open|close|take|meet|vote|rule|return|retire|speak|appear|arrive|leave|run|finish|end|launch|hold|publish|decide|report|face|play|stand|go|come|give|sign|expire|reopen|resume|land|move|pay|receive|visit|join|make|complete|testify|hear|sit|sail|fly|step|become|get|deliver|present|release|announce|enter|last|follow)';
const planned = `(?:is|are|was|were)(?: \\w+)? (?:(?:scheduled|set|expected|about) to|${dueTo})`;

const byLanguage = [
  `${weekday}|today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening|week|weekend|month)|(?:last|next) (?:night|week|month|year)|${planned}`,
  'hoy|mañana(?! de)|ayer|anoche|esta (?:madrugada|mañana|tarde|noche|semana)|este (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|mes)|(?:el|hasta el|desde el|del) (?:próximo |pasado )?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?! \\d)',
  "aujourd['’]hui|demain|hier|ce (?:matin|soir)|cette (?:nuit|semaine|après-midi)|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?! \\d)",
  'heute|morgen|gestern|vorgestern|am (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\\p{L}*(?!, (?:dem )?\\d)|(?:diese|nächste|vergangene) (?:woche|nacht)',
  'hoje|amanhã|ontem|(?:n?esta|na|até|desde) (?:próxima |última )?(?:segunda|terça|quarta|quinta|sexta)(?=-feira|[ ,.(]|$)|(?:neste|no) (?:sábado|domingo)|de sexta|esta (?:manhã|tarde|noite|semana)',
  'oggi|domani|ieri|stamattina|stasera|stanotte|questa (?:mattina|sera|notte|settimana)|(?:lunedì|martedì|mercoledì|giovedì|venerdì)(?! \\d)|sabato(?! \\p{Lu}| \\d)|domenica(?= (?:alle|mattina|sera|prossima|scorsa)|[,.])',
  'сегодня|завтра|вчера|позавчера|(?:во?|до|с) (?:понедельник|вторник|сред[уы]|четверг|пятниц[уы]|суббот[уы]|воскресень[ея])[а]?(?!, \\d)|на (?:этой|прошлой|следующей) неделе',
  'bugün|yarın|dün|bu (?:sabah|akşam|gece|hafta)|(?:pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar)(?: günü)(?!\\p{L})',
  'आज|कल|परसों|(?:सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार)(?![\\p{L}\\p{M}])|इस (?:हफ़्ते|हफ्ते|सप्ताह)|अगले (?:महीने|हफ़्ते|हफ्ते)',
  'آج(?! کل| تک)|(?:پیر|منگل|بدھ|جمعرات|جمعہ|جمعے|ہفتہ|ہفتے|اتوار) (?:کو|کی (?:صبح|دوپہر|شام|رات)|کے (?:روز|دن))|(?:اس|اگلے|گزشتہ) (?:ہفتے|مہینے|ماہ)',
  'اليوم(?!\\s+ال)|غدا|أمس|(?:(?:مساء|صباح|يوم|ليلة|ظهر|فجر) )(?:الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)',
];
/** That no letter stands before is dear to ask: most places have one of a to z there, and what is left is asked last. */
const wholeWords = (alternatives: readonly string[]) =>
  `(?<![a-z])(?=(?<words>${alternatives.join('|')})(?!\\p{L}))(?<!\\p{L})\\k<words>`;
const staleInLatin = new RegExp(wholeWords(byLanguage.filter((words) => !hasOtherScript(words))), 'giu');
const stale = new RegExp(
  `${wholeWords(byLanguage)}|今日|明日|昨日|今朝|今夜|今週|来週|先週|今天|明天|昨天|本周|下周`,
  'giu',
);
const isPlanned = new RegExp(`^${planned}$`, 'iu');
/** A year, or a day with its month: what is planned for then is told by it. */
const dated = new RegExp(
  `\\b20\\d\\d\\b|\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${months})(?!\\p{L})|\\b(?:${months})\\.? \\d{1,2}\\b`,
  'iu',
);

/**
 * The words of a text that will be wrong some days after they were written, or null; somebody's words stay as they were
 * said, and so does what is planned for a date the sentence gives.
 */
export function staleWords(text: string): string | null {
  const told = withoutQuotations(text);
  const pattern = hasOtherScript(told) ? stale : staleInLatin;
  for (const { 0: words, index } of matchesOf(pattern, told)) {
    const rest = /^[^.!?;]*/u.exec(told.slice(index + words.length))?.[0] ?? '';
    if (!isPlanned.test(words) || !dated.test(rest)) return words;
  }
  return null;
}

const clocks: readonly RegExp[] = [
  /\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|GMT|UTC|BST|EST|EDT|CET|CEST|local time)(?![\p{L}])/iu,
  /(?<!\p{L})(?:a las|desde las|hasta las|às|alle(?: ore)?|ore|à|dès|saat|в|с|до|um|ab|gegen|bis) \d{1,2}(?:[:.h]\d\d)(?!\d)/iu,
  /(?<![\p{L}\d])\d{1,2}(?:[:.]\d\d)?\s?Uhr(?!\p{L})|(?<![\p{L}\d])(?:[01]?\d|2[0-4])h(?:\d{2})?(?=[\s,.)]|$)/iu,
  /(?:午前|午後|上午|下午|晚上|凌晨|早上)[\d０-９一二三四五六七八九十]{1,3}[時时点點]|[\d०-९]{1,2}(?::[\d०-९]{2})? बजे|الساعة \S+/u,
];
const day = new RegExp(
  `\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\\b(?:${months})\\w*\\.? \\d|\\d (?:${months})|today|tomorrow|yesterday|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}|tonight|daily|nightly|weekdays|weekends|(?:every|each) (?:day|morning|afternoon|evening|night)`,
  'i',
);
const dayElsewhere =
  /\d{1,2}\.? (?:de |di )?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|januar|februar|märz|april|juni|juli|august|september|oktober|november|dezember|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık)|[\d０-９]{1,2}日|(?:cada|todos os|todos los|chaque|jeden|täglich|ogni|каждый|her gün|हर|كل )/iu;

/** Stale words that say nothing of the day itself. */
const namesNoDay = new RegExp(`^(?:${planned}|(?:this|last|next) .*)$`, 'iu');

/** "No earlier than 8:30 a.m." is a rule for every day. */
const everyDay = /\bno(?:t)? (?:earlier|later|sooner|before|after) (?:than )?$/iu;

/** A ban on what happens "after 10 p.m." holds every day; read up to the clock. */
const limits =
  /(?<!\p{L})(?:(?:bann?|limit|restrict|forbid|prohibit)(?:s|ed|ing|den)?|limit(?:e[nmr]?|a[nmr]?|ou|ó)|prohíb[ae]n?|prohibir|pro[ií]b(?:a|e|am|em|ir|iu)|interdi(?:t|re|se)|limite(?:nt|r)|limiter|verb(?:ietet|ieten|oten)|vieta(?:re|no)?)(?!\p{L})[^.!?]{0,60}(?<!\p{L})(?:after|before|from|between|após (?:as )?|depois d|antes d|después de |antes de |après |avant |nach |vor |dopo (?:le )?|prima d)\S{0,3}\s*$/iu;

/** A clock time without its day ("10:00 GMT", "9 a.m.", "a las 4.10", "午後５時"), or null. */
export function clockWithoutDay(text: string): string | null {
  if (day.test(text) || dayElsewhere.test(text)) return null;
  const found = clocks.map((pattern) => pattern.exec(text)).find((each) => each !== null);
  if (found === undefined) return null;
  const before = text.slice(0, found.index);
  if (everyDay.test(before) || limits.test(before)) return null;
  const clock = found[0];
  const words = staleWords(text);
  return words === null || namesNoDay.test(words) ? clock : null;
}
