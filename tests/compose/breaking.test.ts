import { expect, test } from 'vitest';
import { composeThread } from '../../src/compose/compose.ts';
import { articleOf, link, template, templateNames } from './templates.ts';

const threadOf = (text: string, name: (typeof templateNames)[number] = 'breaking') =>
  composeThread(articleOf(text), template(name), { link });

const long = (who: string, what: string) =>
  `${who} told the council of Rotterby in a long sitting that ${what}, and that nothing but a new levy on the ferries and the boats of the bay would pay for it before the spring.`;

test('breaking news is three posts, its list of several short lines', () => {
  const { posts } = threadOf(`Rotterby Votes to Move Its Crane

The council of Rotterby voted 14 to 3 on 2 May 2026 to move the crane at Gull Point to Carr Head.

${long('Ada Brink', 'the crane had cost 41,000 crowns')}

${long('Oskar Lund', 'the quay had sunk by 14 centimetres')}

Moorworks of Port Carr will take the crane apart from 9 June.

Ferries sail throughout the work, between buoys and tugs.

Nine trees on Mill Street are felled for the cart road.

The work ends in October 2029, the harbour office said.`);
  expect(posts).toHaveLength(3);
  const bullets = posts[1]?.text.split('\n').filter((line) => line.startsWith('• ')) ?? [];
  expect(bullets.length).toBeGreaterThan(1);
  for (const bullet of bullets) expect(bullet.length).toBeLessThanOrEqual(112);
});

test('highlights too long for one list make no fourth post', () => {
  const { posts } = threadOf(`Rotterby Votes to Move Its Crane

Highlights:
- The council of Rotterby voted 14 to 3 to move the crane at Gull Point to the far side of Carr Head by 2029.
- Moorworks of Port Carr takes the crane apart from 9 June, with two tugs, a barge and forty men of its yard.
- Nine trees on Mill Street are felled for a cart road which the farmers of the valley have fought for years.
- Ferries sail throughout the work between temporary buoys, and half fares apply on every weekday in the bay.
- Captain Lena Moor moves her three boats to the old quay, where no boat has been moored since a long winter.

Rotterby is a town of 4,000 people on the northern side of the bay, with a crane that nobody uses.`);
  expect(posts.length).toBeLessThanOrEqual(3);
});

test.each(templateNames)(
  '%s: a highlight that leans and names a linked site is told as the body tells it',
  (name) => {
    const { posts, problems } = threadOf(
      `Norline Sells Berths on the Web

Highlights:
- Norline of Rotterby sells its berths on the web from May
- It shares its berths with Booking.com within 90 seconds

Norline of Rotterby will sell its berths on the web from May, the ferry company said on 3 March 2026.

Every 90 seconds Norline shares its berths with Booking.com and two lesser sites.

The harbour office counted 41 ships in the bay in March.`,
      name,
    );
    expect(posts.map(({ text }) => text).join('\n')).toContain('shares its berths with Booking.com');
    expect(problems.find(({ rule }) => rule === 'link')?.message).toContain('$0.20');
  },
);
