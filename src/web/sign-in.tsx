import { raw } from 'hono/html';
import { assetUrl } from './assets.ts';

/** The page in front of the desk. */
export function signInPage({ withPassword, error }: { withPassword: boolean; error: string | null }) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>Sign in · bobbin</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href={assetUrl('desk.css')} />
        </head>
        <body class="door">
          <main class="sign-in">
            <h1>bobbin</h1>
            {error && (
              <p class="field-error" role="alert">
                {error}
              </p>
            )}
            {withPassword ? (
              <form method="post" action="/sign-in">
                <div class="field">
                  <label for="name">Your name, for the record</label>
                  <input id="name" name="name" autocomplete="name" maxlength={40} required />
                </div>
                <div class="field">
                  <label for="password">Password</label>
                  <input
                    id="password"
                    name="password"
                    type="password"
                    autocomplete="current-password"
                    required
                  />
                </div>
                <button type="submit" class="main">
                  Sign in
                </button>
              </form>
            ) : (
              <p>Open the sign-in link that bobbin printed when it started.</p>
            )}
          </main>
        </body>
      </html>
    </>
  );
}
