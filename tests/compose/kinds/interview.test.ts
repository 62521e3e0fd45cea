import { describe, expect, test } from 'vitest';
import { templateNames } from '../templates.ts';
import { brokenBy, postsOf } from './threads.ts';

const asked = [
  [
    'You came to Rotterby as a cook. Why did you stay?',
    'I liked the fog. The ferry needed a mate and I could splice a rope, which is more than the mate before me could.',
  ],
  [
    'And then?',
    'Then I passed my papers in 1998. The examiner asked me to dock in a gale and I asked him to hold my coffee.',
  ],
  [
    'What frightens you on the bay?',
    'Silence. When the engine stops you hear the water work, and we carry 300 people who do not know what that means.',
  ],
  [
    'Tell us about the night of the crane.',
    'The crane fell across the ramp with the doors open. My mate shut them by hand and we backed out into the dark.',
  ],
];
const ending = 'Lena Moor’s memoir, “Low Water”, will be published by Marrick Press in September.';
const interview = `# “You Hear the Water Work”: Captain Lena Moor on 25 Years at the Wheel

Lena Moor has been captain of the Rotterby ferry since 1999 and retires in June. This interview has been edited for length.

${asked.map(([question, answer]) => `## ${question}\n\n${answer}`).join('\n\n')}

${ending}
`;

describe('an interview', () => {
  test.each(templateNames)('as %s tells an answer only under its question', (name) => {
    const posts = postsOf(interview, name, 'article.md');
    for (const [question, answer] of asked) {
      const opening = (answer ?? '').slice(0, 18);
      for (const post of posts.filter((each) => each.includes(opening)))
        expect([`${question}\n\nMoor: ${opening}`, `• ${question} Moor: “${opening}`]).toContainEqual(
          post.match(new RegExp(`(?:• )?.*\\s+Moor: “?${opening}`))?.[0],
        );
    }
    const bare = posts.filter((post) => !asked.some(([question]) => post.includes(question ?? '')));
    expect(bare.join('\n').replace(/“[^”]*”/g, '')).not.toMatch(/\b(?:I|my|we)\b/);
  });

  test('as a long read has questions and answers, none that only asks on', () => {
    const text = postsOf(interview, 'long-read', 'article.md').join('\n');
    expect(text).toContain('What frightens you on the bay?\n\nMoor: Silence. When the engine stops');
    expect(text).toContain('Tell us about the night of the crane.\n\nMoor: The crane fell');
    expect(text).not.toContain('And then?');
    expect(brokenBy(interview, 'long-read', 'article.md')).not.toContain('subheading');
  });

  test.each(templateNames)(
    'as %s opens with its title and introduction, and ends on what follows it',
    (name) => {
      const posts = postsOf(interview, name, 'article.md');
      expect(posts[0]).toMatch(
        /^“You Hear the Water Work”: Captain Lena Moor.*\n\nLena Moor has been captain/,
      );
      expect(posts.at(-1)).toContain(ending);
      expect(posts.join('\n')).not.toContain('edited for length');
    },
  );

  const scene = `# ‘The Sea Owes You Nothing’: A Talk With Harbour Pilot Ines Calder

By Rob Tiller

We meet on the pilot boat before dawn. The wind is from the north and the coffee is bad. Ines Calder, 58, has brought 11,000 ships into Rotterby since 1994.

${asked.map(([question, answer]) => `**${question}**\n\n${answer}`).join('\n\n')}

She looks at the water for a long time. The first ship of the day is a car carrier, and it is late.
`;

  test.each(templateNames)('as %s has answers with the speaker’s name, and ends on one', (name) => {
    const posts = postsOf(scene, name, 'article.md');
    expect(posts[0]).toMatch(/Ines Calder\n\nInes Calder, 58, has brought/);
    expect(posts.join('\n').match(/Calder: /g)?.length).toBeGreaterThan(2);
    expect(posts.at(-1)).toContain('Calder: ');
    expect(posts.join('\n')).not.toMatch(/We meet|coffee is bad|She looks|car carrier/);
    expect(brokenBy(scene, name, 'article.md')).not.toContain('verbatim');
  });

  test.each(['highlights', 'breaking'] as const)('as %s has an answer beside its own highlights', (name) => {
    const key = `Key points\n\n- Ines Calder has brought 11,000 ships into Rotterby.\n- A ship of 400 metres needs five kilometres to stop.\n`;
    expect(postsOf(`${scene}\n${key}`, name, 'article.md').join('\n')).toContain('Calder: ');
  });

  test('of labelled answers drops the labels where the speaker is known', () => {
    const labelled = `Interview: Mayor Petra Lind on the Flood Wall

Petra Lind has been mayor of Hallby since 2019. The flood wall she promised is two years late.

Q: When will the wall be finished?

A: In October 2027. We lost a year to the court case and another to the price of steel, which rose by 60 percent.

Q: Did you promise too much?

A: I promised what the engineers gave me. I should have asked a second engineer.

Q: Who pays for the delay?

A: The state pays 70 percent. The rest, 4.2 million crowns, comes from the reserve of the town.
`;
    const posts = postsOf(labelled, 'highlights');
    expect(posts.join('\n')).toContain('When will the wall be finished?\n\nLind: In October 2027.');
    expect(posts.join('\n')).not.toMatch(/\b[QA]: /);
    expect(brokenBy(labelled, 'highlights')).not.toContain('verbatim');
  });
});

test('an answer whose speaker is written before it has the name once', () => {
  const labelled = asked.map(
    ([question, answer], at) => `Gazette: ${question}\n\n${at === 0 ? 'Lena Moor' : 'Moor'}: ${answer}`,
  );
  const written = interview.replace(
    /^## [\s\S]*(?=\n\nMoor’s|\n\nLena Moor’s memoir)/mu,
    labelled.join('\n\n'),
  );
  for (const name of templateNames) {
    const text = postsOf(written, name, 'article.md').join('\n');
    expect(text).not.toMatch(/Moor: “?(?:Lena )?Moor:/);
  }
});
