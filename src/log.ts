import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** One line a thing that happened, as JSON on stderr; secrets never leave. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: [
        '*.credentials',
        '*.accessToken',
        '*.accessTokenSecret',
        '*.apiKeySecret',
        '*.token',
        'authorization',
      ],
    },
    pino.destination(2),
  );
}
