import twitterText from 'twitter-text';

/** The most a post may weigh, as X counts. */
export const limit = 280;
/** What X counts for a link, whatever its length. */
const linkWeight = 23;

/** A run of characters longer than any link X accepts (4,096) is counted without looking for links in it: that search is quadratic. */
const longestRun = 5000;

/** Characters of weight 1 that can be neither emoji nor changed by NFC; a text of these without an inner stop has no link. */
const plainText = /^[\n -~À-ʯ–—‘’“”]*$/;
const innerStop = /\.[^\s.]/;

/** A text's weighted length, as X counts it: twitter-text's `parseTweet`, which is X's own counting. */
export function weigh(text: string): number {
  if (plainText.test(text) && !innerStop.test(text)) return text.length;
  if (text.length <= longestRun) return twitterText.parseTweet(text).weightedLength;
  return text
    .split(/(\s+)/)
    .flatMap((run) => (run.length <= longestRun ? [run] : chunksOf(run)))
    .reduce((sum, run) => sum + twitterText.parseTweet(run).weightedLength, 0);
}

/**
 * The weight of a text in which `link` is our own: always a link to X, and at least 23 even where
 * twitter-text does not know the link's top-level domain and would count its letters.
 */
export function weighWithLink(text: string, link: string | null): number {
  const weight = weigh(text);
  if (link === null || link === '') return weight;
  const times = text.split(link).length - 1;
  return weight + times * Math.max(0, linkWeight - weigh(link));
}

/** Pieces too short to hold a link; never cut inside a code point. */
function chunksOf(run: string): string[] {
  const chunks: string[] = [];
  const points = [...run.replaceAll('.', '·')];
  for (let at = 0; at < points.length; at += 1000) chunks.push(points.slice(at, at + 1000).join(''));
  return chunks;
}
