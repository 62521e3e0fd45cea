import { expect, test } from 'vitest';
import { isBoilerplate, isSubheading } from '../../src/article/clean.ts';
import { isHighlightsLabel } from '../../src/article/highlight-labels.ts';

test.each([
  'If you like the article share it.',
  'Send Your Article for Opinion Page: editor.paper@gmail.com',
  'Feel free to reach out to us. We’re always here to help and support: https://paper.com/contact-us/',
  'Also connect with us on social media platform X: https://x.com/paper_1',
  'Leave a Reply',
  'Subscribe to our newsletter',
  'Follow us on Instagram',
  '© 2026 The Paper. All rights reserved.',
  'Advertisement',
  'Read more: The bridge that never was',
  'Skip to content',
  'Home | News | Politics | Subscribe',
  'World › Europe › Rotterby',
  'Sport / Arts / Letters',
  'Suscríbete a nuestro boletín diario',
])('“%s” belongs to the site', (line) => {
  expect(isBoilerplate(line)).toBe(true);
});

test.each([
  '“Subscribe to nothing and share everything,” the minister told voters in Rotterby.',
  'Follow the money, prosecutors argued, and it leads to the harbour office.',
  'Share prices fell 4% on Monday after the central bank raised rates.',
  'Subscribers to the broadband service were without connection for nine hours.',
  'The ministry published the figures at https://stats.example.com, and the opposition disputed them.',
  'The vote: Brink 41 | Osgood 38 | Fenn 21, with two spoiled.',
  'More than 200 people signed up for the march in the first hour.',
  'Contact between the two governments broke off in 2019.',
])('“%s” is a sentence of the story', (line) => {
  expect(isBoilerplate(line)).toBe(false);
});

test.each([
  'Highlights:',
  '## Key points',
  'Story highlights',
  'IN BRIEF',
  'Puntos clave',
  'ポイント',
  'أبرز النقاط',
])('“%s” announces highlights', (line) => {
  expect(isHighlightsLabel(line)).toBe(true);
});

test('a short stopped paragraph is no subheading', () => {
  expect(isSubheading('He won.', 'A long paragraph before it that stops.', 'x'.repeat(120))).toBe(false);
});
