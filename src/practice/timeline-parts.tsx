import type { Child } from 'hono/jsx';
import { displayLink, linksIn } from './links.ts';
import type { PracticePost, PracticeUser } from './post.ts';

type PageProps = {
  root: string;
  title: string;
  users: readonly PracticeUser[];
  user?: PracticeUser | undefined;
  back?: boolean;
  children?: Child;
};

/** The frame of every page, which says first what this is. `root` leads to the timeline, relative. */
export function Page(props: PageProps) {
  const { root, title, user } = props;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Practice X`}</title>
        <link rel="stylesheet" href={`${root}practice.css`} />
      </head>
      <body>
        <p class="stand-in">
          <strong>Practice X</strong>: a local stand-in, nothing here is on X
        </p>
        <main>
          <header class="top">
            {props.back === true || user !== undefined ? (
              <a class="back" href={root}>
                <span aria-hidden="true">←</span> Timeline
              </a>
            ) : null}
            <h1>{title}</h1>
          </header>
          {user === undefined ? null : <Profile user={user} />}
          {props.children}
        </main>
      </body>
    </html>
  );
}

function Profile(props: { user: PracticeUser }) {
  return (
    <div class="profile">
      <Avatar user={props.user} />
      <p>
        <strong>{props.user.name}</strong> <span class="quiet">@{props.user.handle}</span>
      </p>
    </div>
  );
}

/** A plain sentence where there are no posts to show. */
export function Notice(props: { title: string; children?: Child }) {
  return (
    <section class="notice">
      <h2>{props.title}</h2>
      <p>{props.children}</p>
    </section>
  );
}

type ThreadProps = {
  posts: readonly PracticePost[];
  /** How many posts of the thread are not shown. */
  more: number;
  users: readonly PracticeUser[];
  root: string;
  focus?: string;
};

/** The posts of one conversation, joined by a line where each answers the one above it. */
export function ThreadView(props: ThreadProps) {
  const { posts, more, users, root } = props;
  const first = posts[0];
  return (
    <section class="thread" aria-label={`Thread of ${posts.length + more}`}>
      {posts.map((post, index) => {
        const user = users.find((one) => one.id === post.userId) ?? unknownUser;
        const joinsNext = posts[index + 1]?.parentId === post.id || (more > 0 && index === posts.length - 1);
        const joinsLast = index > 0 && post.parentId === posts[index - 1]?.id;
        return (
          <Post post={post} user={user} root={root} line={joinsNext} joined={joinsLast} focus={props.focus} />
        );
      })}
      {more > 0 && first !== undefined ? (
        <a class="more" href={`${root}${handleOf(first, users)}/status/${first.id}`}>
          <span class="dots" aria-hidden="true" />
          Show the whole thread ({posts.length + more} posts)
        </a>
      ) : null}
    </section>
  );
}

const unknownUser: PracticeUser = { id: '0', handle: 'unknown', name: 'Unknown' };

function handleOf(post: PracticePost, users: readonly PracticeUser[]): string {
  return (users.find((one) => one.id === post.userId) ?? unknownUser).handle;
}

type PostProps = {
  post: PracticePost;
  user: PracticeUser;
  root: string;
  line: boolean;
  joined: boolean;
  focus: string | undefined;
};

function Post(props: PostProps) {
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
          </a>{' '}
          <span class="quiet">
            @{user.handle} ·{' '}
            <a href={`${root}${user.handle}/status/${post.id}`}>
              <time datetime={new Date(post.createdAt).toISOString()}>{timeWords(post.createdAt)}</time>
            </a>
          </span>
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
      </div>
    </article>
  );
}

function Avatar(props: { user: PracticeUser }) {
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

// In UTC, and said so: the page knows nobody's time zone.
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});
function timeWords(ms: number): string {
  return `${day.format(ms)} UTC`;
}
