import { tidyText } from './tidy.ts';

const longestCell = 40;
const fewestTabs = 2;

/** Takes the rows of a pasted table out of a text: lines of short cells between tabs. */
export function takeTabbedRows(source: string): { readonly text: string; readonly rows: readonly string[] } {
  if (!source.includes('\t')) return { text: source, rows: [] };
  const rows: string[] = [];
  const kept = source.split('\n').filter((line) => {
    const cells = line.trim().split('\t');
    const isRow =
      cells.length > fewestTabs && cells.every((cell) => cell.trim() !== '' && cell.length <= longestCell);
    if (isRow) rows.push(tidyText(line));
    return !isRow;
  });
  return { text: kept.join('\n'), rows };
}
