import type { JudgedThread } from '../editor-view.ts';

type Props = {
  readonly judged: JudgedThread;
  /** What it keeps the page's main button from; null: from nothing yet. */
  readonly stops: 'queueing' | 'saving' | null;
};

const before = {
  queueing: 'before the thread can be queued',
  saving: 'before this can be saved',
  none: 'before the thread goes out',
} as const;

/** What must be mended first, beside the button that would be refused; empty where nothing must. */
export function Blocked({ judged, stops }: Props) {
  const posts = judged.posts.filter(({ problems }) => problems.some(isBlock)).map(({ position }) => position);
  const isWhole = judged.problems.some(isBlock);
  if (posts.length === 0 && !isWhole) return <p class="blocked" id="live-blocked"></p>;
  return (
    <p class={stops ? 'blocked field-error' : 'field-error'} id="live-blocked">
      {posts.length > 0 ? (
        <>
          {posts.length === 1 ? 'Post ' : 'Posts '}
          {posts.map((position, index) => (
            <>
              {index === 0 ? '' : index === posts.length - 1 ? ' and ' : ', '}
              <a href={`#at-${position}`}>{position}</a>
            </>
          ))}
        </>
      ) : (
        <a href="#live-0">The thread</a>
      )}{' '}
      must be mended {before[stops ?? 'none']}.
    </p>
  );
}

function isBlock({ severity }: { readonly severity: string }): boolean {
  return severity === 'block';
}
