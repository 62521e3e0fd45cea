/** An article of some 900 words, invented, long enough for a thread of a dozen posts. */
export function longArticle(random: () => number): string {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const who = [
    'The harbour office',
    'The city council',
    'Engineer Mara Quist',
    'The ferry union',
    'Mayor Odd Brekke',
  ];
  const what = ['will rebuild', 'has measured', 'wants to close', 'promised to pay for', 'found faults in'];
  const which = [
    'the northern quay',
    'the old drawbridge',
    'nine tide gauges',
    'the fish market roof',
    'two dry docks',
  ];
  const why = [
    'after the flood of last winter',
    'before the summer timetable',
    'as the sea rises',
    'for the first time since 1987',
  ];
  const sentences = Array.from(
    { length: 60 },
    (_, n) => `${pick(who)} ${pick(what)} ${pick(which)} ${pick(why)}, at a cost of ${3 + n} million crowns.`,
  );
  const paragraphs = Array.from({ length: 20 }, (_, n) => sentences.slice(n * 3, n * 3 + 3).join(' '));
  return ['Northcove plans its quays for the next fifty years', ...paragraphs].join('\n');
}
