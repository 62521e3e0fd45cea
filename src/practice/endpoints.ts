import { type Answer, missing, xAnswers } from './answers.ts';
import type { Asked } from './asked.ts';
import { linksIn } from './links.ts';
import { describeMedia, upload } from './media.ts';
import type { PracticePost } from './post.ts';
import { presentPost, presentText, presentUser } from './present.ts';
import { judgeCreate } from './rules.ts';
import { pageOf, readTimelineQuery } from './timeline-query.ts';
import type { Endpoint } from './windows.ts';

/** What each call of the API does; all carry out at once and say what X would answer. */
export const endpointHandlers: Readonly<Record<Endpoint, (asked: Asked) => Answer>> = {
  'POST /2/tweets': create,
  'GET /2/tweets': lookUpMany,
  'GET /2/tweets/:id': lookUpOne,
  'DELETE /2/tweets/:id': remove,
  'GET /2/users/me': me,
  'GET /2/users/:id/tweets': timeline,
  'POST /2/media/upload': upload,
  'POST /2/media/metadata': describeMedia,
};

function create(asked: Asked): Answer {
  const { user, store, settings, nowMs } = asked;
  const judged = judgeCreate(asked.body, {
    user,
    nowMs,
    duplicateFilter: settings.duplicateFilter,
    find: store.find,
    findMedia: store.findMedia,
    mine: store.posts().filter((post) => post.userId === user.id),
  });
  if (judged.kind === 'refused') return judged.answer;
  store.charge(user.id, linksIn(judged.text).length > 0 ? 'post with link' : 'post without link', 1);
  const post = store.add({
    user,
    text: judged.text,
    parent: judged.parent,
    mediaId: judged.mediaId,
    at: nowMs,
    visibleAt: nowMs + settings.visibleAfterMs,
  });
  const data = { edit_history_tweet_ids: [post.id], id: post.id, text: presentText(post, user.handle).text };
  return { status: 201, body: { data } };
}

function lookUpMany(asked: Asked): Answer {
  const ids = (asked.query['ids'] ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0 || ids.length > 100) {
    return xAnswers.invalid(
      { ids: ids.slice(0, 1) },
      'The number of values in the `ids` query parameter is not between 1 and 100',
    );
  }
  const found = ids.flatMap((id) => asked.store.find(id) ?? []);
  const errors = ids
    .filter((id) => asked.store.find(id) === undefined)
    .map((id) => missing('tweet', 'ids', id));
  const data = found.map((post) => shown(post, asked));
  return {
    status: 200,
    body: { ...(data.length > 0 ? { data } : {}), ...(errors.length > 0 ? { errors } : {}) },
  };
}

function lookUpOne(asked: Asked): Answer {
  const post = asked.store.find(asked.id);
  if (post === undefined) return { status: 200, body: { errors: [missing('tweet', 'id', asked.id)] } };
  return { status: 200, body: { data: shown(post, asked) } };
}

function remove(asked: Asked): Answer {
  const post = asked.store.find(asked.id);
  if (post === undefined) {
    return { status: 404, body: { ...missing('tweet', 'id', asked.id), status: 404 } };
  }
  if (post.userId !== asked.user.id) return xAnswers.notYours();
  asked.store.charge(asked.user.id, 'delete a post', 1);
  asked.store.remove(post.id, asked.nowMs);
  return { status: 200, body: { data: { deleted: true } } };
}

function me(asked: Asked): Answer {
  asked.billRead('read a user', asked.user.id);
  return { status: 200, body: { data: presentUser(asked.user) } };
}

function timeline(asked: Asked): Answer {
  const query = readTimelineQuery(asked.query);
  if ('status' in query) return query;
  if (!asked.store.users().some((user) => user.id === asked.id)) {
    return { status: 200, body: { errors: [missing('user', 'id', asked.id)] } };
  }
  const theirs = asked.store.posts().filter((post) => post.userId === asked.id);
  const { page, nextToken } = pageOf(theirs, query, asked.nowMs);
  // Only here, and only for one's own posts, is reading cheap (x-api-facts s.4).
  const price = asked.id === asked.user.id ? 'read own post' : 'read a post';
  const newest = page[0];
  const oldest = page.at(-1);
  if (newest === undefined || oldest === undefined)
    return { status: 200, body: { meta: { result_count: 0 } } };
  const meta = {
    result_count: page.length,
    newest_id: newest.id,
    oldest_id: oldest.id,
    ...(nextToken === null ? {} : { next_token: nextToken }),
  };
  return { status: 200, body: { data: page.map((post) => shown(post, asked, price)), meta } };
}

function shown(
  post: PracticePost,
  asked: Asked,
  price: 'read own post' | 'read a post' = 'read a post',
): Record<string, unknown> {
  asked.billRead(price, post.id);
  const fields = new Set((asked.query['tweet.fields'] ?? asked.query['post.fields'] ?? '').split(','));
  const handle = asked.store.users().find(({ id }) => id === post.userId)?.handle ?? 'i';
  return presentPost(post, fields, asked.store.find, handle);
}
