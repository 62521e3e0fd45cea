import type { Article } from '../article/article.ts';
import { checkThread } from './check.ts';
import { type Frame, type PostDraft, placesOf, textOf } from './drafting.ts';
import { planIntroduced } from './introductions.ts';
import { planByKind } from './kinds/plan-by-kind.ts';
import { isWebLink, withCampaign } from './links.ts';
import { materialOf, type Place } from './material.ts';
import { numberPost } from './numbering.ts';
import { planPosts } from './plan.ts';
import { priceThread } from './price.ts';
import { type Prices, xPrices } from './price-list.ts';
import type { Problem } from './problem.ts';
import type { Template } from './template.ts';
import { weighWithLink } from './weigh.ts';

/** A post as composed: its text, its weight as X counts, and where in the article its words stand. */
export type ComposedPost = {
  readonly text: string;
  readonly weight: number;
  readonly sources: readonly Place[];
};

/** A thread as composed, with all that is wrong with it. */
export type Composed = {
  readonly posts: readonly ComposedPost[];
  readonly link: string | null;
  readonly priceUsd: number;
  readonly problems: readonly Problem[];
};

export type ComposeOptions = {
  /** The one link of the thread; without one the article's own address is taken. */
  readonly link?: string | null | undefined;
  readonly prices?: Prices | undefined;
};

/** Composes a thread from an article: verbatim, deterministic, every post within X's limit. */
export function composeThread(article: Article, template: Template, options: ComposeOptions = {}): Composed {
  const link = linkFor(article, template, options.link);
  const prices = options.prices ?? xPrices;
  const material = materialOf(article);
  const planned = (most: number) => {
    const frame = frameFor(article, template, link, most);
    return planByKind(material, article, template, frame, (told) =>
      planIntroduced(told, frame, (known) => planPosts(known, template, frame)),
    );
  };
  const short = planned(9);
  const fewest = short.length <= 9 ? short : planned(25);
  const texts = numbered(fewest, frameFor(article, template, link, 25), template);
  return {
    posts: texts.map((text, at) => ({
      text,
      weight: weighWithLink(text, link),
      sources: placesOf(fewest[at] ?? noDraft),
    })),
    link,
    priceUsd: priceThread(texts, link, prices),
    problems: checkThread(texts, { article, link, template, prices }),
  };
}

const noDraft: PostDraft = { pieces: [], fields: {}, items: [], sources: [] };

/** The link as a thread of this template bears it; null: it bears none. */
export function linkFor(
  article: Article,
  template: Template,
  given: string | null | undefined,
): string | null {
  const link = given ?? article.url;
  if (template.link === 'none' || link === null || !isWebLink(link)) return null;
  const { utmSource: source, utmMedium: medium, utmCampaign: campaign } = template;
  const utm = Object.entries({ source, medium, campaign }).filter(
    (pair): pair is [string, string] => pair[1] !== null,
  );
  return withCampaign(link, Object.fromEntries(utm));
}

/** The words and the room of a thread of at most so many posts. */
function frameFor(article: Article, template: Template, link: string | null, most: number): Frame {
  const callToAction = callToActionIn(article.language, template);
  const fixed = {
    ...(callToAction === null ? {} : { callToAction }),
    ...(template.hashtag === null ? {} : { hashtag: template.hashtag }),
    ...(article.siteName === null ? {} : { siteName: article.siteName }),
    ...(link === null ? {} : { link }),
  };
  return { fixed, link, reserve: numberPost('', most, most, template.numbering).length };
}

/**
 * A template that speaks several languages and not the article's says nothing: the link alone is better than
 * another language. One with a single call to action is taken to be written in its newsroom's language.
 */
function callToActionIn(language: string, { callToAction, callsToAction }: Template): string | null {
  const whole = language.toLowerCase();
  const tongue = whole.split('-')[0] ?? '';
  const script = /^zh-(?:tw|hk|mo|hant)/.test(whole) ? 'zh-hant' : whole;
  const own = callsToAction[whole] ?? callsToAction[script] ?? callsToAction[tongue];
  if (own !== undefined) return own;
  const isForeign = tongue !== 'en' && Object.keys(callsToAction).length > 0 && !('en' in callsToAction);
  return isForeign ? null : callToAction;
}

function numbered(drafts: readonly PostDraft[], frame: Frame, template: Template): string[] {
  const texts = drafts.map((draft) => textOf(draft, frame)).filter((text) => text !== '');
  return texts.map((text, at) => numberPost(text, at + 1, texts.length, template.numbering));
}
