import type { RuleResult, Score, ThreadScore } from './score.ts';

/** A score for people: a line for each thread with its measures, one with the rules that found something. */
export function reportText({ total, articles }: Score): string {
  const parts = articles.map(
    ({ slug, total: ofArticle, threads }) =>
      `${slug} ${ofArticle.toFixed(1)}\n${threads.map(threadLines).join('\n')}`,
  );
  const threads = articles.flatMap((article) => article.threads);
  return `${parts.join('\n\n')}\n\n${overall(threads)}\n\noverall ${total.toFixed(1)} of 100, ${threads.length} threads`;
}

function threadLines({ template, total, posts, furniture, takenBack, measures, rules }: ThreadScore): string {
  const taken = Object.entries(measures).map(
    ([name, value]) => `${name} ${value === null ? '–' : value.toFixed(2)}`,
  );
  const found = [...rules].filter(([, result]) => result !== 'pass');
  const passed = rules.size - found.length;
  const told = [
    `${passed} pass`,
    ...(furniture === 0 ? [] : [`furniture ${furniture}`]),
    ...(takenBack === 0 ? [] : [`taken back ${takenBack}`]),
    ...found.map(([rule, result]) => `${rule} ${resultText(result)}`),
  ];
  return `  ${template.padEnd(10)} ${total.toFixed(1).padStart(5)}  ${posts} posts  ${taken.join(' · ')}\n    rules: ${told.join(' · ')}`;
}

function resultText(result: RuleResult): string {
  if (result === 'pass') return result;
  return Object.entries(result)
    .map(([severity, times]) => `${times} ${severity}`)
    .join(', ');
}

/** Over all threads: the mean of each measure, and in how many threads each rule found something. */
function overall(threads: readonly ThreadScore[]): string {
  const names = Object.keys(threads[0]?.measures ?? {});
  const means = names.map((name) => {
    const values = threads.flatMap(({ measures }) => measures[name] ?? []);
    const sum = values.reduce((all, value) => all + value, 0);
    return `${name} ${(values.length === 0 ? 0 : sum / values.length).toFixed(2)}`;
  });
  const rules = [...(threads[0]?.rules.keys() ?? [])].map((rule) => {
    const broken = threads.filter((thread) => thread.rules.get(rule) !== 'pass').length;
    return `${rule} ${broken}`;
  });
  return `means: ${means.join(' · ')}\nthreads in which a rule found something: ${rules.join(' · ')}`;
}
