/** The page in front of the desk. */
export function signInPage({ withPassword, error }: { withPassword: boolean; error: string | null }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Sign in · bobbin</title>
        <link rel="stylesheet" href="/assets/desk.css" />
      </head>
      <body>
        <main class="sign-in">
          <h1>bobbin</h1>
          {error && <p role="alert">{error}</p>}
          {withPassword ? (
            <form method="post" action="/sign-in">
              <label for="name">Your name, for the record</label>
              <input id="name" name="name" autocomplete="name" maxlength={40} required />
              <label for="password">Password</label>
              <input id="password" name="password" type="password" autocomplete="current-password" required />
              <button type="submit">Sign in</button>
            </form>
          ) : (
            <p>Open the sign-in link that bobbin printed when it started.</p>
          )}
        </main>
      </body>
    </html>
  );
}
