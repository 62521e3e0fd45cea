import twitterText from 'twitter-text';

/**
 * The splitter one writes first: as many words as may fit, then one fewer until twitter-text says that
 * the post, its number and for the last one its link included, is within the limit.
 */
export function naiveSplit(text: string, link: string): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const posts: string[] = [];
  while (words.length > 0) {
    let count = Math.min(words.length, 60);
    while (count > 1 && !fits(postOf(words.slice(0, count), posts.length + 1, link))) count -= 1;
    posts.push(postOf(words.splice(0, count), posts.length + 1, ''));
  }
  return posts.map((post, at) => (at === posts.length - 1 ? `${post}\n\n${link}` : post));
}

function postOf(words: readonly string[], position: number, link: string): string {
  return `${position}/99 ${words.join(' ')}${link === '' ? '' : `\n\n${link}`}`;
}

function fits(post: string): boolean {
  return twitterText.parseTweet(post).weightedLength <= 280;
}
