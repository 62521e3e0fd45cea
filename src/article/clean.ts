const sentenceEnd = /[.!?…。！？؟।:;]["”’»)\]」』]*$/u;
const contact = /https?:\/\/|www\.|[\w.+-]+@[\w-]+\.\w|(?:^|\s)@\w{2,}/iu;
const spoken =
  /["“”«»「『]|\b(?:said|says|told|asked|added|warned|argued|wrote|according|reported|announced|dijo|afirmó|según|selon|sagte|disse)\b/iu;

/** No line of a site's own is longer; hostile ones would take the patterns quadratic time. */
const longestSiteLine = 600;

/** Whole lines that belong to the site around an article, never to its story. */
const siteWords =
  /^(?:share|tweet|print|e-?mail|comments?|no comments|(?:advertisement|ad|publicidad|anzeige)(?: continues below)?|ads?|advertising|sponsored(?: content)?|skip to (?:main )?content|subscribe|newsletters?|log ?in|sign (?:in|up)|menu|home|save|copy link|read more|more|related(?: (?:articles|stories|topics|news))?|you may also like|recommended(?: for you)?|most (?:read|popular|viewed)|trending(?: now)?|latest news|previous|next|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|instagram|compartir|publicidad|partager|publicité|teilen|anzeige|関連記事|広告)[.!:]?$/iu;

const siteSentences: readonly RegExp[] = [
  /^leave a (?:reply|comment)\b/i,
  /^(?:your )?e-?mail address will not be published/i,
  /^(?:please )?share (?:this|the|it|on|via|your thoughts)\b.{0,80}$/i,
  /^if you (?:like|liked|enjoy|enjoyed|love) (?:the|this|our)\b.{0,80}\b(?:share|subscribe|follow|support|donat)/i,
  /^(?:please )?(?:also )?(?:follow|like|join|find|connect with) (?:us|me|our|@\w+|the .{2,40} on (?:x|twitter|facebook|instagram|whatsapp|telegram|youtube))\b/i,
  /^(?:please )?(?:also )?(?:subscribe|sign up|register)(?: (?:now|today|here|free|for free))*(?: (?:to|for) (?:our|the|my|free|daily|weekly|updates|more|full)\b.{0,100})?[.!:]?$/i,
  /^(?:get|receive) (?:the|our|all the) .{0,60}\b(?:inbox|newsletter|app|alerts?)\b/i,
  /^(?:download|get|try) (?:our|the) (?:free )?app\b/i,
  /^(?:click|tap) here\b/i,
  /^send (?:us )?(?:your|news|tips|an? )\b.{0,60}(?:article|opinion|letter|tips?|story|stories|e-?mail)\b/i,
  /^(?:contact (?:us|the (?:newsroom|author|editor|reporter))|feel free to (?:reach|contact)|(?:reach|write to|e-?mail|get in touch with) (?:us|our|the (?:author|editor|newsroom|reporter)))\b/i,
  /^(?:(?:copyright|©|\(c\)) .{0,100}|.{0,60}all rights reserved\.?)$/i,
  /^(?:tags|filed under|categories|topics|more on|read more|read also|also read|see also|related|photo|image|picture|photograph|source photo|credit)\s*[:|].{0,140}$/i,
  /^(?:support|donate to) (?:us|our|independent)\b.{0,100}$/i,
  /^(?:we use|this (?:site|website) uses) cookies\b/i,
  /^this (?:article|story) (?:was|is) (?:originally|first) published\b/i,
  /^\d+ (?:comments?|shares?|min(?:ute)?s? read)$/i,
  /^(?:síguenos|suscríbete|suscríbase|comparte|compartir (?:en|esta)|suivez-nous|abonnez-vous|partagez|folgen sie uns|abonnieren sie|siga-nos|assine|inscreva-se)\b.{0,120}$/iu,
  /^(?:تابعونا|اشترك|شارك (?:هذا|المقال))/u,
  /^(?:フォローする|シェアする|購読|メールマガジン)/u,
];

/**
 * Whether a whole line belongs to the site and not to the story: share, follow and subscribe lines,
 * addresses, profile links, "Leave a Reply". Speech is never boilerplate: somebody said it.
 */
export function isBoilerplate(line: string): boolean {
  if (line.length > longestSiteLine) return false;
  if (isSiteLabel(line) || isContactLine(line)) return true;
  if (line.length > 260 || spoken.test(line)) return false;
  return siteSentences.some((pattern) => pattern.test(line));
}

/** Whether a line only labels a part of the site: "Advertisement", "Skip to content", a bar of links. */
export function isSiteLabel(line: string): boolean {
  return siteWords.test(line) || isLinkBar(line);
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

/** A line which is little more than an address: a link, an e-mail, a profile, with a few words inviting to it. */
function isContactLine(line: string): boolean {
  if (!/@|:\/\/|www\./i.test(line) || !contact.test(line)) return false;
  const words = line
    .split(/\s+/)
    .filter((word) => !contact.test(` ${word}`))
    .join(' ');
  if (words.length <= 24 && !sentenceEnd.test(line)) return true;
  const invites =
    /^(?:please |also )*(?:follow|connect|contact|e-?mail|send|write|reach|feel free|visit|join|like|find|subscribe|for more|read more|see|tips?|twitter|facebook|instagram|youtube|telegram|whatsapp)\b/i;
  return invites.test(line) && line.length < 260 && !/["“«]/.test(line);
}

const highlightLabels =
  /^(?:(?:story |article |key |main |top )?highlights?|key (?:points?|takeaways?|facts?)|takeaways?|in (?:brief|short)|at a glance|the (?:key )?points|main points|what (?:to|you need to) know|summary|puntos clave|claves|lo (?:más )?destacado|en (?:breve|resumen)|points? clés|l['’]essentiel|en bref|das wichtigste(?: in kürze)?|in kürze|auf einen blick|destaques|pontos[- ]chave|em resumo|in sintesi|punti chiave|главное|коротко|أبرز النقاط|أهم النقاط|النقاط الرئيسية|ポイント|要点|ハイライト|要點|重点|핵심 요약|주요 내용)$/iu;

/** Whether a line announces the article's highlights, in the words newsrooms use for it. */
export function isHighlightsLabel(line: string): boolean {
  return line.length <= 80 && highlightLabels.test(line.replace(/^[#*_\s]+|[*_\s:：]+$/gu, ''));
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

/** What a byline says of its author after the name: "Transport Correspondent". */
const role =
  /,\s(?:[\p{L}'’-]+\s){0,3}(?:correspondent|editor|reporter|writer|columnist|critic|staff|analyst|bureau chief)$/iu;
const byline =
  /^(?:by|por|par|von|di|de)\s+(\p{Lu}[\p{L}'’.-]+(?:\s+(?:and|&|y|et|und|e|\p{L}[\p{L}'’.-]*|,)){1,8})$/iu;

/** The author a byline names, or null when the line is none. */
export function authorOfByline(line: string): string | null {
  if (line.length > 90 || endsLikeSentence(line) || isBoilerplate(line)) return null;
  const name = byline.exec(line.replace(role, ''))?.[1];
  return name !== undefined && /^\p{Lu}/u.test(name) ? name : null;
}

const datelines: readonly RegExp[] = [
  /^\p{Lu}[\p{Lu} .,'’-]{2,40}(?:,\s[\p{L}. ]{2,20}\s?\d{0,2})?\s(?:\([\p{Lu}][\p{L} .]{1,30}\)\s)?[—–-]{1,2}\s+(?=\S)/u,
  /^\p{Lu}[\p{L} .,'’-]{2,60}\s\((?:Reuters|AP|AFP|EFE|dpa|ANSA|TASS|Xinhua|Bloomberg|Kyodo)\)\s?[—–-]{1,2}\s+(?=\S)/u,
];

/** The dateline a paragraph opens with ("ISTANBUL (Reuters) - "), or an empty string. */
export function datelineOf(paragraph: string): string {
  for (const pattern of datelines) {
    const found = pattern.exec(paragraph)?.[0];
    if (found !== undefined) return found;
  }
  return '';
}
