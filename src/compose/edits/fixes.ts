import { materialOf } from '../material.ts';
import type { Problem } from '../problem.ts';
import { fixLength } from './fix-length.ts';
import { fixSentence } from './fix-sentence.ts';
import { fixWords } from './fix-words.ts';
import { type Fix, type Fixing, fits, languageOf, withPost } from './fixing.ts';
import { rearrange } from './rearrange.ts';
import { placeLink } from './switches.ts';

/**
 * What a press can do about a problem: only mendings that are surely right, each within X's limit. Empty where a
 * person has to think, or where the post may not be changed any more.
 */
export function fixesFor(problem: Problem, fixing: Fixing): readonly Fix[] {
  if (problem.post === null) return fixThread(problem, fixing);
  const at = problem.post - 1 - fixing.standing.length;
  if (fixing.wording.posts[at] === undefined) return [];
  switch (problem.rule) {
    case 'length':
      return fixLength(at, fixing);
    case 'verbatim':
    case 'attribution':
    case 'cut':
      return fixSentence(problem, at, fixing);
    case 'fill':
      return fixFill(at, fixing);
    case 'price':
      return fixLink('Keep it in one post', fixing);
    case 'empty':
      return [{ id: 'out', label: 'Take it out', posts: withPost(fixing.wording.posts, at, null) }];
    case 'link':
      if (problem.message.startsWith('The link is not where')) return fixLink('Move it there', fixing);
      return fixWords(problem, at, fixing);
    default:
      return fixWords(problem, at, fixing);
  }
}

function fixThread({ rule, message }: Problem, fixing: Fixing): readonly Fix[] {
  if (rule === 'link' && message.includes('in no post')) return fixLink('Add it', fixing);
  return rule === 'highlights' ? addHighlight(message, fixing) : [];
}

function fixLink(label: string, { wording: { posts }, link, template, standing }: Fixing): readonly Fix[] {
  // What went out already may bear the link: then there is no first post left to put it into.
  if (link === null || standing.length > 0) return [];
  return [
    { id: 'link', label, posts: placeLink(posts, link, template?.link === 'first' ? 'first' : 'last') },
  ];
}

/** A light post joins the neighbour that has room for it. */
function fixFill(at: number, fixing: Fixing): readonly Fix[] {
  const { posts } = fixing.wording;
  const joins = [
    { id: 'next', label: 'Join with the next', at },
    { id: 'before', label: 'Join with the one before', at: at - 1 },
  ];
  return joins.flatMap(({ id, label, at }) => {
    const made = at < 0 ? posts : rearrange(posts, { kind: 'join', at }, languageOf(fixing));
    return made.length < posts.length && fits(made, at, 1, fixing) ? [{ id, label, posts: made }] : [];
  });
}

/** Before the last post, which closes the thread. */
function addHighlight(message: string, fixing: Fixing): readonly Fix[] {
  const { article, wording } = fixing;
  if (article === null) return [];
  const { posts } = wording;
  const line = materialOf(article).highlights.find(({ text }) => message.includes(`“${text.slice(0, 120)}”`));
  if (line === undefined || posts.length < 2) return [];
  const at = posts.length - 1;
  const made = [...posts.slice(0, at), { id: '', words: line.text }, ...posts.slice(at)];
  return fits(made, at, 1, fixing)
    ? [{ id: `add-${line.place.index}`, label: 'Add a post with it', posts: made }]
    : [];
}
