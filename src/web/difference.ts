/** A stretch of words that stayed, came or went. */
export type Change = { readonly kind: 'same' | 'came' | 'went'; readonly words: string };

/** Longer texts are shown as a whole before and after: the table below grows with the square. */
const mostWords = 400;

/** What an edit changed, word by word. */
export function differenceOf(from: string, to: string): readonly Change[] {
  const [before, after] = [wordsOf(from), wordsOf(to)];
  if (before.length > mostWords || after.length > mostWords) {
    return [
      { kind: 'went', words: from },
      { kind: 'came', words: to },
    ];
  }
  const common = commonLengths(before, after);
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [was = '', is = ''] = [before[i], after[j]];
    const skipBefore = common[i + 1]?.[j] ?? -1;
    const skipAfter = common[i]?.[j + 1] ?? -1;
    if (i < before.length && j < after.length && was === is) {
      changes.push({ kind: 'same', words: was });
      i += 1;
      j += 1;
    } else if (i < before.length && (j >= after.length || skipBefore >= skipAfter)) {
      changes.push({ kind: 'went', words: was });
      i += 1;
    } else {
      changes.push({ kind: 'came', words: is });
      j += 1;
    }
  }
  return joined(changes);
}

function wordsOf(text: string): readonly string[] {
  return text.split(/(\s+)/).filter((word) => word !== '');
}

/** How many words two texts share from any two places on: the usual table, filled from the end. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const [row, below] = [table[i] ?? [], table[i + 1] ?? []];
    for (let j = after.length - 1; j >= 0; j -= 1) {
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function joined(changes: readonly Change[]): readonly Change[] {
  const result: Change[] = [];
  for (const change of changes) {
    const last = result.at(-1);
    if (last?.kind === change.kind) result[result.length - 1] = { ...last, words: last.words + change.words };
    else result.push(change);
  }
  return result;
}
