import type { Article } from '../article/article.ts';
import { endsLikeSentence } from '../article/clean.ts';
import { kindOf } from '../article/kind.ts';
import { isPrompt } from '../article/kind-blocks.ts';
import { sourceFor } from './attribution.ts';
import type { Material } from './material.ts';
import { isAttributed } from './openings.ts';
import type { Problem } from './problem.ts';
import { type Saying, sayingsOf } from './sayings.ts';
import type { Template } from './template.ts';
import { sourceOf } from './verbatim.ts';

type Known = { readonly link: string | null; readonly template: Template | null };

/** What can be told only beside the article: words it does not have, subheadings, lost sources, cut sentences. */
export function checkAgainstArticle(
  posts: readonly string[],
  article: Article,
  material: Material,
  known: Known,
): Problem[] {
  const find = sourceOf(article);
  const asks = kindOf(article) === 'interview';
  const subheadings = article.blocks.filter(
    (block) => block.kind === 'heading' && !(asks && isPrompt(block)),
  );
  const headings = new Set(subheadings.map((block) => block.text.toLowerCase()));
  return [
    ...unusable(material),
    ...posts.flatMap((post, at) => {
      const said = sayingsOf(post, known.link, material.language);
      return said.flatMap((saying) => {
        const place = at + 1;
        if (headings.has(saying.text.toLowerCase())) return [subheading(saying, place)];
        const isVerbatim = find(saying.text) || isFixedText(saying.text, known);
        return [
          ...(isVerbatim ? [] : [notVerbatim(saying, place)]),
          ...attributionOf(saying, said, material, place),
          ...(isVerbatim ? cutOf(saying, material, place) : []),
        ];
      });
    }),
  ];
}

/** A story this long has sentences that can be told. */
const longEnough = 600;

/** Nothing of the body was taken for a sentence: its language's stops are not known here, or it has none. */
function unusable({ body }: Material): Problem[] {
  const length = body.reduce((sum, line) => sum + line.text.length, 0);
  if (length < longEnough || body.some((line) => line.whole)) return [];
  return [
    {
      rule: 'empty',
      severity: 'warn',
      post: null,
      message: 'Nothing of the story’s text could be used: no sentence of it is seen to end.',
      fix: 'Write the posts by hand, or set a full stop after each sentence of the article.',
    },
  ];
}

function subheading(saying: Saying, post: number): Problem {
  return {
    rule: 'subheading',
    severity: 'warn',
    post,
    message: `“${saying.text}” is a subheading of the article.`,
    fix: 'Take it out.',
  };
}

function notVerbatim(saying: Saying, post: number): Problem {
  return {
    rule: 'verbatim',
    severity: 'note',
    post,
    message: `“${shortened(saying.text)}” is not in the article in these words.`,
    fix: 'Keep it if it is yours; else take the article’s sentence.',
  };
}

/** As much of a sentence as a person needs to know it again, cut between words. */
function shortened(text: string): string {
  const start = text.slice(0, 80);
  return start === text ? text : `${start.slice(0, Math.max(40, start.lastIndexOf(' ')))}…`;
}

/** Words of the template itself: its text and its call to action. */
export function isFixedText(text: string, { template }: Known): boolean {
  if (template === null) return false;
  const fixed = template.parts.flatMap((part) =>
    part.pieces.flatMap((piece) => ('text' in piece ? [piece.text] : [])),
  );
  return [...fixed, template.callToAction, ...Object.values(template.callsToAction)].some((each) =>
    each.includes(text),
  );
}

function attributionOf(
  saying: Saying,
  post: readonly Saying[],
  material: Material,
  place: number,
): Problem[] {
  const sourced = sourceFor({ ...saying, attributed: isAttributed(saying.text) }, material);
  if (sourced === undefined || post.some((other) => other.text === sourced.text)) return [];
  return [
    {
      rule: 'attribution',
      severity: 'warn',
      post: place,
      message: `The article says who gives the figure in “${saying.text.slice(0, 60)}”; here it stands as a fact.`,
      fix: `Say it as the article does: “${sourced.text.slice(0, 120)}”`,
    },
  ];
}

/** A body sentence that stops before its own end, and was not closed with a stop. */
function cutOf(saying: Saying, material: Material, post: number): Problem[] {
  if (endsLikeSentence(saying.text)) return [];
  const whole = material.body.find(
    (line) => line.text.length > saying.text.length + 1 && line.text.startsWith(saying.text),
  );
  if (whole === undefined) return [];
  return [
    {
      rule: 'cut',
      severity: 'warn',
      post,
      message: `“…${saying.text.slice(-40)}” breaks off in mid-sentence.`,
      fix: 'End it at a clause, with a stop, or take the whole sentence.',
    },
  ];
}
