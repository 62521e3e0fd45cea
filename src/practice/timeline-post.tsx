import type { Child } from 'hono/jsx';
import { displayLink, linksIn } from './links.ts';
import type { PracticeMedia, PracticePost, PracticeUser } from './post.ts';

type PostProps = {
  post: PracticePost;
  user: PracticeUser;
  root: string;
  nowMs: number;
  line: boolean;
  joined: boolean;
  focus: string | undefined;
  media: PracticeMedia | undefined;
};

/** One post as X shows it; `focus` is the id of the post the page is about. */
export function Post(props: PostProps) {
  const { post, user, root } = props;
  const classes = ['post', props.line ? 'line' : '', props.focus === post.id ? 'focus' : ''];
  return (
    <article class={classes.filter((name) => name !== '').join(' ')}>
      <div class="side">
        <Avatar user={user} />
      </div>
      <div class="said">
        <p class="who">
          <a class="name" href={`${root}${user.handle}`}>
            <bdi>{user.name}</bdi>
          </a>
          <span class="handle quiet">@{user.handle}</span>
          <a class="when quiet" href={`${root}${user.handle}/status/${post.id}`}>
            · <Time ms={post.createdAt} words={agoWords(post.createdAt, props.nowMs)} />
          </a>
        </p>
        {post.parentId !== null && !props.joined ? (
          <p class="quiet">
            Answering <a href={`${root}${user.handle}/status/${post.parentId}`}>an earlier post</a>
          </p>
        ) : null}
        {post.deletedAt === null ? (
          <p class="text" dir="auto">
            <PostText text={post.text} />
          </p>
        ) : (
          <p class="gone">This post was deleted.</p>
        )}
        {props.media !== undefined && post.deletedAt === null ? (
          <a class="picture" href={`${root}media/${props.media.id}`}>
            <img
              src={`${root}media/${props.media.id}`}
              alt={props.media.altText || 'A picture without a description'}
            />
            {props.media.altText === '' ? null : <span class="alt">ALT</span>}
          </a>
        ) : null}
        {props.focus === post.id ? (
          <p class="full quiet">
            <Time ms={post.createdAt} words={fullWords(post.createdAt)} />
          </p>
        ) : null}
      </div>
    </article>
  );
}

/** A circle with the account's initial, in a colour of its own. */
export function Avatar(props: { user: PracticeUser }) {
  const initial = [...props.user.name][0]?.toUpperCase() ?? '?';
  const tone = Number(BigInt(props.user.id) % 6n);
  return (
    <span class={`avatar tone-${tone}`} aria-hidden="true">
      {initial}
    </span>
  );
}

// Links only over http and https, which is all `linksIn` finds; everything else is text, escaped by the renderer.
function PostText(props: { text: string }) {
  const parts: Child[] = [];
  let done = 0;
  for (const link of linksIn(props.text)) {
    parts.push(<Plain text={props.text.slice(done, link.start)} />);
    parts.push(
      <a href={link.expanded} rel="nofollow noopener noreferrer">
        {displayLink(link.expanded)}
      </a>,
    );
    done = link.end;
  }
  return (
    <>
      {parts}
      <Plain text={props.text.slice(done)} />
    </>
  );
}

const reordering = /([\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C])/u;

// Characters that reorder what follows are shown by name instead of obeyed.
function Plain(props: { text: string }) {
  return (
    <>
      {props.text.split(reordering).map((part) => {
        if (!reordering.test(part)) return part;
        const name = `U+${(part.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
        return <span class="unseen">{name}</span>;
      })}
    </>
  );
}

function Time(props: { ms: number; words: string }) {
  return (
    <time datetime={new Date(props.ms).toISOString()} title={fullWords(props.ms)}>
      {props.words}
    </time>
  );
}

const inUtc = { timeZone: 'UTC' } as const;
const clock = new Intl.DateTimeFormat('en-GB', { ...inUtc, hour: '2-digit', minute: '2-digit' });
const longDay = new Intl.DateTimeFormat('en-GB', {
  ...inUtc,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const shortDay = new Intl.DateTimeFormat('en-GB', { ...inUtc, day: 'numeric', month: 'short' });
const minuteMs = 60_000;

// In UTC, and said so: the page knows nobody's time zone.
function fullWords(ms: number): string {
  return `${clock.format(ms)} UTC · ${longDay.format(ms)}`;
}

/** As short as X's: "now", "4m", "3h", "22 Nov". */
function agoWords(ms: number, nowMs: number): string {
  const minutes = Math.floor((nowMs - ms) / minuteMs);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h`;
  return shortDay.format(ms);
}
