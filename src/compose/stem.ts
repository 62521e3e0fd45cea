/** A word cut so that its forms meet: "Russian" and "Russia", "rates" and "rated". Figures stay whole. */
export function stem(word: string): string {
  if (/^[a-z]+$/.test(word)) return latinStem(word);
  if (/^\p{Script=Arabic}+$/u.test(word)) return arabicStem(word);
  if (/\d/.test(word) || !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+$/u.test(word)) return word;
  return latinStem(word);
}

function latinStem(word: string): string {
  const bare = word.length > 3 ? word.slice(0, word.length - endingOf(word)) : word;
  return bare.length > 5 ? bare.slice(0, 5) : bare;
}

/** How many letters of a word are the ending of a plural or past. */
function endingOf(word: string): number {
  if (word.endsWith('ies')) return 3;
  if (word.endsWith('es') || word.endsWith('ed')) return 2;
  return word.endsWith('s') || word.endsWith('d') ? 1 : 0;
}

/** Without the article and prepositions written onto it and the commonest endings. */
function arabicStem(word: string): string {
  const bare = word.length > 4 ? word.replace(/^(?:وال|بال|لل|ال|و|ب|ل)/u, '') : word;
  return bare.replace(/(?:تها|ته|ها|هم|ات|ون|ين|ة|ه|ت)$/u, '').slice(0, 5) || word;
}
