const results =
  /^(?:att(?:endance)?|referees?|umpires?|toss|ht|half[- ]time|scorers?|goals?|line-?ups?|subs(?:titutes)?|booked|bookings|sent off|marcatori|ammoniti|espulsi|arbitr[oa]|spettatori|goles|goleadores|árbitro|buteurs|buts|arbitre|tore|torschützen|zuschauer|schiedsrichter|gols|público|голы|голы забили|судья|зрителей|goller|hakem)\s*:\s?(?=.*(?:\d|\p{Lu}))/iu;
const teamLine =
  /^\p{Lu}[\p{L} .’'-]{1,30}(?: \(\d[\d-]{0,5}\))?(?: \d{1,3})?: (?:\p{Lu}[\p{L} .’'-]{1,25}(?: \(?\d{1,3}\)?)[,;.]? ?){3,}$/u;
const columnHeads = /^(?:\p{Lu}\p{L}{0,2}|[+/#%-])(?: (?:\p{Lu}\p{L}{0,2}|[+/#%-])){3,}$/u;

/** "Q2 revenue: $671 mln vs. est. $640 mln": a figure, what it was set against, and no verb. */
const comparison =
  /^\p{L}[\p{L}\d .,%’'()/-]{1,40}: (?=.*\d.*(?:vs?\.?|versus|[–—-]|compared with|est\.?) )(?:(?:[$€£¥]?[+−-]?\d[\d.,]*%?|mln|bln|mn|bn|million|billion|[mk]|pct|percent|cents?|pence|a|per|share|vs?\.?|versus|est\.?|estimates?|of|exp\.?|expected|consensus|[–—-]|compared|with|loss|profit)[;,]?(?: |$)){2,}$/iu;

/** Whether a line is data and no sentence: a team with its scorers, an attendance, a table's row or its column heads. */
export function isDataRow(line: string): boolean {
  if (line.length > 200) return false;
  return results.test(line)
    ? !isProse(line)
    : teamLine.test(line) || columnHeads.test(line) || comparison.test(line) || isRow(line);
}

/** Three figures or more, and few words beside them. */
function isRow(line: string): boolean {
  if (/[.!?:;,]$/.test(line)) return false;
  const cells = line.split(' ');
  const figures = cells.filter((cell) => /^[+−-]?\d[\d.,:/–-]*%?$/.test(cell)).length;
  return figures >= 3 && figures * 2 > cells.length;
}

/** "Goals: it takes two to win a final." is a sentence: most of its words are small. */
function isProse(line: string): boolean {
  const words = line.replace(/^[^:]*:/, '').match(/\p{L}+/gu) ?? [];
  return words.filter((word) => /^\p{Ll}/u.test(word)).length * 2 > words.length;
}
