import { describe, expect, test } from 'vitest';
import { templateNames } from '../templates.ts';
import { brokenBy, postsOf } from './threads.ts';

const view = `Opinion: Rotterby Should Keep Its Ferry

By Ada Moor

I have crossed the bay on the Rotterby ferry every working day since 1998, in fog and in snow.

The harbour office says a bridge would cost £90 million and take seven years to build. The ferry costs the town £2 million a year.

My neighbours want the bridge because they have cars. In Marrick, half of all households have none, according to the census of 2021.

The council votes on 5 June. A bridge cannot be sold again, and the ferry can be mended for £600,000 this winter.

The views expressed in this article are the author’s own.
`;
const signedBelow = view
  .replace('By Ada Moor\n\n', '')
  .replace('The views', 'Ada Moor is a nurse at Rotterby hospital and a writer.\n\nThe views');

describe('an opinion', () => {
  test.each(templateNames)('as %s keeps its label and names its author in the first post', (name) => {
    expect(postsOf(view, name)[0]).toBe('Opinion: Rotterby Should Keep Its Ferry\n\nAda Moor');
    expect(postsOf(signedBelow, name)[0]).toBe(
      'Opinion: Rotterby Should Keep Its Ferry\n\nAda Moor is a nurse at Rotterby hospital and a writer.',
    );
    expect(brokenBy(view, name)).not.toContain('verbatim');
  });

  test.each(templateNames)('as %s tells neither whose the views are nor the author’s note later', (name) => {
    const [, ...rest] = postsOf(signedBelow, name);
    expect(rest.join('\n')).not.toMatch(/views expressed|is a nurse/);
  });

  test('says “I” where its author is named', () => {
    expect(postsOf(view, 'long-read').join('\n')).toContain('I have crossed the bay');
  });

  test('does not say “I” without a label', () => {
    const text = postsOf(view.replace('Opinion: ', ''), 'long-read').join('\n');
    expect(text).not.toMatch(/\bI have crossed|My neighbours/);
    expect(text).toContain('a bridge would cost £90 million');
  });

  test('does not say “I” where the author’s name has no room', () => {
    const long = view.replace(
      'Keep Its Ferry',
      `Keep Its Ferry, ${'and Its Pier, '.repeat(15)}and Its Rusty Crane`,
    );
    const text = postsOf(long, 'long-read').join('\n');
    expect(text).toContain('Opinion: Rotterby Should Keep');
    expect(text).not.toContain('I have crossed');
  });
});

/** A label over the title, a bare name under it, the other side's case near the end. */
const labelled = (label: string, name: string, paragraphs: readonly string[]) =>
  [label, ...paragraphs.slice(0, 1), name, ...paragraphs.slice(1)].join('\n\n');

const ferry = [
  'Rotterby Should Keep Its Ferry',
  'I have crossed the bay on the Rotterby ferry every working day since 1998, in fog and in snow.',
  'The harbour office says a bridge would cost £90 million and take seven years to build. The ferry costs the town £2 million a year.',
  'In Marrick, half of all households have none, according to the census of 2021.',
  'A bridge cannot be sold again, and the ferry can be mended for £600,000 this winter.',
  'Supporters of the bridge say it would bring 300 jobs to the east bank. They point to Tarn Sound, where house prices rose by a third.',
];
const puente = [
  'El puente que nadie pidió',
  'He cruzado la bahía en el transbordador cada día laborable desde 1998, con niebla y con nieve.',
  'La autoridad portuaria dice que un puente costaría 90 millones de euros y tardaría siete años en construirse.',
  'En Marrick, la mitad de los hogares no tiene coche, según el censo de 2021. Mis vecinos lo saben y callan.',
  'Un puente no se puede vender después. El transbordador se puede reparar este invierno por 600.000 euros.',
  'Los defensores del puente sostienen que traería 300 empleos a la orilla este.',
];

describe('an opinion whose label stands over its title', () => {
  test.each(templateNames)('as %s is signed with the label and a bare name', (name) => {
    for (const label of ['OPINION', 'Comment', 'ANALYSIS:', 'Viewpoint'])
      expect(postsOf(labelled(label, 'Ada Moor', ferry), name)[0]).toMatch(
        /^Rotterby Should Keep Its Ferry\n\n(?:Opinion|Comment|Analysis|Viewpoint) · Ada Moor$/,
      );
    expect(postsOf(labelled('OPINIÓN', 'Lucía Barrera', puente), name)[0]).toBe(
      'El puente que nadie pidió\n\nOpinión · Lucía Barrera',
    );
    expect(brokenBy(labelled('OPINION', 'Ada Moor', ferry), name)).not.toContain('verbatim');
  });

  test.each(templateNames)('as %s ends on its author’s own point', (name) => {
    const last = postsOf(labelled('OPINION', 'Ada Moor', ferry), name).at(-1);
    expect(last).toMatch(/^A bridge cannot be sold again/);
    const ultimo = postsOf(labelled('OPINIÓN', 'Lucía Barrera', puente), name).at(-1);
    expect(ultimo).toMatch(/^Un puente no se puede vender después/);
  });

  test.each(templateNames)('as %s may end on the answer to the other side, with what it answers', (name) => {
    const reply = 'Those are problems of timetables. Timetables are made by people.';
    const answered = [
      ...ferry.slice(0, 5),
      `Bus companies say the bridge would save them £400,000. ${reply}`,
    ];
    expect(postsOf(labelled('OPINION', 'Ada Moor', answered), name).at(-1)).toContain(reply);
  });

  test.each(templateNames)(
    'as %s does not say “I” unsigned, unless it is the newspaper’s own view',
    (name) => {
      const unsigned = labelled('OPINION', '', ferry).replace('\n\n\n\n', '\n\n');
      expect(postsOf(unsigned, name).join('\n')).not.toMatch(/\bI have crossed/);
      expect(postsOf(unsigned, name)[0]).toBe('Rotterby Should Keep Its Ferry\n\nOpinion');
    },
  );

  test('is so by its section too', () => {
    const text = `---\nsection: Opinion\nauthor: Ada Moor\n---\n# ${ferry[0]}\n\n${ferry.slice(1).join('\n\n')}`;
    expect(postsOf(text, 'long-read', 'article.md')[0]).toContain('Opinion · Ada Moor');
    const over = `OPINION\n\n# ${ferry[0]}\n\nAda Moor\n\n${ferry.slice(1).join('\n\n')}`;
    expect(postsOf(over, 'long-read', 'article.md')[0]).toContain('Opinion · Ada Moor');
  });
});
