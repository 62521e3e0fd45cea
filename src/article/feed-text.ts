import { parsePage } from './page.ts';
import { blocksIn } from './page-blocks.ts';

/** What a feed carries of an item's text; `plain` is for a person to see. */
export type FeedText = { readonly html: string; readonly plain: string; readonly isWhole: boolean };

/** A description this long, in two paragraphs or more, is the article; anything less may be its first lines. */
const shortestWhole = 700;
const shortestContent = 300;
const longestExcerpt = 1000;

/** How a text ends that goes on elsewhere. */
const cut =
  /(?:\[\s*(?:…|\.\.\.|&hellip;|&#8230;)\s*\]|…|\.\.\.|\[\s*\+\d+ chars\s*\])\s*$|(?:read more|continue reading|read the full (?:story|article)|keep reading|leer más|seguir leyendo|lire la suite|weiterlesen|mehr lesen|leia mais|continue lendo|leggi tutto|continua a leggere|читать далее|اقرأ المزيد|और पढ़ें|مزید پڑھیں|阅读全文|閱讀全文|続きを読む|devamını oku)[^.!?]{0,120}$/iu;
/** What WordPress sets under each item. */
const signature = /The post .{1,300} (?:appeared first on|first appeared on) .{1,100}$/i;

/** An item's text: the content before the description; whole only if nothing says that it goes on elsewhere. */
export function wholeOrExcerpt(content: string | null, summary: string | null): FeedText {
  const html = content ?? summary ?? '';
  const { blocks, leftOut } = blocksIn(parsePage(html).body);
  const lines = [...blocks.map((block) => block.text), ...leftOut];
  const plain = lines.join(' ').replace(signature, '').trim();
  const least = content === null ? shortestWhole : shortestContent;
  const paragraphs = blocks.filter((block) => block.kind !== 'heading' && !signature.test(block.text)).length;
  const isWhole = plain.length >= least && (content !== null || paragraphs >= 2) && !cut.test(plain);
  return { html, plain: plain.slice(0, longestExcerpt), isWhole };
}
