import { describe, expect, test } from 'vitest';
import { isDataRow } from '../../src/article/data-rows.ts';
import { notesAtEnd } from '../../src/article/newsroom-notes.ts';

describe('a newsroom’s notes on its own article', () => {
  test.each([
    'Do you have information about this story? Contact desk@harbour.example',
    'Do you have an opinion on the issues raised in this article? Email letters@harbour.example',
    'Have you been through a flood? Tell us your story in the comments below.',
    'What do you think? Have your say in the comments',
    'A version of this article appears in print on March 31, 2026, Section B, Page 10.',
    'Our Standards: The Harbour Wire Trust Principles.',
    'Disclaimer: This article is for information only and is not investment advice.',
    'Additional reporting by Dev Rao. This article was amended on 9 March 2026. An earlier version said the mill was built in 1738.',
    'An earlier version of this story misspelled the name of the “Marjory Ann”.',
    'This is a developing story. Please check back for updates.',
    'This live blog is closed. Read our full report here.',
    'To report an error, write to corrections@harbour.example.',
    'The views expressed in this article are the author’s own.',
    '(Reporting by A. N. Moss in New Calder; Editing by Chris Roe)',
    'Reporting by T. J. Okafor; editing by Nan Whitely',
    'Photographs by Oskar Lindqvist',
    'Staff writer Omar Teague contributed to this report.',
    'Omar Teague and Ana Ruiz contributed reporting.',
    'SOURCE Driftboard, Inc.',
    'This interview has been edited for length.',
  ])('%s', (line) => {
    expect(notesAtEnd(line).replace(/^\(|\)$/g, '')).toBe(line.replace(/^\(|\)$/g, ''));
  });

  test('end a paragraph of the story', () => {
    expect(notesAtEnd('She gave no names. This is a developing story. Check back for updates.')).toBe(
      'This is a developing story. Check back for updates.',
    );
  });

  test.each([
    'This report was corrected in 2019 after an audit found errors.',
    'An earlier version of this bill was thrown out by the court.',
    'An earlier version said the dam was safe, the ministry admitted.',
    'The views expressed by residents were heard for three hours.',
    'Do you have information about the theft, the detective asked him.',
    'Reporting by The Ledger led to two resignations.',
    'Photographs by the hundred hung from her ceiling.',
    'To report a crime, residents must drive 40 miles.',
    'Disclaimers are on every page of the contract.',
    'This story was told to every child in Marrick.',
    'The source of the river dried up in May.',
    'Our standards are higher than theirs, the union said.',
    'This live show is closed to children under 12.',
    'She contributed to this report on floods as a student in 1998.',
    '“A version of this article appears in print,” he told the jury.',
    'This is a developing country of 40 million people.',
    'The company writes to customers at home@work is its slogan.',
  ])('stays: %s', (line) => {
    expect(notesAtEnd(line)).toBe('');
  });
});

describe('rows of data', () => {
  test.each([
    'Marrick (13) 31: Sorensen 9, De Wit 7, Abara 6, Holt 5, Nyland 4.',
    'Att: 5,214. Referees: J. Pym and A. Rusk.',
    'P W D L Pts',
    '1 Orrin 24 20 1 3 41',
    '3 Calder Quay 24 15 2 7 32',
    'Marcatori: 12’ Okoye, 81’ Cardia, 94’ Ferrante.',
  ])('%s', (line) => {
    expect(isDataRow(line)).toBe(true);
  });

  test.each([
    'Marrick won 31-30, 13-17 at half-time, before 5,214 people.',
    'Goals: it takes two to win a final, and she scored three.',
    'The vote in Calder: 24 for, 15 against, 2 absent.',
    'In 2019, 2020 and 2021 the river rose.',
    'IN THE END IT RAINED',
    'A B C OF KNOTS',
    'US, UK and EU sign',
  ])('stays: %s', (line) => {
    expect(isDataRow(line)).toBe(false);
  });
});
