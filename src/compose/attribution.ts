import type { Line, Material } from './material.ts';
import { isAttributed } from './openings.ts';
import { isSameFact } from './words.ts';

const clockOrDate =
  /\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|GMT|UTC|BST|EST|EDT|CET|CEST)|\b\d{1,2}[:.]\d\d\b(?!%)|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\p{L}*\.? \d{1,2}\b(?!,\d)|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\p{L}*|\b(?:19|20)\d\d\b(?![.,]?\d)/giu;

/** The figures of a text that somebody may have given: years, dates and clock times aside. */
export function figuresGiven(text: string): string[] {
  if (!/\d/.test(text)) return [];
  return text.replace(clockOrDate, ' ').match(/\d[\d.,]*\d|\d/g) ?? [];
}

/** "…above the €381m that analysts had forecast" says who gave that figure, and nothing of the others. */
function isOnlyForecast(text: string): boolean {
  const rest = text.replace(
    /\b(?:that|than|what) (?:analysts|economists|forecasters|markets)\b[^,;.]*/giu,
    ' ',
  );
  return rest !== text && !isAttributed(rest);
}

/**
 * The sentence of the body that says who gives a figure which a line tells as a fact (rule 12); undefined where the
 * line says so itself, or nobody does.
 */
export function sourceFor(
  line: { readonly text: string; readonly words: ReadonlySet<string>; readonly attributed: boolean },
  material: Material,
): Line | undefined {
  if (line.attributed) return undefined;
  const figures = figuresGiven(line.text);
  if (figures.length === 0) return undefined;
  return material.body.find((each) => {
    if (!each.attributed || !isSameFact(each.words, line.words, material.telling)) return false;
    if (isOnlyForecast(each.text)) return false;
    const given = new Set(figuresGiven(each.text));
    return figures.some((figure) => given.has(figure));
  });
}
