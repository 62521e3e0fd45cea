import { Hono } from 'hono';
import { routePath } from 'hono/route';
import { type PracticeMedia, type PracticePost, userOfToken } from './post.ts';
import { practiceStylesheet } from './stylesheet.ts';
import { Notice, Page, ThreadView } from './timeline-parts.tsx';
import type { World } from './world.ts';

const threadsPerPage = 30;
// A page shows the beginning of a thread; the whole is one click away.
const openingPosts = 3;

// No scripts, nothing from elsewhere: stored text stays text.
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** The timeline as pages: all of it, one account's, one thread. All addresses in them are relative. */
export function createTimelinePages(world: World): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('content-security-policy', policy);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
  });
  app.get('/practice.css', (c) =>
    c.body(practiceStylesheet, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  app.get('/media/:id{[0-9]{1,19}}', (c) => {
    const media = world.store.findMedia(c.req.param('id'));
    const bytes = media && world.store.mediaBytes(media.id);
    if (!media || !bytes) return c.notFound();
    return c.body(new Uint8Array(bytes), 200, { 'content-type': media.mediaType });
  });
  app.get('/:handle{[A-Za-z0-9_]{1,15}}', (c) => {
    const user = userBy(world, c.req.param('handle'));
    if (user === undefined) return c.html(<Unknown root="./" what="No such account" />, 404);
    return c.html(<List world={world} root="./" user={user} before={c.req.query('before')} />);
  });
  app.get('/:handle{[A-Za-z0-9_]{1,15}}/status/:id{[0-9]{1,19}}', (c) => {
    const post = world.store.find(c.req.param('id'));
    if (post === undefined) return c.html(<Unknown root="../../" what="No such post" />, 404);
    return c.html(<Conversation world={world} post={post} />);
  });
  // Mounted under a prefix, "/" would match only without its slash, and there relative addresses miss.
  app.get('/*', (c) => {
    const prefix = routePath(c).slice(0, -'/*'.length);
    const path = c.req.path.slice(prefix.length);
    if (path === '') return c.redirect(`${prefix.slice(prefix.lastIndexOf('/') + 1)}/`);
    if (path !== '/')
      return c.html(
        <Unknown root={'../'.repeat(path.split('/').length - 2) || './'} what="No such page" />,
        404,
      );
    return c.html(<List world={world} root="./" before={c.req.query('before')} />);
  });
  return app;
}

type User = ReturnType<World['store']['users']>[number];

function userBy(world: World, handle: string): User | undefined {
  const known = world.store.users().find((user) => user.handle.toLowerCase() === handle.toLowerCase());
  if (known !== undefined) return known;
  // The one user there always is, even before its first post.
  return handle.toLowerCase() === 'practice' ? userOfToken('practice') : undefined;
}

function List(props: { world: World; root: string; user?: User; before?: string | undefined }) {
  const { world, root, user } = props;
  const all = threadsOf(world).filter((thread) => user === undefined || thread[0]?.userId === user.id);
  const before = /^\d{1,19}$/.test(props.before ?? '') ? BigInt(props.before ?? '') : null;
  const from =
    before === null ? all : all.filter((thread) => BigInt(thread[0]?.conversationId ?? 0) < before);
  const shown = from.slice(0, threadsPerPage);
  const last = shown.at(-1)?.[0];
  return (
    <Page
      root={root}
      title={user === undefined ? 'Timeline' : 'Posts'}
      user={user}
      users={world.store.users()}
    >
      {shown.length === 0 ? (
        <Notice title="Nothing posted yet">
          What is posted to practice X appears here, newest first, each thread joined as X joins it.
        </Notice>
      ) : null}
      {shown.map((thread) => (
        <ThreadView
          posts={thread.slice(0, openingPosts)}
          more={Math.max(0, thread.length - openingPosts)}
          users={world.store.users()}
          root={root}
          nowMs={world.now()}
          mediaOf={mediaIn(world)}
        />
      ))}
      {from.length > shown.length && last !== undefined ? (
        <a
          class="older"
          href={`${user === undefined ? root : root + user.handle}?before=${last.conversationId}`}
        >
          Older threads
        </a>
      ) : null}
    </Page>
  );
}

function Conversation(props: { world: World; post: PracticePost }) {
  const { world, post } = props;
  const thread = world.store.posts().filter((one) => one.conversationId === post.conversationId);
  const users = world.store.users();
  return (
    <Page root="../../" title="Thread" users={users} back>
      <ThreadView
        posts={thread}
        more={0}
        users={users}
        root="../../"
        focus={post.id}
        nowMs={world.now()}
        mediaOf={mediaIn(world)}
      />
    </Page>
  );
}

function mediaIn({ store }: World): (post: PracticePost) => PracticeMedia | undefined {
  return ({ mediaId }) => (mediaId === null ? undefined : store.findMedia(mediaId));
}

function Unknown(props: { root: string; what: string }) {
  return (
    <Page root={props.root} title={props.what} users={[]} back>
      <Notice title={props.what}>It may have been deleted, or practice X was reset since.</Notice>
    </Page>
  );
}

/** Posts by conversation, the newest conversation first, each in the order it was posted. */
function threadsOf(world: World): readonly (readonly PracticePost[])[] {
  const threads = new Map<string, PracticePost[]>();
  for (const post of world.store.posts()) {
    const thread = threads.get(post.conversationId);
    if (thread === undefined) threads.set(post.conversationId, [post]);
    else thread.push(post);
  }
  return [...threads.values()].filter((thread) => thread.some((post) => post.deletedAt === null)).reverse();
}
