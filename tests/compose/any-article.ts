import fc from 'fast-check';
import type { Article, Block } from '../../src/article/article.ts';

const who = [
  'Mayor Ada Brink',
  'The council',
  'Oskar Lund',
  'He',
  'They',
  'The harbour office',
  'Dr. Mina Sato',
  'U.S. President Jane Doe',
  'It',
];
const did = [
  'said',
  'opened',
  'rejected',
  'measured',
  'announced',
  'sold',
  'repaired',
  'counted',
  'criticised',
];
const what = [
  'the northern bridge',
  'a plan for 14 schools',
  'No. 10 Quay Street',
  'shares worth $4.2 million',
  'the ferry to Port Ansel',
  'what Amazon.com owns',
  'a “quiet revolution”',
  'the water works',
];
const when = [
  'in 2024',
  'on Monday',
  'at 10 a.m. GMT',
  'after a storm',
  'for the third time',
  'without a vote',
  ', which nobody had expected',
  '—a record for the city',
];
const openers = [
  '',
  '',
  '',
  '',
  'However, ',
  'Instead, ',
  'Last year, ',
  'In Lisbon, ',
  'Despite the rain, ',
  '“We will see.” ',
];

const plainSentence = fc
  .tuple(
    fc.constantFrom(...openers),
    fc.constantFrom(...who),
    fc.constantFrom(...did),
    fc.constantFrom(...what),
    fc.constantFrom(...when),
    fc.integer({ min: 2, max: 9999 }),
  )
  .map(([opener, subject, verb, object, time, number]) =>
    `${opener}${subject} ${verb} ${object} and ${number} others ${time}.`
      .replace(' ,', ',')
      .replace(' —', '—'),
  );

const clauses = [
  'The committee weighed a motion',
  'engineers lifted old beams',
  'swallows nested under tiles',
  'a widow sold lemon cakes',
  'two barges waited upstream',
  'rain filled every gutter',
  'the organist practised scales',
  'children painted kites',
];

/** A clause no other one resembles. */
function clauseAt(at: number): string {
  return at < clauses.length ? (clauses[at] ?? '') : `w${at}a v${at}b u${at}c t${at}d`;
}

const hostileSentence = fc.oneof(
  fc.constantFrom(
    'The war ended.In May they met again at the old bridge.',
    '東京都は新しい図書館を2026年に開くと発表した。利用は無料だ。',
    'أعلنت المدينة افتتاح مكتبة جديدة تضم 40 ألف كتاب.',
    'Fans sang 🎉👩‍👩‍👧‍👦 until midnight in the square of Rotterby 🎉.',
    '"We never said that," she said, "and we never will.',
    'Ask @mayor or read https://foo.example/a about it, the office said in March.',
    'Subscribe to our newsletter',
    'Share this article',
    'An unstopped line that somebody pasted here by chance',
  ),
  fc
    .integer({ min: 4, max: 110 })
    .map(
      (count) => `${Array.from({ length: count }, (_, at) => clauseAt(at)).join(', ')}, and then it rested.`,
    ),
  fc.integer({ min: 300, max: 900 }).map((length) => `${'x'.repeat(length)}.`),
);

const sentence = fc.oneof({ weight: 7, arbitrary: plainSentence }, { weight: 1, arbitrary: hostileSentence });
const block: fc.Arbitrary<Block> = fc
  .tuple(
    fc.constantFrom('paragraph', 'paragraph', 'paragraph', 'quote', 'list-item'),
    fc.array(sentence, { minLength: 1, maxLength: 4 }),
  )
  .map(
    ([kind, sentences]): Block => ({
      kind: kind === 'quote' || kind === 'list-item' ? kind : 'paragraph',
      text: sentences.join(' '),
    }),
  );
const heading: fc.Arbitrary<Block> = fc.constantFrom<Block>(
  { kind: 'heading', text: 'A City Holds Its Breath' },
  { kind: 'heading', text: 'What Comes Next' },
);
const title = fc.oneof(
  plainSentence.map((text) => text.replace(/\.$/, '')),
  fc.constantFrom(
    'Harbour City Opens Its Northern Bridge',
    '市長選、新人の佐藤氏が初当選',
    'y'.repeat(300),
    `${Array.from({ length: 18 }, (_, at) => clauseAt(at)).join(', ')}, and ends`,
  ),
);

/** Articles of every shape a newsroom may paste, and some it would not. */
export const anyArticle: fc.Arbitrary<Article> = fc
  .record({
    title,
    blocks: fc.array(fc.oneof({ weight: 8, arbitrary: block }, { weight: 1, arbitrary: heading }), {
      minLength: 1,
      maxLength: 14,
    }),
    highlights: fc.array(
      fc.oneof({ weight: 6, arbitrary: plainSentence }, { weight: 1, arbitrary: hostileSentence }),
      { maxLength: 7 },
    ),
    language: fc.constantFrom('en', 'en', 'en', 'ja', 'ar', 'es', 'xx'),
  })
  .map((parts) => ({
    ...parts,
    author: null,
    publishedAt: null,
    url: null,
    siteName: null,
    image: null,
    leftOut: [],
    socialHook: null,
    section: null,
    externalId: null,
  }));
