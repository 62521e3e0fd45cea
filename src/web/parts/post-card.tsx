import type { Child } from 'hono/jsx';
import { PostText } from './post-text.tsx';

type Props = {
  readonly handle: string;
  readonly text: string;
  readonly link: string | null;
  /** Id of the card, for links to it. */
  readonly id?: string;
  /** The words drawn otherwise than as they are. */
  readonly drawn?: Child;
  readonly children?: Child;
};

/** A post the way X draws it: a round face, the handle, the words, and the line down to the next. */
export function PostCard({ handle, text, link, id, drawn, children }: Props) {
  return (
    <li class="post" {...(id ? { id } : {})}>
      <span class="face" aria-hidden="true">
        {[...handle][0]?.toUpperCase()}
      </span>
      <div class="post-body">
        <p class="post-handle">@{handle}</p>
        {drawn ?? <PostText text={text} link={link} />}
        {children}
      </div>
    </li>
  );
}
