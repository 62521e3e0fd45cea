import { weighWithLink } from '../../compose/weigh.ts';
import { postUrl } from '../links.ts';
import { standingOf } from '../post-standing.ts';
import { Badge } from '../status-words.tsx';
import type { ThreadView } from '../thread-view.ts';
import { Time } from '../times.tsx';
import { PostPicture } from './picture-fields.tsx';
import { PostCard } from './post-card.tsx';
import { Problems } from './problems.tsx';
import { Ring } from './ring.tsx';

/** The posts of a stored thread, each with how it stands. */
export function PostsOnX({ view, publicUrl }: { readonly view: ThreadView; readonly publicUrl: string }) {
  const { thread, account, posts, problems, now } = view;
  const site = account.kind === 'practice' ? 'practice X' : 'X';
  return (
    <>
      {view.live === 0 && <Problems problems={problems.filter(({ post }) => post === null)} />}
      <ol class="thread">
        {posts.map((post) => {
          const attempts = view.attempts.filter(({ postId }) => postId === post.id);
          const { look, more } = standingOf({ post, attempts, thread, now });
          const url = post.status === 'sent' ? postUrl(post.xPostId, account, publicUrl) : null;
          return (
            <PostCard handle={account.handle} text={post.text} link={thread.link} id={`p${post.position}`}>
              {post.position === 1 && thread.picture && <PostPicture picture={thread.picture} />}
              <p class="under">
                <Badge look={look} />
                {post.sentAt && <Time at={post.sentAt} timeZone={account.timeZone} now={now} />}
                {url && (
                  <a href={url} rel="noreferrer">
                    See it on {site}
                    <span class="sr">, post {post.position}</span>
                  </a>
                )}
                {post.status === 'pending' && thread.status !== 'cancelled' && (
                  <Ring weight={weighWithLink(post.text, thread.link)} />
                )}
              </p>
              {more && <p class="standing-more">{more}</p>}
              {post.status === 'pending' && (
                <Problems problems={problems.filter((problem) => problem.post === post.position)} />
              )}
            </PostCard>
          );
        })}
      </ol>
    </>
  );
}
