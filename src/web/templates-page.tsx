import { may } from '../account/role.ts';
import type { KeptTemplate } from '../draft/templates.ts';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';
import { Badge, type Look } from './status-words.tsx';
import { Time } from './times.tsx';

type Props = {
  readonly frame: FrameData;
  readonly templates: readonly KeptTemplate[];
  /** The newsroom's own are files. */
  readonly areFiles: boolean;
  readonly timeZone: string;
  readonly now: Date;
};

/** Every template, what it is for, and whose it is. */
export function TemplatesPage({ frame, templates, areFiles, timeZone, now }: Props) {
  const mayChange = may(frame.role, 'templates') && !areFiles;
  return (
    <Frame title="Templates" at="/templates" frame={frame}>
      <div class="page-head">
        <h1>Templates</h1>
        {mayChange && (
          <a class="button main" href="/new-template">
            New template
          </a>
        )}
      </div>
      <p class="hint">
        A template says what stands where in a thread. Changing one changes no thread that is there already.
      </p>
      {areFiles && (
        <p class="hint">
          Your own are the files in <code>TEMPLATES_DIR</code>, read when bobbin starts: change them there.
        </p>
      )}
      <ul class="accounts">
        {templates.map((template) => (
          <Row template={template} timeZone={timeZone} now={now} />
        ))}
      </ul>
      {!may(frame.role, 'templates') && <p class="hint">Approvers and admins change templates.</p>}
    </Frame>
  );
}

function lookOf({ origin, replacesBuiltIn, result }: KeptTemplate): Look {
  if (!result.ok) return { word: 'Cannot be used', icon: 'cross', tone: 'wrong' };
  if (replacesBuiltIn) return { word: 'Yours, in place of the built-in', icon: 'triangle', tone: 'waits' };
  if (origin === 'own') return { word: 'Yours', icon: 'check', tone: 'good' };
  return { word: 'Built in', icon: 'note', tone: 'calm' };
}

type RowProps = { readonly template: KeptTemplate; readonly timeZone: string; readonly now: Date };

function Row({ template, timeZone, now }: RowProps) {
  const { name, result, kept } = template;
  return (
    <li>
      <h2>
        <a href={`/templates/${name}`}>{name}</a> <Badge look={lookOf(template)} />
      </h2>
      {result.ok ? (
        <p>{result.template.description || 'No description yet.'}</p>
      ) : (
        <p class="reason">This bobbin cannot read it: {result.troubles[0]?.message} Open it to mend it.</p>
      )}
      {kept && (
        <p class="hint">
          Saved by <bdi>{kept.changedBy}</bdi> <Time at={kept.changedAt} timeZone={timeZone} now={now} />,
          revision {kept.revision}
        </p>
      )}
    </li>
  );
}
