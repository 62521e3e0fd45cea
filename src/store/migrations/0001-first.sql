-- Everything of bobbin's lives in schema bobbin and is always named with it: the queue's own tables share
-- the database under another search_path.

-- One clock for due times, leases and budgets. The offset is zero outside tests.
create table bobbin.clock (
  one boolean primary key default true check (one),
  shift interval not null default '0'
);
insert into bobbin.clock default values;

create function bobbin.now() returns timestamptz language sql volatile as
  $$ select clock_timestamp() + (select shift from bobbin.clock) $$;

-- Small facts about the whole: the paused switch, the default account, the ledger's epoch.
create table bobbin.settings (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null default bobbin.now(),
  changed_by text not null
);
insert into bobbin.settings (name, value, changed_by) values
  ('paused', 'false', 'bobbin'),
  ('epoch', '1', 'bobbin');

create table bobbin.accounts (
  id text primary key,
  name text not null unique,
  handle text not null,
  x_user_id text not null,
  kind text not null check (kind in ('practice', 'oauth1')),
  api_url text,
  -- Sealed under SECRET_KEY; the key's version is part of the sealed text.
  credentials text,
  state text not null default 'disabled' check (state in ('disabled', 'enabled', 'reconnect')),
  state_reason text,
  paused_at timestamptz,
  paused_by text,
  time_zone text not null default 'UTC',
  requires_approval boolean not null default false,
  day_budget_usd numeric(10, 3),
  month_budget_usd numeric(10, 3),
  removed_at timestamptz,
  created_at timestamptz not null default bobbin.now()
);

-- A row is one version of an article and is never changed: a correction is a new row.
create table bobbin.articles (
  id text primary key,
  fingerprint text not null unique,
  canonical_url text,
  external_id text,
  content jsonb not null,
  created_at timestamptz not null default bobbin.now()
);
create index articles_external_id on bobbin.articles (external_id) where external_id is not null;
create index articles_canonical_url on bobbin.articles (canonical_url) where canonical_url is not null;

create table bobbin.threads (
  id text primary key,
  account_id text not null references bobbin.accounts,
  article_id text references bobbin.articles,
  title text not null,
  template text not null,
  class text not null check (class in ('breaking', 'normal', 'evergreen')),
  link text,
  status text not null check (status in
    ('draft', 'awaiting-approval', 'scheduled', 'publishing', 'published', 'held', 'cancelled')),
  reason jsonb,
  revision integer not null default 1,
  scheduled_at timestamptz,
  not_before timestamptz,
  latest_at timestamptz,
  next_try_at timestamptz,
  started_at timestamptz,
  stop_requested_at timestamptz,
  published_at timestamptz,
  -- When it was last compared with the account's timeline; needed after a ledger is found older than the account.
  matched_at timestamptz,
  -- When all that it needs was last found in order, shortly before it is due.
  preflight_at timestamptz,
  external_id text,
  problems jsonb not null default '[]',
  created_by text not null,
  created_at timestamptz not null default bobbin.now(),
  check ((status = 'held') = (reason is not null)),
  check (status not in ('scheduled', 'publishing') or scheduled_at is not null)
);
create index threads_to_wake on bobbin.threads (coalesce(next_try_at, scheduled_at))
  where status in ('scheduled', 'publishing');
create index threads_by_account on bobbin.threads (account_id, started_at);
create index threads_newest on bobbin.threads (created_at desc);
create index threads_by_status on bobbin.threads (status, scheduled_at desc nulls last);
create index threads_by_article on bobbin.threads (article_id);
create index threads_external_id on bobbin.threads (external_id) where external_id is not null;

create table bobbin.posts (
  id text primary key,
  thread_id text not null references bobbin.threads,
  position integer not null check (position > 0),
  text text not null,
  status text not null default 'pending' check (status in
    ('pending', 'sending', 'sent', 'unknown', 'skipped', 'deleted')),
  x_post_id text,
  sent_at timestamptz,
  -- What creating it costs by our price list; reserved from budgets once its thread has begun.
  price_usd numeric(10, 3) not null,
  unique (thread_id, position) deferrable initially deferred,
  check (status not in ('sent', 'deleted') or x_post_id is not null)
);

-- An X post belongs to one post of ours only; x_post_id is unique in what one account posted.
create table bobbin.x_posts (
  account_id text not null references bobbin.accounts,
  x_post_id text not null,
  post_id text not null references bobbin.posts,
  primary key (account_id, x_post_id)
);

-- Intent before the call, outcome after it; never deleted, text never changed.
create table bobbin.attempts (
  id text primary key,
  post_id text not null references bobbin.posts,
  thread_id text not null references bobbin.threads,
  account_id text not null references bobbin.accounts,
  number integer not null,
  text text not null,
  parent_x_post_id text,
  since_id text,
  holder text not null,
  fence bigint not null,
  opened_at timestamptz not null default bobbin.now(),
  outcome text check (outcome in ('accepted', 'accepted-without-id', 'duplicate', 'unknown', 'not-sent',
    'not-yet', 'limited', 'unauthorized', 'unfunded', 'refused')),
  outcome_at timestamptz,
  x_post_id text,
  status_code integer,
  transaction_id text,
  detail text,
  retry_at timestamptz,
  settled text check (settled in ('found', 'absent', 'dismissed')),
  settled_by text,
  settled_at timestamptz,
  unique (post_id, number)
);
create index attempts_by_thread on bobbin.attempts (thread_id);
-- At most one try at a post may be open at a time.
create unique index attempts_one_open on bobbin.attempts (post_id) where outcome is null;

create table bobbin.looks (
  attempt_id text not null references bobbin.attempts,
  at timestamptz not null default bobbin.now(),
  result text not null check (result in ('found', 'absent', 'inconclusive', 'unreadable', 'ambiguous')),
  detail text
);
create index looks_by_attempt on bobbin.looks (attempt_id, at);

-- One publisher at a time for an account; the fence rises with every taking.
create table bobbin.leases (
  account_id text primary key references bobbin.accounts,
  holder text not null,
  fence bigint not null,
  until timestamptz not null
);

create table bobbin.workers (
  id text primary key,
  started_at timestamptz not null default bobbin.now(),
  seen_at timestamptz not null default bobbin.now()
);

create table bobbin.rate_windows (
  account_id text not null references bobbin.accounts,
  endpoint text not null,
  name text not null,
  "limit" integer not null,
  remaining integer not null,
  reset_at timestamptz not null,
  seen_at timestamptz not null default bobbin.now(),
  primary key (account_id, endpoint, name)
);

-- What each call to X cost, as far as its price list says.
create table bobbin.costs (
  id bigint generated always as identity primary key,
  account_id text not null references bobbin.accounts,
  thread_id text references bobbin.threads,
  attempt_id text references bobbin.attempts,
  action text not null,
  usd numeric(10, 3) not null,
  at timestamptz not null default bobbin.now()
);
create unique index costs_once_an_attempt on bobbin.costs (attempt_id) where attempt_id is not null;
create index costs_by_account on bobbin.costs (account_id, at);
create index costs_by_time on bobbin.costs (at);

-- Who did what, when; append only.
create table bobbin.events (
  id bigint generated always as identity primary key,
  thread_id text references bobbin.threads,
  account_id text references bobbin.accounts,
  actor text not null,
  action text not null,
  detail jsonb not null default '{}',
  at timestamptz not null default bobbin.now()
);
create index events_by_thread on bobbin.events (thread_id, id);
create index events_newest on bobbin.events (id desc);

create table bobbin.idempotency_keys (
  actor text not null,
  key text not null,
  request_hash text not null,
  status_code integer,
  body jsonb,
  created_at timestamptz not null default bobbin.now(),
  primary key (actor, key)
);

-- API tokens and desk sessions; only hashes are kept.
create table bobbin.tokens (
  id text primary key,
  name text not null unique,
  hash text not null unique,
  created_at timestamptz not null default bobbin.now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table bobbin.sessions (
  hash text primary key,
  name text not null,
  csrf text not null,
  created_at timestamptz not null default bobbin.now(),
  expires_at timestamptz not null
);

-- Something a person should hear of, once when it begins and once when it ends.
create table bobbin.incidents (
  id text primary key,
  -- What it is and of what; one open incident a subject.
  subject text not null,
  text text not null,
  detail jsonb not null default '{}',
  opened_at timestamptz not null default bobbin.now(),
  closed_at timestamptz,
  told_at timestamptz,
  end_told_at timestamptz,
  tries integer not null default 0,
  next_try_at timestamptz
);
create unique index incidents_open on bobbin.incidents (subject) where closed_at is null;
create index incidents_to_tell on bobbin.incidents (next_try_at)
  where told_at is null or (closed_at is not null and end_told_at is null);
