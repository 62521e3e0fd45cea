const pair =
  /(\p{Lu}[\p{L}’'-]{3,}) (?:and|y|e|et|und|i|и|ve|en|vs\.?|v\.?) (?:(?:the|el|la|los|las|le|les|die|der|das|il|lo|gli|o|os|as) )?(\p{Lu}[\p{L}-]{3,})/u;
/** Russia, Russian: so much of a name is in the words made from it. */
const stemLength = 5;

/** The two sides a text names together ("Russia and Ukraine"), as the beginnings of their names; empty for none. */
export function sidesOf(text: string): readonly string[] {
  const [, one, other] = pair.exec(text) ?? [];
  return one === undefined || other === undefined
    ? []
    : [one, other].map((name) => name.slice(0, stemLength));
}

/** Whether a text speaks of one of two sides and not of the other. */
export function isOneSided(text: string, sides: readonly string[]): boolean {
  const named = sides.filter((side) => text.includes(side));
  return named.length === 1 && sides.length === 2;
}
