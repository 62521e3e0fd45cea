/** Decimal digits of every script stand in runs of ten, each run from its own nought. */
const runs = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xce6, 0xe50, 0xff10];

/** A digit that is none of 0 to 9 stands in one of these blocks. */
const mayBeOther = /[\u0660-\u1fff\ua000-\uffff]/;

/** The text with Arabic-Indic, Devanagari, full-width and other digits as 0 to 9; every other character stays. */
export function foldDigits(text: string): string {
  if (!mayBeOther.test(text)) return text;
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const nought = runs.find((run) => code >= run && code < run + 10);
    return nought === undefined ? digit : String(code - nought);
  });
}
