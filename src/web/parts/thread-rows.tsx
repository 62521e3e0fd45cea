import type { ThreadLine } from '../../store/board.ts';
import { Badge, threadLook } from '../status-words.tsx';
import { dayKey, dayWords, Time } from '../times.tsx';

type Rows = { readonly lines: readonly ThreadLine[]; readonly now: Date };

/** Threads as rows under the days they are due, in the order given; each day in the account's own zone. */
export function ThreadDays({ lines, now }: Rows) {
  const days: { key: string; words: string; lines: ThreadLine[] }[] = [];
  for (const line of lines) {
    const at = line.scheduledAt ?? line.createdAt;
    const key = dayKey(at, line.timeZone);
    const day = days.at(-1);
    if (day?.key === key) day.lines.push(line);
    else days.push({ key, words: dayWords({ at, timeZone: line.timeZone, now }), lines: [line] });
  }
  return (
    <>
      {days.map((day) => (
        <section class="day">
          <h3>{day.words}</h3>
          <ThreadRows lines={day.lines} now={now} />
        </section>
      ))}
    </>
  );
}

export function ThreadRows({ lines, now }: Rows) {
  return (
    <ul class="rows">
      {lines.map((line) => (
        <li class="row">
          <span class="row-time">
            {line.scheduledAt ? (
              <Time at={line.scheduledAt} timeZone={line.timeZone} now={now} only="clock" />
            ) : (
              <span class="hint">no time</span>
            )}
          </span>
          <a class="row-line" href={`/threads/${line.id}`} title={line.firstText}>
            <bdi>{line.title}</bdi>
          </a>
          <span class="row-posts">{countWords(line)}</span>
          <Badge look={threadLook(line.status, line.unknown > 0, line.rejection !== null)} />
          <span class="row-handle">@{line.handle}</span>
        </li>
      ))}
    </ul>
  );
}

/** `4 of 7 live` once something is, else how many there are. */
export function countWords({ posts, live }: Pick<ThreadLine, 'posts' | 'live'>): string {
  if (live > 0) return `${live} of ${posts} live`;
  return posts === 1 ? '1 post' : `${posts} posts`;
}
