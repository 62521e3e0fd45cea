import { DoorPage } from './door-page.tsx';

/** How one may come in now. */
export type Door = {
  /** There is no admin yet who can sign in: the link of the start and the environment's password are good. */
  readonly isFirst: boolean;
  readonly asksName: boolean;
  readonly asksPassword: boolean;
};

type Props = { readonly door: Door; readonly name: string; readonly error: string | null };

/** The page in front of the desk. */
export function signInPage({ door, name, error }: Props) {
  return (
    <DoorPage title="Sign in">
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
      {door.asksPassword && (
        <form method="post" action="/sign-in">
          {door.asksName && (
            <div class="field">
              <label for="name">Name</label>
              <input
                id="name"
                name="name"
                value={name}
                autocomplete="username"
                maxlength={40}
                required={!door.isFirst}
              />
            </div>
          )}
          <div class="field">
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required />
          </div>
          <button type="submit" class="main">
            Sign in
          </button>
        </form>
      )}
      {!door.asksPassword && <p>Open the sign-in link that bobbin printed when it started.</p>}
    </DoorPage>
  );
}
