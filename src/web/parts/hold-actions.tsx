import type { Child } from 'hono/jsx';
import { may, type Permission, type Role } from '../../account/role.ts';
import type { HoldAction } from '../../thread/thread.ts';
import { Field, type FieldError, PostForm, told } from '../forms.tsx';
import { Icon } from '../icons.tsx';
import { usd } from '../status-words.tsx';
import { WhenFields } from './when-fields.tsx';

export type HeldThread = {
  readonly id: string;
  readonly actions: readonly HoldAction[];
  readonly live: number;
  readonly deletionUsd: number;
  readonly handle: string;
  readonly timeZone: string;
};

type Props = {
  readonly held: HeldThread;
  readonly csrf: string;
  /** Of who looks: only what it may do is offered. */
  readonly role: Role;
  readonly errors?: readonly FieldError[];
  /** What somebody had entered when it was refused. */
  readonly entered?: Readonly<Record<string, string>>;
};

/** Exactly what a held thread's reason offers, each as a button that says what happens. */
export function HoldActions({ held, csrf, role, errors = [], entered = {} }: Props) {
  const actions = held.actions.filter((action) => may(role, permissionOf[action]));
  if (actions.length === 0) return <p class="hint">This waits for somebody in another role.</p>;
  const wide = actions.filter(asksForMore);
  const plain = actions.filter((action) => !asksForMore(action));
  const props = { held, csrf, role, errors, entered };
  return (
    <div class="actions">
      {plain.length > 0 && (
        <div class="buttons">
          {plain.map((action) => (
            <Action action={action} {...props} />
          ))}
        </div>
      )}
      {wide.map((action) => (
        <Action action={action} {...props} />
      ))}
    </div>
  );
}

const permissionOf: Readonly<Record<HoldAction, Permission>> = {
  continue: 'decide',
  skip: 'decide',
  found: 'decide',
  resend: 'decide',
  'delete-live': 'decide',
  cancel: 'cancel',
  edit: 'write',
  move: 'write',
};

function asksForMore(action: HoldAction): boolean {
  return action === 'found' || action === 'resend' || action === 'move';
}

function Action({ action, held, csrf, errors, entered }: Required<Props> & { readonly action: HoldAction }) {
  const path = `/threads/${held.id}`;
  const form = (children: Child, wide = false) => (
    <PostForm action={`${path}/${action}`} csrf={csrf} class={wide ? 'wide' : 'inline'}>
      {children}
    </PostForm>
  );
  switch (action) {
    case 'continue':
      return form(<button type="submit">Continue as @{held.handle}</button>);
    case 'skip':
      return form(
        <button type="submit">
          <Icon name="skip" />
          Skip this post
        </button>,
      );
    case 'cancel':
      return (
        <a class="button" href={`${path}/cancel`}>
          Cancel the thread…
        </a>
      );
    case 'edit':
      return (
        <a class="button" href={`${path}/edit`}>
          <Icon name="write" />
          Edit the rest
        </a>
      );
    case 'delete-live':
      return (
        <a class="button" href={`${path}/delete-live`}>
          <Icon name="bin" />
          Delete {postsWords(held.live)} ({usd(held.deletionUsd)})…
        </a>
      );
    case 'found':
      return form(<Found id={held.id} errors={errors} value={entered['post'] ?? ''} />, true);
    case 'resend':
      return form(<Resend held={held} errors={errors} />, true);
    case 'move':
      return form(<Move held={held} errors={errors} entered={entered} />, true);
    default:
      return action satisfies never;
  }
}

function Found({ id, errors, value }: { id: string; errors: readonly FieldError[]; value: string }) {
  const name = `found-${id}`;
  return (
    <>
      <Field name={name} label="It is there: the post’s link on X" errors={errors}>
        <input id={name} name="post" value={value} inputmode="url" required {...told(name, { errors })} />
      </Field>
      <button type="submit">It is there</button>
    </>
  );
}

function Resend({ held, errors }: { held: HeldThread; errors: readonly FieldError[] }) {
  const name = `resend-${held.id}`;
  return (
    <>
      <div class={errors.some(({ field }) => field === name) ? 'field has-error' : 'field'}>
        <label class="choice">
          <input type="checkbox" id={name} name="confirm" value="yes" required {...told(name, { errors })} />I
          looked at @{held.handle} on X: the post is not there
        </label>
      </div>
      <button type="submit">It is not there: send it</button>
    </>
  );
}

function Move(props: {
  held: HeldThread;
  errors: readonly FieldError[];
  entered: Readonly<Record<string, string>>;
}) {
  const { held, errors, entered } = props;
  return (
    <>
      <WhenFields
        prefix={`move-${held.id}-`}
        legend="New time"
        timeZone={held.timeZone}
        look={`/parts/when?thread=${held.id}`}
        values={{ when: entered['when'] ?? 'next', at: entered['at'] ?? '' }}
        errors={errors}
      />
      <button type="submit">Move it, as @{held.handle}</button>
    </>
  );
}

export function postsWords(count: number): string {
  return count === 1 ? '1 live post' : `${count} live posts`;
}
