import type { Article } from '../article/article.ts';
import type { Problem } from '../compose/problem.ts';
import { limit } from '../compose/weigh.ts';
import type { Terminal } from './terminal.ts';
import { count, indented, plain, usd } from './words.ts';

type Shown = {
  readonly posts: readonly { readonly text: string; readonly weight: number }[];
  readonly link: string | null;
  readonly priceUsd: number;
  readonly problems: readonly ShownProblem[];
};

type ShownProblem = Omit<Problem, 'rule'>;

/** An article as it was read, with what was left out. */
export function showArticle(terminal: Terminal, article: Article): void {
  const { style } = terminal;
  terminal.print(style('bold', plain(article.title)));
  const facts = [article.author, article.publishedAt, article.siteName, article.url, article.language];
  terminal.print(style('dim', plain(facts.filter((fact) => fact !== null).join(' · '))));
  for (const { kind, text } of article.blocks) {
    terminal.print();
    if (kind === 'heading') terminal.print(style('bold', indented(terminal, text, '')));
    else terminal.print(indented(terminal, text, blockMargins[kind]));
  }
  if (article.highlights.length > 0) {
    terminal.print(`\n${style('bold', 'Highlights')}`);
    for (const text of article.highlights) terminal.print(indented(terminal, `• ${text}`, ''));
  }
  if (article.leftOut.length > 0) {
    terminal.print(`\n${style('dim', 'Left out')}`);
    for (const text of article.leftOut) terminal.print(style('dim', indented(terminal, text, '  ')));
  }
}

const blockMargins = { paragraph: '', 'list-item': '  - ', quote: '  > ' } as const;

/** A thread as X will show it: posts with their weight, the price, what is wrong. */
export function showComposed(terminal: Terminal, { posts, link, priceUsd, problems }: Shown): void {
  for (const [at, { text, weight }] of posts.entries())
    showPost(terminal, at + 1, posts.length, text, weight);
  terminal.print(
    `${count(posts.length, 'post')}, ${usd(priceUsd)}${link === null ? ', no link' : `, linking to ${link}`}`,
  );
  showProblems(terminal, problems);
}

/** One post under its number and weight; `more` is said beside them. */
export function showPost(
  terminal: Terminal,
  position: number,
  of: number,
  text: string,
  weight: number,
  more = '',
): void {
  const weighs = `${weight}/${limit}`;
  const shownWeight = weight > limit ? terminal.style('red', weighs) : terminal.style('dim', weighs);
  terminal.print(
    `${terminal.style('bold', `Post ${position} of ${of}`)}  ${shownWeight}${more && `  ${more}`}`,
  );
  terminal.print(`${indented(terminal, text, '  ')}\n`);
}

const severityStyles = { block: 'red', warn: 'amber', note: 'dim' } as const;
const severityWords = { block: 'Must be mended', warn: 'Warning', note: 'Note' } as const;

/** What is wrong, each with what to do about it. */
export function showProblems(terminal: Terminal, problems: readonly ShownProblem[]): void {
  for (const { severity, post, message, fix } of problems) {
    const where = post === null ? '' : `, post ${post}`;
    const word = terminal.style(severityStyles[severity], `${severityWords[severity]}${where}:`);
    terminal.print(`${word} ${plain(`${message} ${fix}`)}`);
  }
}
