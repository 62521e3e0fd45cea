import type { Child } from 'hono/jsx';
import type { PracticeMedia, PracticePost, PracticeUser } from './post.ts';
import { Avatar, Post } from './timeline-post.tsx';

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
        <header>
          <p class="stand-in">
            <strong>Practice X</strong>: a local stand-in, nothing here is on X
          </p>
        </header>
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
  nowMs: number;
  focus?: string;
  mediaOf: (post: PracticePost) => PracticeMedia | undefined;
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
          <Post
            post={post}
            user={user}
            root={root}
            nowMs={props.nowMs}
            line={joinsNext}
            joined={joinsLast}
            focus={props.focus}
            media={props.mediaOf(post)}
          />
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
