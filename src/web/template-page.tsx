import type { TemplateTrouble } from '../compose/template-trouble.ts';
import type { TemplateRevision } from '../store/templates.ts';
import { assetUrl } from './assets.ts';
import { Back } from './back.tsx';
import { ErrorSummary, Field, type FieldError, told } from './forms.tsx';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';
import { TemplateTry } from './parts/template-try.tsx';
import { TemplateWords } from './parts/template-words.tsx';
import type { Choice, TemplatePreview } from './template-preview.ts';
import { Time } from './times.tsx';

export type TemplatePageProps = {
  readonly frame: FrameData;
  /** Null: a new one, whose name its text says. */
  readonly name: string | null;
  readonly text: string;
  /** The revision that is being changed; 0: none. */
  readonly revision: number;
  /** `own`: may be changed and removed. `read`: looked at only, or made another of. */
  readonly may: 'own' | 'make' | 'read';
  /** Another can be made of it. */
  readonly mayMake: boolean;
  /** What to say above it. */
  readonly note: string | null;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly errors: readonly FieldError[];
  readonly troubles: readonly TemplateTrouble[];
  readonly preview: TemplatePreview | null;
  readonly revisions: readonly TemplateRevision[];
  readonly handle: string;
  readonly timeZone: string;
  readonly now: Date;
};

/** A template beside what it makes of an article. */
export function TemplatePage(props: TemplatePageProps) {
  const { frame, name, note, errors, revisions, may, mayMake } = props;
  const title = name === null ? 'New template' : `Template ${name}`;
  return (
    <Frame title={title} at="/templates" frame={frame}>
      <Back to="/templates">Templates</Back>
      <h1>{title}</h1>
      <ErrorSummary errors={errors} />
      {note && <p class="hint">{note}</p>}
      {mayMake && (
        <p>
          <a class="button" href={`/new-template?like=${name}`}>
            Make a new one like it
          </a>
        </p>
      )}
      <div class="two template">
        <section aria-label="The template">
          {may === 'read' ? <Looking {...props} /> : <Changing {...props} />}
          <TemplateWords />
          {revisions.length > 1 && <Revisions {...props} />}
          {may === 'own' && name !== null && <Remove {...props} />}
        </section>
        {/* It scrolls by itself, by keys as well. */}
        <section class="made" aria-labelledby="made-title" tabindex={0}>
          <h2 id="made-title">What it makes</h2>
          <TemplateTry {...props} />
        </section>
      </div>
      <script src={assetUrl('template.js')} defer></script>
    </Frame>
  );
}

function ArticleChoice({ choices, chosen }: TemplatePageProps) {
  return (
    <Field name="article" label="Tried on">
      <select id="article" name="article">
        {choices.map(({ id, title }) => (
          <option value={id} selected={id === chosen}>
            {title}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Changing(props: TemplatePageProps) {
  const { frame, name, text, revision, errors } = props;
  const action = name === null ? '/new-template' : `/templates/${name}`;
  return (
    <form method="post" action={action} data-try="/parts/template" data-main="">
      <input type="hidden" name="csrf" value={frame.csrf} />
      <input type="hidden" name="revision" value={String(revision)} />
      <Field
        name="text"
        label="Template"
        hint="Settings between two lines of ---, then the posts, each ended by a line of ---."
        errors={errors}
      >
        <textarea
          id="text"
          name="text"
          class="code"
          rows={24}
          spellcheck={false}
          {...told('text', { hint: true, errors })}
        >
          {`\n${text}`}
        </textarea>
      </Field>
      <ArticleChoice {...props} />
      <p class="buttons">
        <button type="submit" name="do" value="preview">
          Preview
        </button>
        <button type="submit" name="do" value="save" class="main" data-enter="">
          {name === null ? 'Save the new template' : `Save ${name}`}
        </button>
      </p>
    </form>
  );
}

function Looking(props: TemplatePageProps) {
  return (
    <>
      {/* Its long lines are scrolled by keys as well. */}
      <pre class="code" tabindex={0}>
        {props.text}
      </pre>
      <form method="get" action={`/templates/${props.name}`}>
        <ArticleChoice {...props} />
        <p class="buttons">
          <button type="submit">Preview</button>
        </p>
      </form>
    </>
  );
}

function Revisions({ name, revisions, timeZone, now }: TemplatePageProps) {
  return (
    <details>
      <summary>Earlier revisions</summary>
      <ul>
        {revisions.slice(1).map(({ revision, text, changedAt, changedBy }) => (
          <li>
            {text === null ? (
              `Revision ${revision}: removed`
            ) : (
              <a href={`/templates/${name}?revision=${revision}`}>Revision {revision}</a>
            )}{' '}
            by <bdi>{changedBy}</bdi> <Time at={changedAt} timeZone={timeZone} now={now} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Remove({ frame, name, revision }: TemplatePageProps) {
  return (
    <details>
      <summary>Remove this template</summary>
      <form method="post" action={`/templates/${name}/remove`}>
        <input type="hidden" name="csrf" value={frame.csrf} />
        <input type="hidden" name="revision" value={String(revision)} />
        <p class="hint">Threads made by it stay. A built-in of this name is back in its place.</p>
        <button type="submit" class="danger">
          Remove {name}
        </button>
      </form>
    </details>
  );
}
