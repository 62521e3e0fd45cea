import { may } from '../../account/role.ts';
import { editablePosts } from '../../thread/attempt.ts';
import { PostForm } from '../forms.tsx';
import { Icon } from '../icons.tsx';
import { threadUrl } from '../links.ts';
import { usd } from '../status-words.tsx';
import type { ThreadLiveProps } from '../thread-view.ts';
import { fieldTime } from '../times.tsx';
import { ApprovalOfThread } from './approval.tsx';
import { postsWords } from './hold-actions.tsx';
import { WhenFields } from './when-fields.tsx';

/** What may be done with a thread that is not held: by its state, nothing else. */
export function ThreadActions(props: ThreadLiveProps) {
  const { view, publicUrl } = props;
  const { thread, account, posts } = view;
  const site = account.kind === 'practice' ? 'practice X' : 'X';
  const url = threadUrl(posts, account, publicUrl);
  const canEdit = editablePosts(view.posts, view.attempts).length > 0;
  return (
    <div class="actions">
      <div class="buttons">
        {url && (
          <a class="button" href={url} rel="noreferrer">
            <Icon name="eye" />
            See it on {site}
          </a>
        )}
        {canEdit &&
          may(props.role, 'write') &&
          ['draft', 'scheduled', 'awaiting-approval', 'publishing'].includes(thread.status) && (
            <a class="button" href={editUrl(thread)}>
              <Icon name="write" />
              {thread.status === 'draft' ? 'Go on writing' : 'Edit'}
            </a>
          )}
        <StateButtons {...props} />
      </div>
      <ApprovalOfThread {...props} />
      <Move {...props} />
    </div>
  );
}

/** A draft is written where it was made, beside its article and its time. */
function editUrl({ id, status, articleId }: ThreadLiveProps['view']['thread']): string {
  return status === 'draft' && articleId !== null ? `/new?draft=${id}` : `/threads/${id}/edit`;
}

function StateButtons(props: ThreadLiveProps) {
  const { thread, live, deletionUsd } = props.view;
  switch (thread.status) {
    case 'draft':
    case 'scheduled':
    case 'awaiting-approval':
      return (
        <a class="button" href={`/threads/${thread.id}/cancel`}>
          Cancel the thread…
        </a>
      );
    case 'publishing':
      if (thread.stopRequestedAt) return null;
      return (
        <PostForm action={`/threads/${thread.id}/cancel`} csrf={props.csrf}>
          <button type="submit">
            <Icon name="pause" />
            Stop after this post
          </button>
        </PostForm>
      );
    case 'published':
      if (!may(props.role, 'decide')) return null;
      return (
        <a class="button" href={`/threads/${thread.id}/delete-live`}>
          <Icon name="bin" />
          Delete {postsWords(live)} ({usd(deletionUsd)})…
        </a>
      );
    case 'held':
    case 'cancelled':
      return null;
    default:
      return thread.status satisfies never;
  }
}

/** A draft is queued, a scheduled one moved; both are the same question. */
function Move({ view, csrf, role, errors = [], entered = {} }: ThreadLiveProps) {
  const { thread, account } = view;
  if (!may(role, 'write')) return null;
  if (!['draft', 'scheduled', 'awaiting-approval'].includes(thread.status)) return null;
  const isDraft = thread.status === 'draft';
  const at = thread.scheduledAt ? fieldTime(thread.scheduledAt, account.timeZone) : '';
  const form = (
    <PostForm action={`/threads/${thread.id}/move`} csrf={csrf} class="wide">
      <WhenFields
        prefix={`move-${thread.id}-`}
        legend={isDraft ? 'When' : 'New time'}
        timeZone={account.timeZone}
        look={`/parts/when?thread=${thread.id}`}
        values={{ when: entered['when'] ?? (isDraft ? 'next' : 'at'), at: entered['at'] ?? at }}
        errors={errors}
      />
      <button type="submit" class={isDraft ? 'main' : ''}>
        {isDraft ? `Queue as @${account.handle}` : `Move it, as @${account.handle}`}
      </button>
    </PostForm>
  );
  if (isDraft) return form;
  return (
    <details id="move" open={errors.length > 0}>
      <summary>Move it to another time</summary>
      {form}
    </details>
  );
}
