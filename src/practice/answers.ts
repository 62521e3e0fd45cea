/** An answer in X's shape; `body` is sent as JSON unless it is text. */
export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

const problems = 'https://api.twitter.com/2/problems';

function forbidden(detail: string, type = 'about:blank'): Answer {
  return { status: 403, body: { detail, type, title: 'Forbidden', status: 403 } };
}

const textLengthWords = 'how Twitter determines text length see https://github.com/twitter/twitter-text.';

function invalid(parameters: Readonly<Record<string, readonly string[]>>, message: string): Answer {
  return {
    status: 400,
    body: {
      errors: [{ parameters, message }],
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: `${problems}/invalid-request`,
    },
  };
}

/** X's own bodies, as collected in x-api-facts s.2. */
export const xAnswers = {
  unauthorized: (): Answer => ({
    status: 401,
    body: { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' },
  }),
  creditsDepleted: (): Answer => ({
    status: 402,
    body: {
      account_id: 1,
      title: 'CreditsDepleted',
      detail: 'Your enrolled account [1] does not have any credits to fulfill this request.',
      type: 'https://api.twitter.com/2/problems/credits',
    },
  }),
  spendCap: (resetDate: string): Answer => ({
    status: 403,
    body: {
      account_id: 1,
      title: 'SpendCapReached',
      detail:
        'Your enrolled account [1] has reached its billing cycle spend cap. ' +
        `API requests will be blocked until the next cycle begins on ${resetDate}.`,
      reset_date: resetDate,
      type: 'https://api.twitter.com/2/problems/credits',
    },
  }),
  duplicate: () => forbidden('You are not allowed to create a Tweet with duplicate content.'),
  suspended: () => forbidden('The user used for authentication is suspended', `${problems}/user-suspended`),
  locked: (): Answer => ({
    status: 403,
    body: {
      errors: [
        {
          code: 326,
          message:
            'To protect our users from spam and other malicious activity, this account is temporarily locked.',
        },
      ],
    },
  }),
  replyRule: () =>
    forbidden(
      'You can only reply to or quote posts where you are mentioned or are the author.',
      `${problems}/not-authorized-for-resource`,
    ),
  notVisible: () => forbidden('You attempted to reply to a Tweet that is deleted or not visible to you.'),
  policy: () => forbidden('You are not permitted to perform this action.'),
  tooLong: () => invalid({}, `Your Tweet text is too long. For more information on ${textLengthWords}`),
  noSuchMedia: () => invalid({}, 'Your media IDs are invalid.'),
  badMedia: () => invalid({}, 'The media could not be read: it is no picture of a kind that is taken.'),
  tooManyCashtags: () => forbidden('Posts are limited to a maximum of one cashtag.'),
  notYours: () => forbidden('You are not authorized to delete this Tweet.'),
  invalid,
  limited: (): Answer => ({
    status: 429,
    body: { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 },
  }),
  unavailable: (): Answer => ({
    status: 503,
    body: '<html><head><title>503 Service Unavailable</title></head><body>Over capacity</body></html>',
    headers: { 'content-type': 'text/html; charset=utf-8' },
  }),
  serverError: (): Answer => ({
    status: 500,
    body: {
      title: 'Internal Server Error',
      detail: 'Something is broken. This is usually a temporary error.',
      type: 'about:blank',
      status: 500,
    },
  }),
  notFound: (): Answer => ({
    status: 404,
    body: { title: 'Not Found', type: 'about:blank', status: 404, detail: 'Not Found' },
  }),
};

/** What X puts under `errors` for a post or user it does not know, in an answer of status 200. */
export function missing(kind: 'tweet' | 'user', parameter: string, value: string) {
  return {
    value,
    detail: `Could not find ${kind} with ${parameter}: [${value}].`,
    title: 'Not Found Error',
    resource_type: kind,
    parameter,
    resource_id: value,
    type: `${problems}/resource-not-found`,
  };
}
