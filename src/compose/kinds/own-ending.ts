import { isLeadIn } from '../bonds.ts';
import type { Line, Material, Unit } from '../material.ts';
import { passagesOf } from '../passages.ts';
import { weigh } from '../weigh.ts';

/** So many endings are tried. */
const mostEndings = 12;
const leastEnding = 60;

/** Words that open what others hold: their case is never the author's last word. */
const concedes =
  /^(?:["“„«]|(?:some|many|most|several|other|certain|few) (?:\p{L}+ ){0,2}(?:say|argue|claim|think|believe|insist|object|fear|worry|point|will say|would say)|(?:the )?(?:\p{L}+ )?(?:critics?|opponents?|supporters?|advocates?|defenders?|backers?|proponents?|sceptics?|skeptics?|detractors?)\b|it is true\b|to be (?:fair|sure)\b|granted\b|of course\b|admittedly\b|those who (?:say|argue|want|favou?r|oppose|support)\b|(?:the )?(?:other side|counter-?argument)\b|los (?:críticos|defensores|partidarios|detractores)|(?:sus )?(?:críticos|defensores|partidarios|detractores)|hay quien|algunos|es verdad|es cierto|por supuesto|(?:les|ses) (?:critiques|détracteurs|partisans|défenseurs|opposants)|certains|il est vrai|certes|bien sûr|(?:die )?(?:kritiker|gegner|befürworter|verteidiger)(?!\p{L})|manche|einige|zwar|sicher|gewiss|(?:os )?(?:críticos|defensores|opositores)|alguns|é verdade|claro|(?:i )?(?:critici|sostenitori|detrattori|oppositori|difensori)|alcuni|è vero|certo|критики|сторонники|противники|некоторые|конечно|правда,|eleştirenler|destekçiler|savunanlar|bazıları|elbette|المؤيدون|المعارضون|يقول (?:المؤيدون|المعارضون|المنتقدون)|صحيح أن|आलोचक|समर्थक|ناقدین|حامی)/iu;

/** "Bus companies say the change would cost them": somebody else's words without quotation marks. */
const reports =
  /^(?!(?:i|we|as i)\b)(?:[\p{L}’'-]+ ){1,6}(?:say|says|said|argues?|argued|claims?|claimed|insists?|warns?|maintains?|objects?|countered|counters|dicen?|sostienen?|afirman?|alegan|argumentan|disent|affirment|soutiennent|prétendent|sagen|behaupten|meinen|argumentieren|dizem|alegam|argumentam|defendem|dicono|sostengono|affermano|говорят|утверждают|считают)(?!\p{L})/iu;

/**
 * What an opinion may end on, the best first: its author's own last words, alone or as the answer to what
 * others hold, so that the thread does not end on what the author argues against.
 */
export function ownEndings(material: Material): Unit[] {
  const others = othersCase(material);
  const isOwn = (line: Line) => !line.attributed && !others.has(line.order);
  return passagesOf(material)
    .filter(({ lines }) => lines.slice(-1).every((last) => isOwn(last) && !leadsOn(last, material)))
    .sort((a, b) => slight(a) - slight(b) || endOf(b) - endOf(a) || b.lines.length - a.lines.length)
    .slice(0, mostEndings);
}

/** "Do that for three years.": the paragraph goes on with what this only opens. */
function leadsOn(last: Line, { body }: Material): boolean {
  return isLeadIn(last.text) && body[last.order + 1]?.place.index === last.place.index;
}

/** A last aside ("We'll see.") is no point to end on while there is a fuller one. */
function slight({ text }: Unit): number {
  return weigh(text) < leastEnding ? 1 : 0;
}

function endOf({ lines }: Unit): number {
  return lines.at(-1)?.order ?? -1;
}

/** The sentences that tell what others hold: from where a paragraph begins to, up to its end or a turn. */
function othersCase({ body }: Material): Set<number> {
  const orders = new Set<number>();
  for (const [at, line] of body.entries()) {
    const before = body[at - 1];
    const goesOn =
      before !== undefined &&
      before.place.index === line.place.index &&
      orders.has(before.order) &&
      line.leans &&
      !turns.test(line.text);
    if (concedes.test(line.text) || reports.test(line.text) || goesOn) orders.add(line.order);
  }
  return orders;
}

const turns =
  /^(?:but|yet|still|however|nonetheless|nevertheless|pero|sin embargo|mais|pourtant|aber|doch|jedoch|mas|porém|ma|però|tuttavia|но|однако|ama|ancak|لكن|ولكن|लेकिन|मगर|لیکن|مگر|但|然而|しかし|だが)(?!\p{L})/iu;
