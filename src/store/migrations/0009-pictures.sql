-- Pictures as they were given, each kept once under the name its bytes make, never changed.
create table bobbin.pictures (
  id text primary key,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  bytes bytea not null,
  kept_at timestamptz not null default bobbin.now()
);
-- Bytes of pictures are packed already.
alter table bobbin.pictures alter column bytes set storage external;

-- The picture of a thread's first post, with what it shows in words.
alter table bobbin.threads add column picture_id text references bobbin.pictures;
alter table bobbin.threads add column alt_text text not null default '';
alter table bobbin.threads add constraint alt_text_of_a_picture check (picture_id is not null or alt_text = '');
create index threads_by_picture on bobbin.threads (picture_id) where picture_id is not null;

-- X's copy of it that a try named.
alter table bobbin.attempts add column media_id text;

-- What became of giving it to X. Doing that twice shows nothing to anybody, so there is no intent before it.
create table bobbin.uploads (
  id bigint generated always as identity primary key,
  thread_id text not null references bobbin.threads on delete cascade,
  account_id text not null references bobbin.accounts,
  revision integer not null,
  picture_id text not null references bobbin.pictures,
  alt_text text not null,
  outcome text not null check (outcome in ('uploaded', 'unreachable', 'limited', 'unauthorized', 'unfunded', 'refused')),
  media_id text,
  expires_at timestamptz,
  retry_at timestamptz,
  detail text not null,
  at timestamptz not null default bobbin.now(),
  check ((outcome = 'uploaded') = (media_id is not null))
);
create index uploads_by_thread on bobbin.uploads (thread_id, id);

-- The picture that an article's page names, once a page of ours showed it; asked for again when it was not to be had.
alter table bobbin.articles add column picture_id text references bobbin.pictures;
alter table bobbin.articles add column picture_sought_at timestamptz;
