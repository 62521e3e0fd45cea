import { describe, expect, test } from 'vitest';
import type { Block, BlockKind } from '../../src/article/article.ts';
import { kindOf } from '../../src/article/kind.ts';
import { clockOf } from '../../src/article/kind-blocks.ts';
import { readHtml } from '../../src/article/read-html.ts';
import { readMarkdown } from '../../src/article/read-markdown.ts';
import { readText } from '../../src/article/read-text.ts';

/** Blocks written short: "# " is a heading, "* " an item, "1. " a numbered one, the rest paragraphs. */
function blocksOf(lines: readonly string[]): Block[] {
  return lines.map((line): Block => {
    const number = /^(\d)\. /.exec(line)?.[1];
    const kind: BlockKind = /^(?:\*|\d\.) /.test(line)
      ? 'list-item'
      : line.startsWith('# ')
        ? 'heading'
        : 'paragraph';
    const text = line.replace(/^(?:#|\*|\d\.) /, '');
    return number === undefined ? { kind, text } : { kind, text, number: Number(number) };
  });
}

function kind(
  title: string,
  lines: readonly string[] = ['The ferry left Rotterby at noon.'],
  language = 'en',
) {
  return kindOf({ title, language, blocks: blocksOf(lines) });
}

describe('the label of a title tells the kind', () => {
  test.each([
    ['Correction: The Ferry Was Never Sold', 'en', 'correction'],
    ['Clarification – Rotterby budget', 'en', 'correction'],
    ['Corrección: el puente no se cierra', 'es', 'correction'],
    ['Rectificatif : le pont reste ouvert', 'fr', 'correction'],
    ['Korrektur: Die Brücke bleibt offen', 'de', 'correction'],
    ['Correção: a ponte não fecha', 'pt', 'correction'],
    ['Rettifica: il ponte non chiude', 'it', 'correction'],
    ['Opinion: Let the Ferry Go', 'en', 'opinion'],
    ['Comment | Let the ferry go', 'en', 'opinion'],
    ['Opinión: dejen ir al ferry', 'es', 'opinion'],
    ['Kommentar: Lasst die Fähre fahren', 'de', 'opinion'],
    ['Tribune : laissez partir le ferry', 'fr', 'opinion'],
    ['Opinião: deixem ir o barco', 'pt', 'opinion'],
    ['Commento: lasciate andare il traghetto', 'it', 'opinion'],
  ])('%s', (title, language, expected) => {
    expect(kind(title, undefined, language)).toBe(expected);
  });

  test.each([
    'Correction Officers at Rotterby Jail Strike for a Day',
    'Court Corrections Cost $4 Million',
    'Public Opinion Turns Against the Ferry',
    'Opinion Polls: Ferry Party Ahead by Four Points',
    'Analysis of Harbor Mud Finds Lead',
    'Live Music Returns to Rotterby',
    'Man Who Lived in Lighthouse: He Wants to Stay',
    'Rotterby Mayor Says “No Comment”',
    'Man Dies at 52 After Tree Falls on Van',
    'How to Lose an Election: Rotterby’s Ferry Party Did',
  ])('“%s” is news', (title) => {
    expect(kind(title)).toBe('news');
  });
});

describe('a live report has entries with the time', () => {
  const entries = ['# 15.42 Power back', 'Lights came on.', '# 13.05 Man hurt', 'A tree fell.'];

  test.each([
    ['Storm live: ports shut', 'en'],
    ['Live: ports shut by storm', 'en'],
    ['Tormenta, en directo: cierran los puertos', 'es'],
    ['En direct : les ports fermés', 'fr'],
    ['Liveticker: Häfen geschlossen', 'de'],
    ['Ao vivo: portos fechados', 'pt'],
    ['In diretta: porti chiusi', 'it'],
  ])('%s', (title, language) => {
    expect(kind(title, entries, language)).toBe('live');
  });

  test('four entries need no label, two without one are news', () => {
    expect(kind('Ports shut', [...entries, '# 9am', 'Gusts.', '# 7:30 am: First gusts', 'Rain.'])).toBe(
      'live',
    );
    expect(kind('Ports shut', entries)).toBe('news');
    expect(kind('Storm live: ports shut', ['# Power back', 'Lights.', '# Man hurt', 'A tree.'])).toBe('news');
  });

  test.each([
    ['15.42 Power back', 942],
    ['7:05am: Ports closed', 425],
    ['12h30 – Le port ferme', 750],
    ['9 p.m.', 1260],
    ['12.10 a.m.', 10],
    ['24 people rescued', null],
    ['31-30 in the last second', null],
    ['10.5 million without power', null],
    ['25.10 is no time', null],
    ['Sat 11 Apr 2026 21.48', null],
  ])('“%s” begins at minute %s', (heading, minute) => {
    expect(clockOf(heading)).toBe(minute);
  });
});

describe('an interview has three questions answered by somebody who says “I”', () => {
  const answered = [
    '# Why boats?',
    'I liked them.',
    '# And the sea?',
    'I fear it.',
    '# What is next?',
    'Sleep.',
  ];

  test('as headings, as paragraphs, as Q and A', () => {
    expect(kind('A Rower Speaks', answered)).toBe('interview');
    expect(
      kind(
        'A Rower Speaks',
        answered.map((line) => line.replace('# ', '')),
      ),
    ).toBe('interview');
    const marked = ['Q: Why boats?', 'A: They float.', 'Q: How fast?', 'A: Slowly.', 'Q: Next?', 'A: Sleep.'];
    expect(kind('A Rower Speaks', marked)).toBe('interview');
  });

  test.each([
    ['two questions', answered.slice(0, 4)],
    [
      'questions the newsroom answers',
      ['# What fell?', 'A crane.', '# Who is hurt?', 'Two.', '# Why?', 'Wind.'],
    ],
    ['questions in the run of the text', ['Who paid? I did, he said. Why? We know. How? My son asked.']],
    ['rhetorical questions without answers', ['Who paid?', 'Who knew?', 'Who asked?', 'Nobody in Rotterby.']],
  ])('%s are news', (_, lines) => {
    expect(kind('A Rower Speaks', lines)).toBe('news');
  });
});

describe('an opinion may be told by its last line', () => {
  const disowned = 'The views expressed in this article are the author’s own.';

  test('where somebody speaks of himself', () => {
    expect(kind('Let the Ferry Go', ['I sold tickets for years.', disowned])).toBe('opinion');
    expect(kind('Ferry Sold', ['The ferry was sold.', disowned])).toBe('news');
    const blocks = blocksOf(['I sold tickets for years.']);
    expect(kindOf({ title: 'Ferry', language: 'en', blocks, leftOut: [disowned] })).toBe('opinion');
    expect(kind('Ferry Sold', ['“I sold tickets,” she said. Opinion is divided.'])).toBe('news');
  });
});

describe('steps are a list that is the main part', () => {
  const items = [
    'Shut the valve and wait a minute.',
    'Drain the pipe into a bucket.',
    'Close the tap again.',
  ];
  const numbered = items.map((item, at) => `${at + 1}. ${item}`);
  const bullets = items.map((item) => `* ${item}`);

  test('numbered, or under a title that promises them', () => {
    expect(kind('Pipes in Winter', ['Pipes burst.', ...numbered])).toBe('steps');
    expect(kind('How to Drain a Pipe', ['Pipes burst.', ...bullets])).toBe('steps');
    expect(kind('Cómo vaciar una tubería', ['Se rompen.', ...bullets], 'es')).toBe('steps');
    expect(kind('In drei Schritten durch den Winter', ['Rohre.', ...bullets], 'de')).toBe('steps');
  });

  test.each([
    ['a list in a story', 'Pipes in Winter', ['Pipes burst.', ...bullets]],
    ['a small list', 'How to Drain a Pipe', ['Pipes burst in the cold. '.repeat(20), ...numbered]],
    ['words, not sentences', 'How to Pack', ['Pack.', '1. Water', '2. Bread', '3. A torch']],
  ])('%s is news', (_, title, lines) => {
    expect(kind(title, lines)).toBe('news');
  });
});

describe('an obituary tells a life', () => {
  test.each([
    ['Ada Moor, Who Painted Buoys, Dies at 94', 'She was born in Rotterby in 1931.', 'en'],
    ['Obituary: Ada Moor', 'She is survived by a son.', 'en'],
    ['Muere Ada Moor a los 94 años', 'Nació en Valdeluz en 1931.', 'es'],
    ['La peintre Ada Moor est morte', 'Elle était née à Lyon.', 'fr'],
    ['Nachruf: Ada Moor', 'Sie wurde 1931 in Kiel geboren.', 'de'],
  ])('%s', (title, line, language) => {
    expect(kind(title, [line], language)).toBe('obituary');
  });

  test('a death in the news is none', () => {
    expect(kind('Man Dies at 52 as Tree Falls', ['Police have not named him.'])).toBe('news');
    expect(kind('Panda Cub Was Born in Rotterby', ['It was born on Friday.'])).toBe('news');
  });
});

test('the number of a list’s item is read from text, Markdown and pages', () => {
  const text = 'How to Drain a Pipe\n\nPipes burst in the cold.\n\n1. Shut the valve.\n\n2) Drain the pipe.';
  const html = `<title>How to Drain a Pipe</title><article><h1>How to Drain a Pipe</h1><p>${'Pipes burst in the cold. '.repeat(20)}</p><ol> <li>Shut the valve.</li> <li>Drain the pipe.</li></ol><ul><li>A bucket helps.</li></ul></article>`;
  const numbers = [readText(text), readMarkdown(text), readHtml(html)].map((read) =>
    read.ok ? read.article.blocks.map((block) => block.number) : read.why,
  );
  expect(numbers).toEqual([
    [undefined, 1, 2],
    [undefined, 1, 2],
    [undefined, 1, 2, undefined],
  ]);
});
