import { sourceFor } from '../attribution.ts';
import { type Line, materialOf } from '../material.ts';
import { isAttributed } from '../openings.ts';
import type { Problem } from '../problem.ts';
import { contentWords, coverage, isSameFact } from '../words.ts';
import { type Fix, type Fixing, fits, withPost } from './fixing.ts';
import { saidIn } from './said.ts';

/** So much of either sentence's meaning must be in the other for the one to stand for the other. */
const nearFrom = 0.55;

/** A sentence that is not the article's, or only a part of it: the article's own instead, where there is room. */
export function fixSentence({ rule, message }: Problem, at: number, fixing: Fixing): readonly Fix[] {
  const { article, wording } = fixing;
  const words = wording.posts[at]?.words ?? '';
  if (article === null) return [];
  const meant = saidIn(words, { ...fixing, article }).find(({ start, end }) => {
    const text = words.slice(start, end);
    return message.includes(text.slice(0, 40)) || message.includes(text.slice(-40));
  });
  if (meant === undefined) return [];
  const text = words.slice(meant.start, meant.end);
  const better = sentenceFor(rule, text, fixing);
  if (better === undefined || better === text) return [];
  const posts = withPost(wording.posts, at, words.slice(0, meant.start) + better + words.slice(meant.end));
  if (!fits(posts, at, 1, fixing)) return [];
  return [{ id: `sentence-${meant.start}`, label: 'Take the article’s sentence', posts }];
}

function sentenceFor(rule: Problem['rule'], text: string, { article }: Fixing): string | undefined {
  if (article === null) return undefined;
  const material = materialOf(article);
  const words = contentWords(text, article.language);
  switch (rule) {
    case 'attribution':
      return sourceFor({ text, words, attributed: isAttributed(text) }, material)?.text;
    case 'cut':
      return material.body.find((line) => line.whole && line.text.startsWith(text))?.text;
    case 'verbatim': {
      const likeness = (line: Line) =>
        Math.min(
          coverage(line.words, words, material.telling),
          coverage(words, line.words, material.telling),
        );
      const [best] = [...material.highlights, ...material.body]
        .filter((line) => line.whole && isSameFact(line.words, words, material.telling))
        .sort((a, b) => likeness(b) - likeness(a));
      return best !== undefined && likeness(best) >= nearFrom ? best.text : undefined;
    }
    default:
      return undefined;
  }
}
