-- What a draft's page has besides the thread, as its writer left it; of no use once the thread is no draft any more.
create table bobbin.draft_pages (
  thread_id text primary key references bobbin.threads on delete cascade,
  -- `now`, `next`, or a local time in the account's zone.
  planned text not null,
  -- Earlier wordings, packed, to go back to.
  history text not null,
  kept_at timestamptz not null default bobbin.now()
);

create index threads_working on bobbin.threads (created_by, created_at) where working and status = 'draft';
