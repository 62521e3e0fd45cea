import { describe, expect, test } from 'vitest';
import { isBoilerplate } from '../../src/article/clean.ts';
import { readText } from '../../src/article/read-text.ts';

describe('captions in the middle of a story', () => {
  test.each([
    'A ferry leaves the quay in 2024. Photo: Ida Moss/Norline',
    'Un transbordador sale del muelle en 2024. Foto: Ida Moss/Norline',
    'The crew of the Osla on deck in March | Photo: Tom Brae',
    'People wait at the quay in Marrick, 3 March 2026. (Ida Moss for the Gazette)',
    'Eine Fähre verlässt den Kai. (Foto: Ida Moss)',
  ])('are left out: %s', (line) => {
    expect(isBoilerplate(line)).toBe(true);
  });

  test.each([
    'The council voted by 21 to 4. The mayor was away. Photo: Ida Moss/Norline',
    'The ferry will sail until 2 a.m., the harbour office said. Photo: Ida Moss/Norline',
    '“We sail at night,” Moor said. Photo: Ida Moss',
  ])('a story’s own sentences stay: %s', (line) => {
    expect(isBoilerplate(line)).toBe(false);
  });
});

describe('lines that ask to subscribe for the rest', () => {
  test.each([
    'Subscribe to read more about the harbour and get our newsletter every Friday.',
    'To continue reading, subscribe or log in.',
    'This story is for subscribers only.',
    'Continue reading',
    'Suscríbete para seguir leyendo.',
    'Este contenido es exclusivo para suscriptores.',
    'Abonnez-vous pour lire la suite.',
    'Jetzt abonnieren und weiterlesen.',
    'Assine para continuar lendo.',
    'Abbonati per continuare a leggere.',
    'Подпишитесь, чтобы читать дальше.',
    '订阅后继续阅读',
  ])('%s', (line) => {
    expect(isBoilerplate(line)).toBe(true);
  });

  test.each([
    '“Subscribe to read more of it, I told them,” said Ada Moor.',
    'Members who subscribe to the night card pay half.',
    'Readers subscribe to read more than news, the study found.',
    'Abonnez-vous à l’électricité verte dès maintenant pour payer moins.',
    'The magazine asked readers to subscribe to continue its work.',
  ])('a sentence that only has the word stays: %s', (line) => {
    expect(isBoilerplate(line)).toBe(false);
  });

  test('are left out where several stand in one line', () => {
    const ask = 'Subscribe now for full access. To continue reading, subscribe or log in.';
    const read = readText(
      `Ferry to Sail at Night\n\nThe ferry will sail until two, the office said.\n\n${ask}\n`,
    );
    expect(read.ok && read.article.leftOut).toContain(ask);
  });
});

test('a line in bold is a heading in plain text too', () => {
  const read = readText(
    'Ferry to Sail at Night\n\nThe ferry will sail until two, the office said.\n\n**What changes for commuters**\n\nNurses of the hospital asked for the boats in 2022.\n\nThe council votes in June.\n',
  );
  expect(read.ok && read.article.blocks[1]).toEqual({ kind: 'heading', text: 'What changes for commuters' });
});
