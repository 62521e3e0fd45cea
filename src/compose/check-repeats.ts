import type { Material } from './material.ts';
import type { Problem } from './problem.ts';
import { saysTwice } from './repeats.ts';
import { sayingsOf } from './sayings.ts';
import { addsFigure, isSameFact, tellingOf } from './words.ts';

/** Posts that are the same to the letter, which X refuses (x-api-facts s.8): half of the thread would be live. */
export function checkTwins(posts: readonly string[]): Problem[] {
  const texts = posts.map((post) => post.normalize('NFC').trim());
  return texts.flatMap((text, at) => {
    const first = texts.indexOf(text);
    if (first === at || text === '') return [];
    return [
      {
        rule: 'repeat',
        severity: 'block',
        post: at + 1,
        message: `It is word for word post ${first + 1}: X refuses a second one, with half of the thread live.`,
        fix: 'Say something else in it, or take it out.',
      },
    ];
  });
}

/** What is said twice (rule 10): a fact in two posts, or so much of one beside another in one post. */
export function checkRepeats(
  posts: readonly string[],
  material: Material | null,
  link: string | null,
  language: string,
): Problem[] {
  const sayings = posts.flatMap((post, at) =>
    sayingsOf(post, link, language).map((saying) => ({ ...saying, at })),
  );
  const telling = material?.telling ?? tellingOf(sayings.map((saying) => saying.words));
  return sayings.flatMap((saying, index) => {
    const before = sayings.slice(0, index);
    const told = before.map((other) => other.words);
    const beside = before.find(
      (other) =>
        other.at === saying.at &&
        !isListed(saying.text, posts[saying.at]) &&
        !inOneParagraph(other.text, saying.text, material) &&
        saysTwice(other.words, saying.words, telling),
    );
    const again = before.find(
      (other) =>
        isSameFact(other.words, saying.words, telling) &&
        !(other.at === saying.at && inOneParagraph(other.text, saying.text, material)),
    );
    const earlier = beside ?? (addsFigure(saying.words, told) ? undefined : again);
    if (earlier === undefined) return [];
    const where = earlier.at === saying.at ? 'in this post' : `in post ${earlier.at + 1}`;
    return [
      {
        rule: 'repeat',
        severity: 'warn',
        post: saying.at + 1,
        message: `“${saying.text.slice(0, 60)}” says what is already said ${where}.`,
        fix: 'Keep the better of the two.',
      },
    ];
  });
}

/** What the article says in one paragraph it may say in one post. */
function inOneParagraph(a: string, b: string, material: Material | null): boolean {
  if (material === null) return false;
  const start = (text: string) => text.replace(/[.。]$/u, '');
  const [startA, startB] = [start(a), start(b)];
  const block = (start: string) => material.body.find((line) => line.text.startsWith(start))?.place.index;
  const [first, second] = [block(startA), block(startB)];
  if (first !== undefined && first === second) return true;
  return [material.title, ...material.highlights].some(
    ({ text }) => text.includes(startA) && text.includes(startB),
  );
}

/** The lines of a list are many facts by nature; only a whole fact told again counts there. */
function isListed(text: string, post: string | undefined): boolean {
  return post?.includes(`• ${text}`) ?? false;
}
