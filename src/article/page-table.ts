import type { PageElement } from './page.ts';
import { tidyText } from './tidy.ts';

/** A cell with more words than this holds a story, or a page's columns. */
const longestCell = 200;
const mostRows = 40;

/** Figures in rows are no sentences; a table that lays out paragraphs is only an old page's frame. */
export function isDataTable(element: PageElement, tag: string): boolean {
  if (tag !== 'TABLE' || element.querySelector('p,div,article,h1,h2,table') !== null) return false;
  return [...element.querySelectorAll('td,th')].every(
    (cell) => (cell.textContent?.length ?? 0) <= longestCell,
  );
}

/** A table's caption and rows as lines for a person to see. */
export function rowsOf(table: PageElement): string[] {
  const rows = [...table.querySelectorAll('caption,tr')].slice(0, mostRows).map((row) => {
    const cells = [...row.querySelectorAll('td,th')].map((cell) => tidyText(cell.textContent ?? ''));
    return cells.length === 0 ? tidyText(row.textContent ?? '') : cells.join(' · ');
  });
  return rows.filter((row) => /[\p{L}\p{N}]/u.test(row));
}
