-- Whose yes the threads of an account wait for; null: any approver's.
alter table bobbin.accounts add column approver_id text references bobbin.users;
alter table bobbin.accounts add constraint accounts_approver
  check (approver_id is null or requires_approval);

-- Who said no to a thread, why and when; it is a draft again until it is queued anew.
alter table bobbin.threads add column rejection jsonb;
alter table bobbin.threads add constraint threads_rejection check (rejection is null or status = 'draft');
create index threads_rejected on bobbin.threads (created_by) where rejection is not null;
