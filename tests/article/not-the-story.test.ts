import { describe, expect, test } from 'vitest';
import { isAboutAuthor } from '../../src/article/byline.ts';
import { instantInLine } from '../../src/article/instant.ts';
import { isOfTheSite } from '../../src/article/not-the-story.ts';
import { readText } from '../../src/article/read-text.ts';
import { isServiceLine } from '../../src/article/service-lines.ts';

describe('a newsroom’s and a newsletter’s own lines', () => {
  test.each([
    'Contact Ida Moss at ida@ledger.example or 555-0117.',
    'Have a question we did not answer? Send it to desk@ledger.example.',
    'The author holds no position in the companies mentioned.',
    'Was this email forwarded to you? Sign up here.',
    'You are receiving this because you subscribed to The Minute. Unsubscribe | View in browser',
    'SIGN UP: Get the Record’s free newsletter every weekday morning. Subscribe here.',
    'This article first appeared on The Record and is republished here under a Creative Commons license.',
    'Buy us a coffee to support local news. | Reply by email',
    'Q2 revenue: $671 mln vs. est. $640 mln',
    'FY revenue forecast: $2.65 bln - $2.72 bln',
  ])('%s', (line) => {
    expect(isOfTheSite(line, null)).toBe(true);
  });

  test.each([
    'Contact lenses sold at a dollar or less were taken off the shelves.',
    'The island can be reached by ferry 12 times a day.',
    'The author has no interest in writing a sequel.',
    'Unsubscribe buttons must work within two clicks.',
    'You are receiving this medal because of what you did that night.',
    'This article of the treaty first appeared in the draft of 1951.',
    'Turnout: 61 percent of those who may vote, the highest since 1970.',
    'Revenue: it rose, though analysts expected less.',
  ])('a story’s: %s', (line) => {
    expect(isOfTheSite(line, null)).toBe(false);
  });
});

test('a paragraph on the author’s work in the newsroom is known by the author’s name', () => {
  const about = 'Signe Aas is the Standard’s labour reporter. She joined in 2019.';
  expect(isAboutAuthor(about, 'Signe Aas, Omar Haddad')).toBe(true);
  expect(isAboutAuthor(about, 'Omar Haddad')).toBe(false);
  expect(isAboutAuthor('Signe Aas is a professor of law at Rotterby.', 'Signe Aas')).toBe(false);
  expect(isAboutAuthor('Signe Aas is the reporter who, “without a map”, found the ship.', 'Signe Aas')).toBe(
    false,
  );
});

test('what a visitor needs is no sentence with a verb', () => {
  expect(
    isServiceLine('The Salt Cellar, 4 Quay Lane, Dunmore. Open Tuesday to Saturday, 5.30pm to 10pm.'),
  ).toBe(true);
  expect(
    isServiceLine('The museum at 4 Quay Lane is open daily from 10am to 5pm, and tickets cost £5.'),
  ).toBe(false);
  expect(isServiceLine('Open Tuesday to Saturday, 5.30pm to 10pm.')).toBe(false);
});

const second = 'It cost 48 million crowns, the county said, and tolls begin in June.';

test('a day before the first paragraph is a dateline, and in a chronicle part of each', () => {
  const blocks = (text: string) => {
    const result = readText(text);
    return result.ok ? result.article.blocks.map((block) => block.text) : [];
  };
  const report = 'Rotterby Ferries (NYSE: RTF) raised its forecast on Tuesday after tolls rose by a third.';
  expect(blocks(`Ferries Rise\n\nJuly 28 - ${report}\n\n${second}`)).toEqual([report, second]);
  expect(blocks(`Ferries Rise\n\nJuly 28 (Reuters) - ${report}\n\n${second}`)).toEqual([report, second]);
  const chronicle = [`July 28 - ${report}`, `July 29 - ${second}`];
  expect(blocks(`Ferries Rise\n\n${chronicle.join('\n\n')}`)).toEqual(chronicle);
});

test('a time before its day is an instant where it says its zone', () => {
  expect(instantInLine('Published 7:58 AM EDT, July 28, 2026')).toBe('2026-07-28T11:58:00.000Z');
  expect(instantInLine('Updated 19:42 CEST, 18 September 2026')).toBe('2026-09-18T17:42:00.000Z');
  expect(instantInLine('Published 7:58 AM, July 28, 2026')).toBeNull();
});
