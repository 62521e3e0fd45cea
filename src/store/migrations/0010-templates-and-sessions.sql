-- A newsroom's own templates: a row is one revision and is never changed; the highest of a name is in force.
create table bobbin.template_revisions (
  name text not null,
  revision integer not null check (revision > 0),
  -- Null: removed.
  text text,
  changed_at timestamptz not null default bobbin.now(),
  changed_by text not null,
  primary key (name, revision)
);

-- Templates are tried on the newest articles.
create index articles_newest on bobbin.articles (created_at desc);

-- By what somebody knows their own sessions when they end one.
alter table bobbin.sessions add column agent text not null default '';
alter table bobbin.sessions add column seen_at timestamptz not null default bobbin.now();
