import type { Account } from '../account/account.ts';
import { may, type Role } from '../account/role.ts';
import { Back } from './back.tsx';
import { PostForm } from './forms.tsx';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';
import { ApprovalRuleForm } from './parts/approval-rule.tsx';
import { PostCard } from './parts/post-card.tsx';
import { Badge, type Look } from './status-words.tsx';
import { Time } from './times.tsx';

type Props = {
  readonly frame: FrameData;
  readonly accounts: readonly Account[];
  readonly defaultName: string;
  /** Who may be named to approve. */
  readonly approvers: readonly string[];
  readonly now: Date;
};

export function AccountsPage({ frame, accounts, defaultName, approvers, now }: Props) {
  return (
    <Frame title="Accounts" at="/accounts" frame={frame}>
      <h1>Accounts</h1>
      <ul class="accounts">
        {accounts.map((account) => (
          <Row
            account={account}
            isDefault={account.name === defaultName}
            isAllPaused={frame.pause !== null}
            approvers={approvers}
            csrf={frame.csrf}
            role={frame.role}
            now={now}
          />
        ))}
      </ul>
      {may(frame.role, 'accounts') ? (
        <p>
          <a class="button" href="/accounts/new">
            Connect an X account
          </a>
        </p>
      ) : (
        <p class="hint">Ops and admins connect accounts.</p>
      )}
    </Frame>
  );
}

function lookOf(account: Account, isAllPaused: boolean): Look {
  if (account.state === 'reconnect') return { word: 'To reconnect', icon: 'triangle', tone: 'wrong' };
  if (account.state === 'disabled') return { word: 'Not enabled', icon: 'cross', tone: 'calm' };
  if (account.pausedAt || isAllPaused) return { word: 'Paused', icon: 'pause', tone: 'waits' };
  return { word: 'May post', icon: 'check', tone: 'good' };
}

type RowProps = {
  readonly account: Account;
  readonly isDefault: boolean;
  readonly isAllPaused: boolean;
  readonly approvers: readonly string[];
  readonly csrf: string;
  readonly role: Role;
  readonly now: Date;
};

function Row(props: RowProps) {
  const { account, isDefault, isAllPaused, approvers, csrf, role, now } = props;
  const path = `/accounts/${account.name}`;
  return (
    <li>
      <h2>
        @{account.handle} <Badge look={lookOf(account, isAllPaused)} />
      </h2>
      <p class="hint">
        {account.name} · {account.kind === 'practice' ? 'practice X, nothing reaches X' : 'posts to X'} ·
        times in {account.timeZone}
        {isDefault && ' · default for new threads'}
        {account.requiresApproval && ` · ${account.approver ?? 'a second person'} approves`}
      </p>
      {account.stateReason && <p class="reason">{account.stateReason}</p>}
      {account.pausedAt && (
        <p class="reason">
          Paused <Time at={account.pausedAt} timeZone={account.timeZone} now={now} />. Lost answers are still
          looked for.
        </p>
      )}
      <div class="buttons">
        {may(role, 'accounts') && account.state === 'reconnect' && account.kind !== 'practice' && (
          <a class="button main" href={`${path}/keys`}>
            New keys for @{account.handle}…
          </a>
        )}
        {may(role, 'accounts') && isToEnable(account) && (
          <a class="button main" href={`${path}/enable`}>
            Enable @{account.handle}…
          </a>
        )}
        {may(role, 'accounts') && !isDefault && (
          <PostForm action={`${path}/default`} csrf={csrf}>
            <button type="submit">Make @{account.handle} the default</button>
          </PostForm>
        )}
        {may(role, 'accounts') && (
          <a class="button" href={`${path}/schedule`}>
            Schedule<span class="sr"> of @{account.handle}</span>
          </a>
        )}
        {may(role, 'accounts') && (
          <a class="button" href={`${path}/budget`}>
            Budget<span class="sr"> of @{account.handle}</span>
          </a>
        )}
        {may(role, account.pausedAt ? 'resume' : 'pause') && (
          <PostForm action={`${path}/${account.pausedAt ? 'resume' : 'pause'}`} csrf={csrf}>
            <button type="submit">
              {account.pausedAt ? 'Resume' : 'Pause'} @{account.handle}
            </button>
          </PostForm>
        )}
        {may(role, 'accounts') && account.kind !== 'practice' && <Keys account={account} path={path} />}
      </div>
      {may(role, 'rules') && <ApprovalRuleForm account={account} approvers={approvers} csrf={csrf} />}
    </li>
  );
}

/** Practice X needs no keys: once it takes its account again, that is all. */
function isToEnable({ state, kind }: Account): boolean {
  return state === 'disabled' || (state === 'reconnect' && kind === 'practice');
}

function Keys({ account, path }: { readonly account: Account; readonly path: string }) {
  return (
    <>
      {account.state !== 'reconnect' && (
        <a class="button" href={`${path}/keys`}>
          New keys<span class="sr"> for @{account.handle}</span>
        </a>
      )}
      <a class="button" href={`${path}/remove`}>
        Remove<span class="sr"> @{account.handle}</span>…
      </a>
    </>
  );
}

/** What an account would post first, or the sample where nothing waits. */
export type FirstThread = {
  readonly isSample: boolean;
  readonly title: string;
  readonly link: string | null;
  readonly texts: readonly string[];
};

type EnableProps = {
  readonly frame: FrameData;
  readonly account: Account;
  readonly first: FirstThread | null;
};

/** The step between "connected" and "live": what would go out, under which name. */
export function EnablePage({ frame, account, first }: EnableProps) {
  const site = account.kind === 'practice' ? 'practice X' : 'X';
  return (
    <Frame title={`Enable @${account.handle}`} at="/accounts" frame={frame}>
      <Back to="/accounts">Accounts</Back>
      <h1>Enable @{account.handle}</h1>
      <p>
        From then on queued threads of this account are posted to {site} under @{account.handle}.
        {first &&
          (first.isSample ? ' Nothing waits; this is how the sample would look.' : ' This one is first:')}
      </p>
      <PostForm action={`/accounts/${account.name}/enable`} csrf={frame.csrf} class="buttons">
        <button type="submit" class="main">
          Enable @{account.handle} on {site}
        </button>
        <a href="/accounts">Not now</a>
      </PostForm>
      {first && (
        <section>
          <h2 dir="auto">{first.title}</h2>
          <ol class="thread">
            {first.texts.map((text) => (
              <PostCard handle={account.handle} text={text} link={first.link} />
            ))}
          </ol>
        </section>
      )}
    </Frame>
  );
}
