import { existsSync, readFileSync } from 'node:fs';
import { arch, cpus } from 'node:os';
import twitterText from 'twitter-text';
import type { Article } from '../../src/article/article.ts';
import { sampleArticleText } from '../../src/article/sample.ts';
import { checkThread } from '../../src/compose/check.ts';
import { composeThread } from '../../src/compose/compose.ts';
import { parseTemplate, type Template } from '../../src/compose/template.ts';
import { weigh } from '../../src/compose/weigh.ts';
import { compareWeights } from './equal-weights.ts';
import { articleIn, longArticle } from './long-article.ts';
import { ms, type Timing, table, timed } from './measure.ts';
import { naiveSplit } from './naive-split.ts';

const link = 'https://news.example.com/a-story';
const templates = ['highlights', 'breaking', 'long-read'] as const;

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'} (${arch()}).\n`);
console.log(composing());
console.log(`\n${weighing()}`);
console.log(`\n${checking()}`);
console.log(`\n${hostile()}`);
const { strings, unlike } = compareWeights(20260822, 100_000);
console.log(
  `\n${strings.toLocaleString('en')} random strings (seed 20260822) weighed as twitter-text does: ${unlike ?? 'all'}.`,
);
if (unlike !== null) process.exitCode = 1;

/** The articles composed; the news story stands beside the repository, where it is at all. */
function articles(): [string, Article][] {
  const story = new URL('../../../shared/articles/istanbul-talks.txt', import.meta.url);
  return [
    ['the sample', articleIn(sampleArticleText)],
    ...(existsSync(story)
      ? [['a news story', articleIn(readFileSync(story, 'utf8'))] as [string, Article]]
      : []),
    ['10,000 words', longArticle(10_000)],
  ];
}

function wordsOf(article: Article): string {
  return article.blocks.map((block) => block.text).join('\n');
}

function composing(): string {
  const rows = articles().flatMap(([name, article]) => {
    const text = wordsOf(article);
    const naive = timed(() => naiveSplit(text, link), name === '10,000 words' ? { warm: 3, runs: 9 } : {});
    return templates.map((template) => {
      const parsed = templateNamed(template);
      // A copy is a new article to the composer, which keeps what it has read of one it knows.
      const often = name === '10,000 words' ? { warm: 60, runs: 41 } : { warm: 800, runs: 201 };
      const fresh = timed(() => composeThread({ ...article }, parsed, { link }), often);
      const again = timed(() => composeThread(article, parsed, { link }), often);
      const { length } = composeThread(article, parsed, { link }).posts;
      return [
        `${name} (${text.split(/\s+/).length} words), ${template}`,
        `${length}`,
        ...cells(fresh),
        ...cells(again),
        ...cells(naive),
        ratio(naive, fresh),
      ];
    });
  });
  return table([
    [
      'Composing',
      'Posts',
      'New article',
      'CPU',
      'Known article',
      'CPU',
      'Naive splitter',
      'CPU',
      'Naive ÷ new',
    ],
    ...rows,
  ]);
}

function weighing(): string {
  const sentences = wordsOf(longArticle(10_000)).split(/(?<=\.)\s/);
  const posts = sentences.map((sentence, at) => `${at}/99 ${sentence}\n\nRead the full story: ${link}`);
  const rows = [
    ['sentences', sentences],
    ['posts with the link', posts],
  ].map(([name, texts]) => {
    const list = [...(texts ?? [])];
    const ours = timed(() => list.map(weigh));
    const judge = timed(() => list.map((text) => twitterText.parseTweet(text)), { warm: 3, runs: 9 });
    return [`${list.length} ${name}`, ...cells(ours), ...cells(judge), ratio(judge, ours)];
  });
  return table([['Weighing', 'bobbin', 'CPU', 'twitter-text', 'CPU', 'Ratio'], ...rows]);
}

/** A thread of seven posts in which one was changed by a key: every run another text. */
function checking(): string {
  const template = templateNamed('long-read');
  const rows = articles().map(([name, article]) => {
    const posts = composeThread(article, template, { link }).posts.map(({ text }) => text);
    const seven = [...posts.slice(0, 6), posts.at(-1) ?? ''];
    const typed = timed((run) => {
      const edited = seven.with(3, `${seven[3]} ${run}`);
      return checkThread(edited, { article, link, template });
    });
    return [`${name}, 7 posts`, ...cells(typed)];
  });
  return table([['A key pressed', 'Check', 'CPU'], ...rows]);
}

function hostile(): string {
  const inputs: [string, string][] = [
    ['`a.a.a.…`, 1 MB', 'a.'.repeat(500_000)],
    ['one line of 1 MB', 'word '.repeat(200_000)],
    ['one word of 1 MB', 'x'.repeat(1_000_000)],
    ['10,000 emoji', '👩‍👩‍👧‍👦'.repeat(10_000)],
    ['10,000 nested quotations', `${'“'.repeat(10_000)}so${'”'.repeat(10_000)}`],
  ];
  const template = templateNamed('highlights');
  const few = { warm: 1, runs: 5 };
  const rows = inputs.map(([name, text]) => {
    const article = { ...articleIn(sampleArticleText), blocks: [{ kind: 'paragraph' as const, text }] };
    const composed = timed(() => composeThread({ ...article }, template, { link }), few);
    const checked = timed(() => checkThread([text, text], { article, link, template }), few);
    return [name, ms(timed(() => weigh(text), few).medianMs), ms(composed.medianMs), ms(checked.medianMs)];
  });
  return table([['Hostile input', 'Weighed', 'Composed', 'Checked as two posts'], ...rows]);
}

function cells(timing: Timing): string[] {
  return [`${ms(timing.medianMs)} ms`, `${ms(timing.cpuMs)}`];
}

function ratio(slow: Timing, fast: Timing): string {
  return `${(slow.medianMs / fast.medianMs).toFixed(1)}×`;
}

function templateNamed(name: (typeof templates)[number]): Template {
  const parsed = parseTemplate(
    readFileSync(new URL(`../../templates/${name}.mustache`, import.meta.url), 'utf8'),
  );
  if (!parsed.ok)
    throw new Error(`templates/${name}.mustache: ${parsed.troubles.map((each) => each.message).join(' ')}`);
  return parsed.template;
}
