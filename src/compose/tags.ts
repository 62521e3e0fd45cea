import twitterText from 'twitter-text';

const longestSearched = 5000;

/** Whether X would notify somebody, or link a stock, because of this text. */
export function mentionsSomebody(text: string): boolean {
  return mentionsIn(text).length > 0 || cashtagsIn(text).length > 0;
}

/** The accounts a text mentions, without the @. */
export function mentionsIn(text: string): string[] {
  return text.includes('@') || text.includes('＠')
    ? twitterText.extractMentions(text.slice(0, longestSearched))
    : [];
}

/** The stocks a text tags ("$AAPL"), without the $; an amount such as $40 is none. */
export function cashtagsIn(text: string): string[] {
  return text.includes('$') ? twitterText.extractCashtags(text.slice(0, longestSearched)) : [];
}

/** The hashtags of a text, without the #. */
export function hashtagsIn(text: string): string[] {
  return /[#＃]/.test(text) ? twitterText.extractHashtags(text.slice(0, longestSearched)) : [];
}
