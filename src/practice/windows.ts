/** The calls of X's API that practice X answers. */
export const endpoints = [
  'POST /2/tweets',
  'GET /2/tweets',
  'GET /2/tweets/:id',
  'DELETE /2/tweets/:id',
  'GET /2/users/me',
  'GET /2/users/:id/tweets',
  'POST /2/media/upload',
  'POST /2/media/metadata',
] as const;
export type Endpoint = (typeof endpoints)[number];

// Per user and 15 minutes, the lower of user and app where both are given (X docs: Rate limits, pay-per-use).
const limits: Readonly<Record<Endpoint, number>> = {
  'POST /2/tweets': 100,
  'GET /2/tweets': 3500,
  'GET /2/tweets/:id': 450,
  'DELETE /2/tweets/:id': 50,
  'GET /2/users/me': 75,
  'GET /2/users/:id/tweets': 900,
  'POST /2/media/upload': 500,
  'POST /2/media/metadata': 500,
};
const windowMs = 15 * 60_000;

type Taken = { readonly allowed: boolean; readonly headers: Readonly<Record<string, string>> };

export type Windows = {
  /** Counts one request, refused ones too, as X is reported to do; a window opens with its first request. */
  take(userId: string, endpoint: Endpoint, nowMs: number): Taken;
  clear(): void;
};

/** X's fixed 15-minute windows, in memory: a restart of practice X opens new ones. */
export function createWindows(): Windows {
  const open = new Map<string, { startedAt: number; used: number }>();
  return {
    take: (userId, endpoint, nowMs) => {
      const key = `${userId} ${endpoint}`;
      const last = open.get(key);
      const window =
        last !== undefined && nowMs < last.startedAt + windowMs ? last : { startedAt: nowMs, used: 0 };
      window.used += 1;
      open.set(key, window);
      const limit = limits[endpoint];
      return {
        allowed: window.used <= limit,
        headers: rateHeaders(limit, Math.max(0, limit - window.used), window.startedAt + windowMs),
      };
    },
    clear: () => open.clear(),
  };
}

/** X's three headers; the reset is in epoch seconds, rounded up so that nobody comes a moment too early. */
export function rateHeaders(limit: number, remaining: number, resetAtMs: number): Record<string, string> {
  return {
    'x-rate-limit-limit': String(limit),
    'x-rate-limit-remaining': String(remaining),
    'x-rate-limit-reset': String(Math.ceil(resetAtMs / 1000)),
  };
}
