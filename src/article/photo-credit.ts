const agencies =
  'Reuters|AP|AFP|EFE|dpa|ANSA|TASS|ТАСС|РИА Новости|Xinhua|Bloomberg|Kyodo|Getty(?: Images)?|EPA|PA|PTI|ANI|AA|DHA|İHA|LUSA|Belga|Keystone|Shutterstock|iStock|Unsplash|Pexels|Wikimedia Commons|AP Photo';
const label =
  'photos?|pictures?|images?|photographs?|source photo|photo credits?|image credits?|picture credits?|credits?|illustration|graphic|video|fotos?|imagen|fotografía|crédito|fotografia|foto di|crédit(?: photo)?s?|crédits?|bild|bildquelle|quelle|imagem|crédito da imagem|immagine|фото|иллюстрация|صورة|الصورة|تصوير|تصویر|फोटो|फ़ोटो|तस्वीर|图|圖|图片|圖片|图片来源|圖片來源|图源|摄|攝|摄影|攝影|写真|撮影|画像|提供|fotoğraf|görsel';
const name = String.raw`\p{Lu}[\p{L}.’'-]*(?: \p{L}[\p{L}.’'-]*){0,4}`;

const wholeLine: readonly RegExp[] = [
  new RegExp(`^[(\\[]?(?:${label})(?: by)?\\s*[:：|©/].{1,100}$`, 'iu'),
  new RegExp(
    `^[(\\[]?(?:photo|photograph|picture|image|illustration|video)s? (?:by|courtesy(?: of)?) (?!\\p{Ll})${name}.{0,50}$`,
    'iu',
  ),
  new RegExp(`^(?:©\\s?)?[(\\[]?${name}\\s?/\\s?(?:${agencies})(?: .{0,30})?[)\\]]?$`, 'u'),
  new RegExp(`^[(\\[]?(?:©\\s?)?(?:REUTERS|AFP|AP|EPA|dpa)\\s?/\\s?${name}[)\\]]?$`, 'u'),
  new RegExp(`^(?:${agencies}|AFP via Getty Images|via (?:${agencies}))$`, 'u'),
  /^(?:file (?:photo|image|picture)|handout(?: photo)?|archivo|archivfoto|foto de archivo|photo d’archives|資料写真|资料图|資料圖)[.:]?$/iu,
];
const atEnd: readonly RegExp[] = [
  new RegExp(
    `\\s*[(\\[（【](?:${label})(?: by)?\\s*[:：|/]\\s?[^()\\[\\]（）【】]{1,70}[)\\]）】]\\.?$`,
    'iu',
  ),
  new RegExp(`\\s*[(\\[]${name}\\s?/\\s?(?:${agencies})[^()\\[\\]]{0,30}[)\\]]\\.?$`, 'u'),
  /(?<=[.!?…。।۔]["”’»]?)\s(?:Photo|Foto|Fotos|Image|Picture|Фото|Fotoğraf|Crédit photo|Photo credit)(?: by)?\s?:\s?[^.:]{2,60}$/u,
  new RegExp(`(?<=[.!?…]["”’»]?)\\s${name}\\s?/\\s?(?:${agencies})$`, 'u'),
];
/** A caption with its credit, which no stop parts from it. */
const captions: readonly RegExp[] = [
  /^.{5,200}[.!?…]\s\p{Lu}{2,}[\p{Lu} .’'-]{2,40}\s(?:POUR|FOR|PARA|PER|FÜR)\s[«“"]?.{2,60}$/u,
  /^.{5,160}\s[—–|•·-]\s(?:Foto|Photo|Fotografia|Фото|Fotoğraf|Crédit photo)s?\s?:\s?[^.:]{2,60}$/u,
  /^(?:Fotos?|Fotografía|Photos?|Photographie|Bild|Imagen|Imagem|Immagine|Picture)\s?:\s[^.!?…]{5,200}[.!?…]?\s?(?:[/|]\s?\p{Lu}[\p{L} .’'-]{1,50}|[(（]\p{Lu}[^()]{1,50}[)）])$/u,
  /^(?:图为|圖為|图|圖|写真は).{2,90}[摄攝影]$/u,
];
/** One sentence and who took the picture of it: "A ferry leaves the quay in 2024. Photo: Ida Moss/Norline". */
const credited: readonly RegExp[] = [
  /^[^.!?…]{5,200}[.!?…]["”’»)]?\s[([]?(?:Photo|Foto|Fotos|Image|Imagen|Imagem|Immagine|Picture|Bild|Фото|Fotoğraf|Crédit photo|Photo credit)(?: by| di)?\s?[:：]\s?[^.:!?]{2,60}[)\]]?$/u,
  new RegExp(
    `^[^.!?…]{5,200}[.!?…]\\s[(\\[]${name} (?:for|para|pour|für|per|/) (?:the |el |la |le |die |das |il )?${name}[)\\]]$`,
    'u',
  ),
  /^.{5,160}[.!?…]["”’»)]?\s(?:Photo|Photograph|Picture|Illustration|Image)s? (?:by|courtesy of) [^.!?:]{2,50}\.?$/u,
  new RegExp(`^[^.!?…]{5,200}[.!?…]\\s${name}\\s?/\\s?(?:${agencies})$`, 'u'),
  /^[^。！？]{5,100}[。＝=]\s?[（(]?(?:写真|撮影|画像|图片|圖片|图|摄)[:：＝=／/].{1,30}$/u,
];
/** Any credit has one of these before it or in it; most sentences have none, and are asked no more. */
const parting = /[.!?…—–|•·-]["”’»)]?\s|[。＝=图圖写]/u;
/** A credit names somebody in a few words; a sentence after a colon is longer and stops. */
const mostWords = 10;

/** Whether a line is a picture's caption, known by the credit it ends with. */
export function isCaption(line: string): boolean {
  return line.length <= 260 && parting.test(line) && captions.some((pattern) => pattern.test(line));
}

/** Whether a line is one sentence on a picture with the picture's credit; a paragraph of several is a story's. */
export function isCreditedSentence(line: string): boolean {
  return line.length <= 260 && parting.test(line) && credited.some((pattern) => pattern.test(line));
}

/** Whether a line only says who took a picture. */
export function isPhotoCredit(line: string): boolean {
  if (line.length > 120) return false;
  const stops = /[.!?。؟]["”’»]?$/u.test(line) && line.split(' ').length > 4;
  if (stops && !/^[([]/.test(line)) return false;
  return line.split(' ').length <= mostWords && wholeLine.some((pattern) => pattern.test(line));
}

/** The credit a caption or paragraph ends with, "(Photo: Ida Moss/AFP)", or an empty string. */
export function photoCreditAtEnd(paragraph: string): string {
  const end = paragraph.slice(-160);
  for (const pattern of atEnd) {
    const found = pattern.exec(end)?.[0];
    if (found !== undefined && found.length < paragraph.length) return found;
  }
  return '';
}
