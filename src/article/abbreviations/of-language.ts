import { arabic, urdu } from './ar.ts';
import { chinese, noAbbreviations } from './cjk.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { hindi } from './hi.ts';
import { italian } from './it.ts';
import { portuguese } from './pt.ts';
import { russian } from './ru.ts';
import { turkish } from './tr.ts';
import type { Abbreviations } from './words.ts';

const byLanguage = new Map<string, Abbreviations>([
  ['en', english],
  ['de', german],
  ['es', spanish],
  ['fr', french],
  ['it', italian],
  ['pt', portuguese],
  ['ru', russian],
  ['uk', russian],
  ['be', russian],
  ['bg', russian],
  ['tr', turkish],
  ['hi', hindi],
  ['mr', hindi],
  ['ne', hindi],
  ['ar', arabic],
  ['fa', arabic],
  ['ur', urdu],
  ['zh', chinese],
  ['ja', noAbbreviations],
]);

/** A BCP 47 tag's abbreviations; a language we have no list for is read by the English one. */
export function abbreviationsOf(language: string): Abbreviations {
  return byLanguage.get(primaryOf(language)) ?? english;
}

/** Languages that write ordinals as a number and a stop: "am 3. Mai". */
const ordinal = new Set('de tr da nb nn no fi cs sk hu pl et lv sl hr sr bs is az'.split(' '));

/** Whether "3." is a word in the language, not only the end of a sentence. */
export function hasOrdinalStops(language: string): boolean {
  return ordinal.has(primaryOf(language));
}

function primaryOf(language: string): string {
  return /^[a-z]{2}$/.test(language) ? language : (language.toLowerCase().split(/[-_]/)[0] ?? '');
}
