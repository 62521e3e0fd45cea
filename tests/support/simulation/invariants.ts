import { defaultPatience } from '../../../src/publish/snapshot.ts';
import type { ThreadPlan } from './hands.ts';
import { sumMills } from './memory-money.ts';
import { attemptsOf, type MemoryPost, postsOf } from './memory-state.ts';
import { isShownTooLate, type StoredPost } from './simulated-x.ts';
import type { Story } from './world.ts';

const longestWaitMs = defaultPatience.settleWaitsMs.at(-1) ?? 0;

/** True where X showed a post later than the longest settle wait: beyond what is promised, and counted apart. */
export function isBeyondPromise({ x }: Story): boolean {
  return x.flights.some((flight) => isShownTooLate(flight, longestWaitMs));
}

/** What does not hold at the end of a world, beside what its witness saw on the way. */
export function brokenInvariants(story: Story): readonly string[] {
  return [
    ...story.violations,
    ...story.plan.threads.flatMap((thread) => brokenOf(story, thread)),
    ...brokenIds(story),
  ];
}

type Live = StoredPost & { readonly text: string };

function brokenOf(story: Story, plan: ThreadPlan): string[] {
  const thread = story.state.threads.get(plan.id);
  if (!thread) return [`lost: ${plan.id} is gone`];
  const posts = postsOf(story.state, plan.id);
  const live = story.x.flights
    .filter(({ threadId }) => threadId === plan.id)
    .flatMap(({ post }) => (post ? [post] : []));
  const broken: string[] = [];
  const claim = (is: boolean, what: string): void => {
    if (!is) broken.push(`${what} (${plan.id})`);
  };

  for (const text of plan.texts) {
    const copies = live.filter((post) => post.text === text).length;
    claim(copies <= 1, `copies: X has ${copies} of "${text}"`);
  }
  claim(
    isChain(plan.texts, live),
    'order: what X has is not the thread in order, each post answering the one before',
  );
  for (const { text, altText } of live) {
    const wanted = text === plan.texts[0] ? plan.altText : null;
    claim(
      altText === wanted,
      `picture: "${text}" is on X with ${altText ?? 'none'}, not ${wanted ?? 'none'}`,
    );
  }
  for (const post of posts.filter(({ status }) => status === 'sent')) {
    claim(
      live.some(({ xPostId, text }) => xPostId === post.xPostId && text === post.text),
      `truth: post ${post.position} is said to be live as ${post.xPostId} and is not`,
    );
  }
  const unknown = live.filter(
    (one) => !posts.some(({ xPostId, status }) => status === 'sent' && xPostId === one.xPostId),
  );
  if (thread.status === 'published') {
    claim(
      posts.every(({ status }) => status === 'sent'),
      'published: not every post is live',
    );
    claim(live.length === posts.length, `published: X has ${live.length} of ${posts.length} posts`);
  }
  const isUnsent = thread.status === 'cancelled' || thread.status === 'draft';
  if (isUnsent) claim(live.length === 0, `${thread.status}: X has ${live.length} posts of it`);
  if (thread.status === 'held') {
    const { reason } = thread;
    claim(Boolean(reason?.code && reason.message && reason.actions.length > 0), 'held: without a reason');
    const isOpen = mayBeLive(story, plan.id, posts);
    claim(unknown.length === 0 || isOpen, `held: X has posts of it that nobody is told of (${reason?.code})`);
  }
  const sent = posts.filter(({ status }) => status === 'sent');
  const paid = story.costs.filter(({ threadId }) => threadId === plan.id);
  claim(
    sumMills(paid.map(({ usd }) => usd)) === sumMills(sent.map(({ priceUsd }) => priceUsd)),
    `costs: ${paid.length} charges for ${sent.length} live posts`,
  );
  claim(unknownTries(story, plan.id) <= 2, 'again: a post whose answers were lost was sent more than twice');
  return broken;
}

/** The live posts are the thread's first ones, each answering the one before. */
function isChain(texts: readonly string[], live: readonly Live[]): boolean {
  const inOrder = [...live].sort((one, other) => (BigInt(one.xPostId) < BigInt(other.xPostId) ? -1 : 1));
  return inOrder.every((post, index) => {
    const before = inOrder[index - 1]?.xPostId ?? null;
    return post.text === texts[index] && post.parentId === before;
  });
}

/** A person is told that a post of it may be live. */
function mayBeLive(story: Story, threadId: string, posts: readonly MemoryPost[]): boolean {
  const stuck = posts.find(({ status }) => status !== 'sent');
  const last = attemptsOf(story.state, threadId)
    .filter(({ postId }) => postId === stuck?.id)
    .at(-1);
  return ['unknown', 'accepted-without-id', 'duplicate'].includes(last?.outcome ?? '');
}

function unknownTries(story: Story, threadId: string): number {
  const counts = postsOf(story.state, threadId).map(
    ({ id }) =>
      attemptsOf(story.state, threadId).filter(
        ({ postId, outcome }) => postId === id && outcome === 'unknown',
      ).length,
  );
  return Math.max(0, ...counts);
}

/** One X post is one post of ours. */
function brokenIds({ state }: Story): string[] {
  const ids = [...state.posts.values()].flatMap(({ xPostId }) => (xPostId ? [xPostId] : []));
  return new Set(ids).size === ids.length ? [] : ['ids: two posts of ours have one X id'];
}
