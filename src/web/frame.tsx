import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { may } from '../account/role.ts';
import { assetUrl } from './assets.ts';
import { PostForm } from './forms.tsx';
import type { FrameData } from './frame-data.ts';
import { Head } from './head.tsx';
import { Icon } from './icons.tsx';
import { Keys } from './keys.tsx';
import { type Place, Places } from './places.tsx';

type FrameProps = {
  readonly title: string;
  /** The place in the navigation this page belongs to. */
  readonly at: Place | null;
  readonly frame: FrameData;
  readonly children?: Child;
};

/** What stands around every page: where we are, which world it is, the brake, who I am. */
export function Frame({ title, at, frame, children }: FrameProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <Head title={title}>
          <link rel="stylesheet" href={assetUrl('editor.css')} />
          <link rel="stylesheet" href={assetUrl('foot.css')} />
          <script src={assetUrl('live.js')} defer></script>
          <script src={assetUrl('editor.js')} defer></script>
        </Head>
        <body>
          <a class="skip" href="#main">
            Skip to the page
          </a>
          <Top frame={frame} />
          <Places at={at} frame={frame} />
          <main id="main" tabindex={-1}>
            {frame.pause && <Paused frame={frame} />}
            {children}
          </main>
          <p class="said" role="status" id="said"></p>
          <Keys />
        </body>
      </html>
    </>
  );
}

function Top({ frame }: { readonly frame: FrameData }) {
  return (
    <header class="top">
      <a class="brand" href="/">
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
          <path d="M4 3h12v3H4zM4 14h12v3H4z" fill="currentColor" />
          <path d="M6 8h8M6 10h8M6 12h8" stroke="currentColor" stroke-width="1.5" />
        </svg>
        bobbin
      </a>
      <World frame={frame} />
      <div class="brake">
        {!frame.pause && (
          <PostForm action="/pause" csrf={frame.csrf}>
            <input type="hidden" name="back" value={frame.path} />
            <button type="submit" class="quiet">
              <Icon name="pause" />
              Pause all posting
            </button>
          </PostForm>
        )}
        <PostForm action="/sign-out" csrf={frame.csrf} class="inline who">
          <span>
            <a href="/me">
              <bdi>{frame.actor}</bdi>
            </a>
            , {frame.role}
          </span>
          <button type="submit" class="link">
            Sign out
          </button>
        </PostForm>
      </div>
    </header>
  );
}

function World({ frame }: { readonly frame: FrameData }) {
  if (frame.live.length === 0) {
    return (
      <p class="world practice">
        <strong>Practice</strong>: nothing reaches X
      </p>
    );
  }
  return (
    <p class="world live">
      <strong>Live</strong>: {frame.live.map((handle) => `@${handle}`).join(', ')}
      {frame.isTrialStorage && <span class="trial">trial storage: set DATABASE_URL for real use</span>}
    </p>
  );
}

function Paused({ frame }: { readonly frame: FrameData }) {
  // The desk's and the command line's own brake give no other reason than that somebody pulled it.
  const why = frame.pause?.why === 'paused by hand' ? null : frame.pause?.why;
  return (
    <section class="paused" aria-label="Paused">
      <div>
        <p>
          <Icon name="pause" />
          <strong>
            Paused by {frame.pause?.by}
            {why && `: ${why}`}
          </strong>
        </p>
        <p class="hint">
          The post in hand finishes and lost answers are still looked for; no further post is sent until
          somebody resumes.
        </p>
      </div>
      {may(frame.role, 'resume') && (
        <PostForm action="/resume" csrf={frame.csrf}>
          <input type="hidden" name="back" value={frame.path} />
          <button type="submit">
            <Icon name="play" />
            Resume posting
          </button>
        </PostForm>
      )}
    </section>
  );
}
