/**
 * What a language's stops need to be known by. Entries stand without their final stop and in lower case,
 * which matches any case; an entry with a capital matches only so ("Gen" is a general, "gen" is not).
 */
export type Abbreviations = {
  /** Never end a sentence: titles, "z.B". */
  readonly leading: ReadonlySet<string>;
  /** Are abbreviations before a number only: "No. 10", "p. 3". */
  readonly numbering: ReadonlySet<string>;
  /** May end a sentence: what follows decides. */
  readonly either: ReadonlySet<string>;
  /** Lower-case words which, capitalised after a doubtful stop, do begin a sentence. */
  readonly starters: ReadonlySet<string>;
  /** Verbs that give a quotation before them to its speaker. */
  readonly saying: ReadonlySet<string>;
};

/** Lists as one writes them: words apart by blanks. */
export function abbreviations(lists: { readonly [List in keyof Abbreviations]?: string }): Abbreviations {
  const set = (words = ''): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));
  return {
    leading: set(lists.leading),
    numbering: set(lists.numbering),
    either: set(lists.either),
    starters: set(lists.starters),
    saying: set(lists.saying),
  };
}
