import nock from 'nock';

/** X's bodies as seen in the field (x-api-facts s.2), for tests that must not take practice X's word for them. */
export const seenBodies = {
  unauthorized: { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' },
  creditsDepleted: {
    account_id: 1,
    title: 'CreditsDepleted',
    detail: 'Your enrolled account [1] does not have any credits to fulfill this request.',
    type: 'https://api.twitter.com/2/problems/credits',
  },
  spendCap: {
    title: 'SpendCapReached',
    detail: 'Your enrolled account [1] has reached its billing cycle spend cap.',
    reset_date: '2026-05-13',
    type: 'https://api.x.com/2/problems/credits',
  },
  duplicate: {
    detail: 'You are not allowed to create a Tweet with duplicate content.',
    type: 'about:blank',
    title: 'Forbidden',
    status: 403,
  },
  replyRule: {
    detail: 'You can only reply to or quote posts where you are mentioned or are the author.',
    status: 403,
    type: 'https://api.x.com/2/problems/not-authorized-for-resource',
  },
  olderReplyRule: {
    detail:
      'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
    type: 'about:blank',
    title: 'Forbidden',
    status: 403,
  },
  suspended: {
    detail: 'The user used for authentication is suspended',
    title: 'Forbidden',
    status: 403,
    type: 'https://api.twitter.com/2/problems/user-suspended',
  },
  readOnlyKeys: {
    detail:
      'Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.',
    status: 403,
    title: 'Forbidden',
    type: 'https://api.twitter.com/2/problems/oauth1-permissions',
  },
  notVisible: {
    detail: 'You attempted to reply to a Tweet that is deleted or not visible to you.',
    type: 'about:blank',
    title: 'Forbidden',
    status: 403,
  },
  notPermitted: {
    detail: 'You are not permitted to perform this action.',
    type: 'about:blank',
    title: 'Forbidden',
    status: 403,
  },
  invalid: {
    title: 'Invalid Request',
    detail: 'One or more parameters to your request was invalid.',
    type: 'https://api.twitter.com/2/problems/invalid-request',
    errors: [{ message: 'Your Tweet text is too long.', parameters: {} }],
  },
  limited: { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 },
  usageCapped: {
    title: 'UsageCapExceeded',
    detail: 'Usage cap exceeded: Monthly product cap',
    type: 'https://api.twitter.com/2/problems/usage-capped',
    period: 'Monthly',
    scope: 'Product',
  },
  unavailable: {
    title: 'Service Unavailable',
    detail: 'Service Unavailable',
    type: 'about:blank',
    status: 503,
  },
};

export const xHost = 'https://api.x.com';

/** Undoes every interceptor and lets this file's requests out to the world again. */
export function removeNock(): void {
  nock.cleanAll();
  nock.restore();
}
