import { DoorPage } from './door-page.tsx';
import { Field, type FieldError, told } from './forms.tsx';

type Props = { readonly name: string; readonly token: string; readonly error: FieldError | null };

/** Where somebody who was invited chooses a password. */
export function invitationPage({ name, token, error }: Props) {
  const errors = error ? [error] : [];
  return (
    <DoorPage title="Your invitation">
      <p>
        Welcome, <bdi>{name}</bdi>. Choose a password; you will sign in by this name and with it.
      </p>
      {error && (
        <p class="field-error" role="alert">
          {error.message}
        </p>
      )}
      <form method="post" action="/invitation">
        <input type="hidden" name="token" value={token} />
        <Field name="name" label="Name">
          <input id="name" value={name} autocomplete="username" readonly />
        </Field>
        <Field name="password" label="Password" hint="12 characters or more" errors={errors}>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="new-password"
            minlength={12}
            maxlength={200}
            required
            {...told('password', { hint: true, errors })}
          />
        </Field>
        <Field name="again" label="The same password again" errors={errors}>
          <input
            id="again"
            name="again"
            type="password"
            autocomplete="new-password"
            required
            {...told('again', { errors })}
          />
        </Field>
        <button type="submit" class="main">
          Come in
        </button>
      </form>
    </DoorPage>
  );
}

/** The link opens nothing. */
export function staleInvitationPage() {
  return (
    <DoorPage title="Your invitation">
      <p role="alert">
        This invitation was taken, replaced, or is more than 72 hours old. Ask an admin for a new link.
      </p>
      <p>
        <a href="/sign-in">Sign in</a>
      </p>
    </DoorPage>
  );
}
