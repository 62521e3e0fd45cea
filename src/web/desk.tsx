import { type Context, Hono } from 'hono';
import { DraftRefusedError } from '../draft/draft-thread.ts';
import { TemplateRefusedError } from '../draft/keep-template.ts';
import { UnreadableError } from '../draft/read-article.ts';
import { RefusedError } from '../publish/refusal.ts';
import { isUnstorable, unstorableWords } from '../store/unstorable.ts';
import { accountSetupRoutes } from './account-setup.tsx';
import { accountRoutes } from './accounts.tsx';
import { calendarRoutes } from './calendar.tsx';
import type { DeskDeps, DeskEnv } from './deps.ts';
import { editorPartRoutes } from './editor-part.tsx';
import { Frame } from './frame.tsx';
import { readFrame } from './frame-data.ts';
import { meRoutes } from './me.tsx';
import { newRoutes } from './new.tsx';
import { pauseRoutes } from './pause.ts';
import { pictureRoutes } from './pictures.ts';
import { practiceRoutes } from './practice-pages.ts';
import { queueRoutes } from './queue.tsx';
import { scheduleRoutes } from './schedule.tsx';
import { statusRoutes } from './status.tsx';
import { teamRoutes } from './team.tsx';
import { templateRoutes } from './templates.tsx';
import { threadRoutes } from './thread.tsx';
import { threadEditRoutes } from './thread-edit.tsx';
import { tokenRoutes } from './tokens.tsx';
import { whenRoutes } from './when.tsx';

/** The pages for people. Whoever comes here is signed in and, where something changes, has shown the form's token. */
export function deskRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const desk = new Hono<DeskEnv>();
  // Before the routes: a mounted part takes the error handler it finds.
  desk.onError((error, c) => answerError(deps, error, c));
  desk.route('/', queueRoutes(deps));
  desk.route('/', newRoutes(deps));
  desk.route('/', threadRoutes(deps));
  desk.route('/', threadEditRoutes(deps));
  desk.route('/', editorPartRoutes(deps));
  desk.route('/', accountRoutes(deps));
  desk.route('/', accountSetupRoutes(deps));
  desk.route('/', scheduleRoutes(deps));
  desk.route('/', calendarRoutes(deps));
  desk.route('/', whenRoutes(deps));
  desk.route('/', templateRoutes(deps));
  desk.route('/', teamRoutes(deps));
  desk.route('/', tokenRoutes(deps));
  desk.route('/', meRoutes(deps));
  desk.route('/', pictureRoutes(deps));
  desk.route('/', statusRoutes(deps));
  desk.route('/', pauseRoutes(deps));
  desk.route('/', practiceRoutes(deps));
  desk.all('*', (c) => answerNoPage(deps, c));
  return desk;
}

/** The page for an address that leads nowhere. */
export function answerNoPage(deps: DeskDeps, c: Context<DeskEnv>): Promise<Response> {
  return answerPage(deps, c, 404, 'There is no such page', 'The link may be old or cut short.');
}

async function answerError(deps: DeskDeps, error: Error, c: Context<DeskEnv>): Promise<Response> {
  if (error instanceof RefusedError || error instanceof TemplateRefusedError) {
    const isGone = error.code === 'not-found';
    return answerPage(deps, c, isGone ? 404 : 409, isGone ? 'Not found' : 'Not done', error.message);
  }
  if (error instanceof DraftRefusedError || error instanceof UnreadableError)
    return answerPage(deps, c, 422, 'Not done', error.message);
  if (isUnstorable(error)) return answerPage(deps, c, 422, 'Not done', unstorableWords);
  deps.onError(error, `${c.req.method} ${c.req.path}`);
  const message = 'It is logged. Go back and try again; if it stays, tell whoever runs bobbin.';
  return answerPage(deps, c, 500, 'Something went wrong here', message);
}

/** A page that says why there is not the one asked for. */
export async function answerPage(
  deps: DeskDeps,
  c: Context<DeskEnv>,
  status: 403 | 404 | 409 | 422 | 500,
  title: string,
  message: string,
): Promise<Response> {
  const frame = await readFrame(deps, c);
  return c.html(
    <Frame title={title} at={null} frame={frame}>
      <h1>{title}</h1>
      <p>{message}</p>
      <p>
        <a href="/">To the queue</a>
      </p>
    </Frame>,
    status,
  );
}
