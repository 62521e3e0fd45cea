import type { Article } from '../article/article.ts';
import { problemsOf } from '../compose/edits/revise.ts';
import { type Said, saidIn } from '../compose/edits/said.ts';
import { textsOf, type Wording } from '../compose/edits/wording.ts';
import { findLinks } from '../compose/links.ts';
import { readNumber } from '../compose/numbering.ts';
import { priceThread } from '../compose/price.ts';
import type { Prices } from '../compose/price-list.ts';
import type { Problem } from '../compose/problem.ts';
import type { Template } from '../compose/template.ts';
import type { ThreadPicture } from '../thread/picture.ts';
import type { Edited } from './editor-form.ts';

/** A thread in an editor, and all that its words are judged by. */
export type EditorView = Pick<Edited, 'wording' | 'history' | 'inHand'> & {
  readonly handle: string;
  readonly title: string;
  readonly article: Article | null;
  readonly link: string | null;
  readonly template: Template | null;
  readonly prices: Prices;
  /** Of post 1. */
  readonly picture: ThreadPicture | null;
  /** Posts before those in hand that stay as they are. */
  readonly standing: readonly string[];
};

/** One post in hand, judged. */
export type Judged = {
  /** From 1, in the whole thread. */
  readonly position: number;
  readonly words: string;
  readonly id: string;
  /** As it would go out. */
  readonly text: string;
  /** The number bobbin puts before it, with its blank. */
  readonly number: string;
  readonly said: readonly Said[];
  readonly problems: readonly Problem[];
};

export type JudgedThread = {
  readonly posts: readonly Judged[];
  readonly texts: readonly string[];
  /** Of the thread as a whole. */
  readonly problems: readonly Problem[];
  readonly priceUsd: number;
  /** X makes a link of what was not meant as one, and bills it. */
  readonly hasAccident: boolean;
};

/** What is to be said of a thread in hand, by the same rules as the composer's. */
export function judge(view: EditorView): JudgedThread {
  const { wording, standing, article, link, template, prices } = view;
  const inHand = textsOf(wording, standing);
  const texts = [...standing, ...inHand];
  // A post just added has no words yet: that it is empty is plain to see, and it is left out when kept.
  const problems = problemsOf(view).filter(({ rule, post }) => rule !== 'empty' || post === null);
  return {
    posts: wording.posts.map(({ id, words }, at) => {
      const position = standing.length + at + 1;
      const text = inHand[at] ?? words;
      return {
        ...{ position, id, words, text },
        number: text.slice(0, text.length - shownWords(wording, text).length),
        said: article ? saidIn(words, { article, link, template }) : [],
        problems: problems.filter(({ post }) => post === position),
      };
    }),
    texts,
    problems: problems.filter(({ post }) => post === null || post <= standing.length),
    priceUsd: priceThread(
      texts.filter((text) => readNumber(text).text !== ''),
      link,
      prices,
      view.picture,
    ),
    hasAccident: texts.some((text) => findLinks(text, link).some(isAccident)),
  };
}

function isAccident({ own, url }: { readonly own: boolean; readonly url: string }): boolean {
  return !own && !/^https?:/i.test(url);
}

function shownWords({ numbering }: Wording, text: string): string {
  return numbering === 'none' ? text : readNumber(text).text;
}
