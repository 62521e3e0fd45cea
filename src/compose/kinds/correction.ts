import { selectLines } from '../highlights.ts';
import type { Line, Material, Unit } from '../material.ts';
import type { Template } from '../template.ts';
import { weigh } from '../weigh.ts';
import { asOne, linesByBlock, withhold, withTitleAsHook } from './lines.ts';

const saidWrongly =
  /\b(?:article|story|report|version|headline|caption|column|chart|graphic|newsletter|we)\b.{0,160}\b(?:said|stated|gave|mis\p{L}+ed|described|reported|referred|attributed|put|named|identified|claimed|wrote|listed|showed|suggested)\b|\b(?:artículo|noticia|información|versión|titular)\b.{0,160}\b(?:decía|dijo|afirmaba|indicaba|señalaba|atribuía|daba)\b|\b(?:article|version|titre)\b.{0,160}\b(?:indiquait|affirmait|disait|attribuait|donnait)\b|\b(?:Artikel|Bericht|Version|Fassung)\b.{0,160}\b(?:hieß|behauptet|angegeben|berichtet|stand)\b|\b(?:artigo|notícia|versão)\b.{0,160}\b(?:dizia|afirmava|informava)\b|\b(?:articolo|notizia|versione)\b.{0,160}\b(?:diceva|affermava|riportava|indicava)\b/iu;
/** A sentence that says what is right in the same breath. */
const saysWhatIsRight =
  /(?:,| and) not\b|\brather than\b|\binstead of\b|\bin fact\b|\bshould have (?:said|read|been|stated)\b|\by no\b|\bsino\b|\ben (?:lugar|vez) de\b|\bet non\b|\bau lieu de\b|\bund nicht\b|\bsondern\b|\be não\b|\bem vez de\b|\be non\b|\banziché\b/iu;
const takesBack =
  /^(?:(?:that|this|it) (?:was|is) (?:wrong|incorrect|false|untrue|inaccurate|an error|a mistake|not (?:so|true|correct|right|the case))|(?:eso|esto|no) (?:era|es) (?:incorrecto|falso|así|cierto)|c['’](?:était|est) (?:faux|inexact)|das (?:war|ist) (?:falsch|nicht richtig)|isso (?:estava|é|era) (?:errado|incorreto|falso)|(?:questo|ciò) (?:era|è) (?:errato|falso|sbagliato))(?!\p{L})/iu;

/** Heavier than this an error and what is right fill no post together. */
const heaviest = 264;
/** Points beside the corrections themselves, where each has a post. */
const morePoints = 2;

/**
 * A correction leads with its title, which says that it is one. What was said wrongly is told only
 * together with what is right; where both do not fit into a post, only what is right is told.
 */
export function retellCorrection(material: Material, template: Template): Material {
  const body: Line[] = [];
  const corrections: Line[] = [];
  for (const lines of linesByBlock(material.body).values()) {
    for (let at = 0; at < lines.length; ) {
      const run = correctionAt(lines, at);
      body.push(...run);
      corrections.push(...run.filter((line) => line.whole && line.facts.length > 1 && !lines.includes(line)));
      at += lengthOf(lines, at);
    }
  }
  const numbered = body.map((line, order) => ({ ...line, order }));
  const known = withTitleAsHook({ ...material, body: numbered });
  const placed = numbered.filter((line) => corrections.some((each) => each.text === line.text));
  const units = [...known.units, ...afterTheirParagraph(placed, numbered)];
  return withPoints({ ...known, units }, placed, hasPointPosts(template) ? morePoints : 0);
}

/** How many sentences make the correction that begins here: the error, "That was wrong.", what is right. */
function lengthOf(lines: readonly Line[], at: number): number {
  const first = lines[at];
  if (first === undefined || !saidWrongly.test(first.text)) return 1;
  let end = at + 1;
  while (takesBack.test(lines[end]?.text ?? '')) end += 1;
  if (end === at + 1 && saysWhatIsRight.test(first.text)) return 1;
  return Math.min(end + 1, lines.length) - at;
}

function correctionAt(lines: readonly Line[], at: number): Line[] {
  const [first, ...rest] = lines.slice(at, at + lengthOf(lines, at));
  if (first === undefined) return [];
  if (rest.length === 0) {
    const isBare = saidWrongly.test(first.text) && !saysWhatIsRight.test(first.text);
    return [isBare ? { ...first, whole: false } : first];
  }
  const whole = asOne(first, rest);
  const isComplete = !takesBack.test(rest.at(-1)?.text ?? '');
  if (isComplete && whole.whole && weigh(whole.text) <= heaviest) return [whole];
  const right = isComplete ? rest.slice(-1) : [];
  return [...[first, ...rest.slice(0, rest.length - right.length)].map(untold), ...right];
}

function untold(line: Line): Line {
  return { ...line, whole: false };
}

/** "The article also gave…" goes under the first sentence of the paragraph before it. */
function afterTheirParagraph(corrections: readonly Line[], body: readonly Line[]): Unit[] {
  const blocks = [...linesByBlock(body).values()];
  return corrections.flatMap((line) => {
    if (!line.leans) return [];
    const at = blocks.findIndex((lines) => lines[0] === line);
    const before = blocks[at - 1]?.[0];
    if (before === undefined || !before.whole || before.leans || before.linked) return [];
    const text = `${before.text}\n\n${line.text}`;
    return weigh(text) > heaviest ? [] : [{ lines: [before, line], text, order: before.order }];
  });
}

/** Without highlights of its own a correction's points are what it corrects, then the best of the rest. */
function withPoints(material: Material, corrections: readonly Line[], more: number): Material {
  if (material.highlights.length > 0) return material;
  const own = corrections.filter((line) => !line.linked);
  const said = [material.title, ...own].flatMap((line) => line.facts);
  const rest = selectLines(
    withhold(material, (line) => own.includes(line)),
    more,
    said,
  );
  const points = [...own, ...rest.map(({ line }) => line)].sort((a, b) => a.order - b.order);
  return own.length === 0 ? material : { ...material, highlights: points };
}

/** Whether each point has a post of its own; in a list the corrections fill it, a body tells the rest anyway. */
function hasPointPosts({ parts }: Template): boolean {
  return parts.some((part) => part.repeats === 'highlights');
}
