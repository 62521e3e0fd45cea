import { expect, test } from 'vitest';
import { composeThread } from '../../src/compose/compose.ts';
import { isObjection } from '../../src/compose/objections.ts';
import { postsOf } from './kinds/threads.ts';
import { articleOf, link, template, type templateNames } from './templates.ts';

const textsOf = (text: string, name: (typeof templateNames)[number] = 'highlights') =>
  composeThread(articleOf(text), template(name), { link }).posts.map((post) => post.text);

const toll = `Rotterby Opens Its New Toll Bridge to Carr Head

Highlights:
- Rotterby opened a toll bridge of 900 metres to Carr Head.
- The bridge cost 41 million crowns and took four years.
- Cars pay 3 crowns, and buses cross free of charge.

Rotterby opened a toll bridge of 900 metres to Carr Head on 3 March 2026. The bridge cost 41 million crowns and took four years. Cars pay 3 crowns, and buses cross free of charge.

Moorworks of Port Ansel built the pylons from 1,200 tonnes of northern granite and steel.

The ferrymen of the bay criticised the toll as an attack on 60 families who live from their boats.

The old pier becomes a museum of rope and sail, with rooms for a school of 40 children.

A brass band from Gull Point played until midnight on the first day of the new bridge.`;

test('where the hook tells the highlights the story goes on, who objects first', () => {
  const texts = textsOf(toll);
  expect(texts.length).toBeGreaterThan(2);
  const places = ['criticised the toll', 'northern granite'].map((part) => texts.join('\n').indexOf(part));
  expect(places[0]).toBeGreaterThan(0);
  expect(places[0]).toBeLessThan(places[1] ?? 0);
});

test.each([
  'The ferrymen criticised the toll.',
  'La portavoz de la oposición pidió otra votación.',
  'L’opposition, elle, voit un risque.',
  'Die Oppositionsführerin warf der Regierung Willkür vor.',
])('“%s” tells of somebody who objects', (sentence) => {
  expect(isObjection(sentence)).toBe(true);
});

test.each(['The ferrymen rowed to Carr Head.', 'Der Minister warf den Ball ins Wasser.'])(
  '“%s” tells of nobody who objects',
  (sentence) => {
    expect(isObjection(sentence)).toBe(false);
  },
);

test('a slight ending brings the paragraph before it', () => {
  const last = textsOf(
    `Rotterby Moves Its Crane to Carr Head

Highlights:
- The council of Rotterby voted 14 to 3 on 2 May 2026 to move the crane at Gull Point to Carr Head.
- Moorworks of Port Ansel takes the crane apart from 9 June with two tugs and forty men.

The council of Rotterby voted 14 to 3 on 2 May 2026 to move the crane at Gull Point to Carr Head.

Moorworks of Port Ansel takes the crane apart from 9 June with two tugs and forty men of its yard.

Lena Moor, who steered the crane for 22 years, will throw the last switch with her two sons.

The work at Gull Point ends in October 2029.`,
  ).at(-1);
  expect(last).toContain('Lena Moor');
  expect(last).toContain('The work at Gull Point ends in October 2029.');
});

test('a list of the story’s sentences has none that tells neither a figure nor a name', () => {
  const list = textsOf(
    `Rotterby Beats Carr Head in the Last Minute of the Bay Cup

Rotterby beat Carr Head 3-2 in the last minute of the Bay Cup on 4 May 2026 before 8,200 people at Gull Point.

The winner came from Ole Brandt, a joiner of 19 who had sat on the bench.

Captain Piet Aker broke a rib and stayed on the grass for 20 minutes of it.

For an hour it had looked like another match, with nothing but rain and long balls.

Rotterby now plays at Port Ansel on 11 May.`,
    'breaking',
  )[1];
  expect(list).toContain('Ole Brandt');
  expect(list).not.toContain('For an hour');
});

test('a surname the highlights use is known', () => {
  const texts = textsOf(
    `Rotterby and Carr Head Hold Talks on the Bay

Highlights:
- Rotterby and Carr Head hold talks on the fishing of the bay at Gull Point.
- Aker insists on a ban on nets until the spring of 2027.

Rotterby and Carr Head hold talks on the fishing of the bay at Gull Point from 3 March 2026.

He told the old mayor, Piet Aker, of it. Nets stay in the sheds.

Harbour master Lena Moor praised both Aker and the fishermen, and maintains that a treaty is near.`,
  );
  expect(texts.join('\n')).toContain('Lena Moor praised both Aker');
});

test('who objects is among the sentences chosen for an article without highlights', () => {
  const texts = textsOf(`Rotterby Opens a Toll Bridge of 900 Metres

The bridge of Rotterby cost 41 million crowns and has a toll of 3 crowns for every cart that goes to Carr Head with its load.

Pylons of the bridge were built in 2024 from 1,200 tonnes of granite by Moorworks of Port Ansel, said its owner Ole Brandt.

Carts cross the bridge of Rotterby from 6 May 2026 on four lanes, and 12 keepers take the toll of 3 crowns at Carr Head.

The toll of the bridge brings Rotterby 900,000 crowns in 2027, the harbour office of Carr Head told the owner of Moorworks.

Schools of Rotterby are closed on 6 May 2026, and 400 children of Carr Head walk across the bridge with the toll keepers.

Voices of the Water

Families living from their boats denounced an attack on them.

Music at Night

A brass band from Gull Point played until midnight on the first day of the new bridge, and 80 lamps were lit.`);
  expect(texts.join('\n')).toContain('denounced an attack');
});

test('a bare headline over a long read has the story’s first figure under it', () => {
  const [first] = postsOf(
    `Rotterby Beats Port Ansel in the Rain: Moor Wins the Bay Cup at Carr Head

Two goals in the last minutes, and an old prize changes hands once more after a wait of many years.

The home side came back to win 2-1 before 18,400 people on 3 May 2026.

The harbour office had lent its lamps for the match, and four ferries brought the crowd over the river Orr before noon.`,
    'long-read',
  );
  expect(first).toMatch(/^Rotterby Beats Port Ansel[^\n]*\n\n./);
});
