/**
 * `npm run score [slug…] [-- --json]`: how good the threads are that the composer makes of the golden articles, so
 * that two versions of it can be compared. For each article and template: what each rule of the checks found, and
 * measures the checks do not take (total.ts has them with their weights): the news told at once, key facts, highlights,
 * hook, fill, repeats, openings, topics, order, count, people introduced, whole sentences, quotes with speakers and to
 * their end, closing. Each is 0..1; weighed they make 100, from which broken rules, the page's furniture, and what the
 * article takes back in its next sentence take away. The measures read a thread anew with words and patterns of their
 * own, so that a rule that errs does not hide its error.
 */
import { composeThread } from '../../../src/compose/compose.ts';
import { type Problem, type RuleId, ruleIds, type Severity } from '../../../src/compose/problem.ts';
import { template, templateNames } from '../../compose/templates.ts';
import { goldenLink, goldenSlugs, readGolden } from '../golden/articles.ts';
import { mean } from './facts.ts';
import { reportText } from './report.ts';
import { seenThread, type TemplateName } from './seen.ts';
import { type Total, totalOf } from './total.ts';

/** What a rule found in a thread: `pass`, or how many of each severity. */
export type RuleResult = 'pass' | Readonly<Partial<Record<Severity, number>>>;
export type ThreadScore = Total & {
  readonly template: TemplateName;
  readonly posts: number;
  readonly rules: ReadonlyMap<RuleId, RuleResult>;
};
export type ArticleScore = {
  readonly slug: string;
  readonly total: number;
  readonly threads: readonly ThreadScore[];
};
export type Score = { readonly total: number; readonly articles: readonly ArticleScore[] };

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = wanted.filter((slug) => !goldenSlugs().includes(slug));
if (unknown.length > 0) {
  console.error(`No golden article is called ${unknown.join(', ')}. There are: ${goldenSlugs().join(', ')}.`);
  process.exit(2);
}
const score = scoreOf(wanted.length > 0 ? wanted : goldenSlugs());
console.log(process.argv.includes('--json') ? JSON.stringify(score, mapsAsObjects, 2) : reportText(score));

function mapsAsObjects(_key: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}

function scoreOf(slugs: readonly string[]): Score {
  const articles = slugs.map(scoreArticle);
  return { total: rounded(mean(articles.map(({ total }) => total))), articles };
}

function scoreArticle(slug: string): ArticleScore {
  const article = readGolden(slug);
  const threads = templateNames.map((name): ThreadScore => {
    const composed = composeThread(article, template(name), { link: goldenLink(slug, article) });
    const total = totalOf(seenThread(article, name, composed), composed.problems);
    const rules = resultsOf(composed.problems);
    return { template: name, ...total, posts: composed.posts.length, rules };
  });
  return { slug, total: rounded(mean(threads.map(({ total }) => total))), threads };
}

function resultsOf(problems: readonly Problem[]): Map<RuleId, RuleResult> {
  return new Map(
    ruleIds.map((rule) => [rule, resultOf(problems.filter((problem) => problem.rule === rule))]),
  );
}

function resultOf(problems: readonly Problem[]): RuleResult {
  const counts: Partial<Record<Severity, number>> = {};
  for (const { severity } of problems) counts[severity] = (counts[severity] ?? 0) + 1;
  return problems.length === 0 ? 'pass' : counts;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
