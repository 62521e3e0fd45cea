/** "Rail-Bridge/3rd Lead", "AM-Corvale-Rail, 4th Ld-Writethru": what a wire names a story and its version by. */
const slug =
  /^[^\s/:]{2,40}(?: [^\s/:]{1,20}){0,3}\s?[/,]\s?(?:\d{1,2}(?:st|nd|rd|th)\s)?(?:lead|ld|update|writethru|lead-all|advisory)(?:\s?\d{1,2})?(?:-writethru)?(?:[,/].{0,30})?$/iu;
const toEditors = /^\(?(?:eds|editors|attention editors|note to editors|nota a los editores)\s?[:.]\s?\S/iu;
const changes =
  /^\((?:adds|updates|recasts|corrects|removes|deletes|releads|refiles|repeats|writes through|incorporates|paragraphs? \d|previous(?:ly)?(?=:))(?!\p{L})[^()]*\)$/iu;
/** The same without brackets, only where each part is something wires add. */
const parts =
  '(?:details?|quotes?|background|comments?|reactions?|byline|dateline|bylines?|context|analysts?|shares?|statements?|photos?|graphics?|links?|death toll|toll|headline)';
const bareChanges = new RegExp(
  `^(?:adds|updates|recasts)(?: with)? (?:(?:more|new|further|latest) )?${parts}(?:(?:,| and|, and) (?:more |new |further )?${parts})*\\.?$`,
  'iu',
);
const keywords = /^keywords?\s?:\s?\p{Lu}[^.!?]{2,120}$/u;

/** Whether a line is a wire's own: a slug, a word to editors, what was added since the last version. */
export function isWireLine(line: string): boolean {
  if (line.length > 240) return false;
  return [slug, toEditors, changes, bareChanges, keywords].some((pattern) => pattern.test(line));
}

const mark =
  /^(?:\p{Extended_Pictographic}\uFE0F?\s?)+(?=[^\s\d])|^(?:UPDATE|WRAPUP|WRAP UP|REFILE|RPT)(?: \d{1,2})?\s?[-–—:]\s?(?=\S)/u;

/** What stands before a headline and is none of it, "UPDATE 2-" or a picture sign; an empty string where nothing does. */
export function markBefore(headline: string): string {
  return mark.exec(headline)?.[0] ?? '';
}
