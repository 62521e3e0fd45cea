-- The desk keeps it by itself while somebody writes: not the article's thread until it is kept by a person, or queued.
alter table bobbin.threads add column working boolean not null default false;
-- The page that saved it last: what the same page sends later is newer, not another editor's.
alter table bobbin.threads add column hand text;
