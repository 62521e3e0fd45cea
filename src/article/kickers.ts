import { isReleaseHead } from './release-lines.ts';
import { isWireLine } from './wire-lines.ts';

/** Labels that say a piece is somebody's view; matched without case. */
const views = [
  'opinions?|comment|commentary|analysis|editorials?|leader|op-ed|column|viewpoint|perspective|guest essay|first person|letters? to the editor',
  'opini[oó]n|an[aá]lisis|tribuna(?: (?:abierta|libre))?|columna|carta al director',
  'avis|analyse|tribune|éditorial|édito|chronique|point de vue|billet|opinion',
  'meinung|kommentar|leitartikel|kolumne|gastbeitrag|gastkommentar',
  'opinião|análise|coluna|artigo de opinião',
  'opinione|il commento|commento|analisi|l’analisi|editoriale|l’editoriale',
  'мнение|колонка|комментарий|авторская колонка|от редакции|думка',
  'رأي|مقال رأي|مقالات الرأي|تحليل|افتتاحية|رائے|کالم|تجزیہ|اداریہ',
  'विचार|राय|नज़रिया|नजरिया|संपादकीय|विश्लेषण',
  '社説|論説|オピニオン|寄稿|コラム|社论|社論|评论|評論|观点|觀點|时评|時評|사설|칼럼|기고',
  'görüş|yorum|köşe yazısı|analiz|başyazı',
].join('|');
const viewLabel = new RegExp(`^(?:${views})[:!]?$`, 'iu');
const viewInTitle = new RegExp(`^(?:${views})(?=\\s?[:|：–—]|\\s-\\s)`, 'iu');
const newsroomView =
  /^(?:editorials?|leader|éditorial|édito|leitartikel|editoriale|l’editoriale|от редакции|افتتاحية|اداریہ|संपादकीय|社説|論説|社论|社論|사설|başyazı)(?!\p{L})/iu;
/** What newsrooms set over a headline besides: a section, or how urgent it is. */
const sections =
  /^(?:(?:news|video|world|politics|business|sports?|local|national|science|technology|tech|health|culture|arts|travel|economy|finance|international|exclusive|breaking(?: news)?|live|update|explainer|investigation|feature|interview|urgent|bulletin|flash|just in|(?:\p{L}+ )?reviews?|obituar(?:y|ies)|profile|fact[- ]check|q ?& ?a|food|crime|courts?|education|environment|weather|elections?)(?: news)?|mundo|política|deportes|economía|cultura|sucesos|entrevista|crónica|reportaje|reseña|crítica|perfil|obituario|última hora|urgente|exclusiva|monde|politique|économie|sport|entretien|critique|reportage|portrait|enquête|nécrologie|exclusif|politik|wirtschaft|kultur|panorama|kritik|rezension|reportage|porträt|nachruf|eilmeldung|exklusiv|esportes|cidades|economia|polícia|resenha|reportagem|esclusiva|intervista|cronaca|recensione|политика|экономика|интервью|срочно|عاجل|سياسة|اقتصاد|国际|国内|快讯|速報|国際|経済|son dakika|gündem|dünya)[:!]?$/iu;

/** Whether a line is what newsrooms set over a headline: a section, a label, how urgent it is. */
export function isKicker(line: string): boolean {
  return sections.test(line) || isOpinionLabel(line) || isWireLine(line) || isReleaseHead(line);
}

const greeting =
  /^(?:\p{Extended_Pictographic}\uFE0F?\s?)*(?:(?:good (?:morning|afternoon|evening)|happy \p{L}+day|hello|hi|hey|dear)(?!\p{L})|buen(?:os|as) (?:días|tardes|noches)|bonjour|guten (?:morgen|tag|abend)|bom dia|boa (?:tarde|noite)|buon ?giorno|buonasera)(?:[^.!?]{0,40}[,!.:]$|[^.!?]{0,40}[!.,].{3,200}$)/iu;

/** Whether a line greets the readers of a newsletter or a letter: "Good morning! It’s Thursday.", "Hi all,". */
export function isGreeting(line: string): boolean {
  return greeting.test(line) && /[.,!:]$/u.test(line);
}

/** Whether a line or a section's name says that what stands under it is somebody's view: "OPINION", "Kommentar". */
export function isOpinionLabel(line: string): boolean {
  return viewLabel.test(line);
}

/** Whether a title says itself that it is somebody's view: "Opinion: …", "Analysis | …". */
export function hasOpinionLabel(title: string): boolean {
  return viewInTitle.test(title);
}

/** Whether a label or a labelled title gives the view of the newspaper itself, which nobody signs. */
export function isNewsroomView(label: string): boolean {
  return newsroomView.test(label);
}

/** A label as words of a post: "OPINION" shouts less as "Opinion". */
export function labelText(label: string): string {
  const words = label.replace(/[:!]$/u, '');
  const isShouted = words === words.toUpperCase() && words !== words.toLowerCase();
  return isShouted ? words.charAt(0) + words.slice(1).toLowerCase() : words;
}
