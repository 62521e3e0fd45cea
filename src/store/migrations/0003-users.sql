-- People by name, each with one role. The key is the name as compared: case and Unicode form aside.
create table bobbin.users (
  id text primary key,
  name text not null,
  key text not null unique,
  role text not null check (role in ('editor', 'approver', 'ops', 'admin')),
  -- Null until the invitation is taken.
  password_hash text,
  invitation_hash text unique,
  invitation_until timestamptz,
  invited_at timestamptz not null default bobbin.now(),
  joined_at timestamptz,
  revoked_at timestamptz
);

-- Sessions of before named nobody who could be asked for a role: everybody signs in once more.
delete from bobbin.sessions;
alter table bobbin.sessions drop column name;
-- Null: came in by the first door, which is open only until there is an admin.
alter table bobbin.sessions add column user_id text references bobbin.users;
create index sessions_by_user on bobbin.sessions (user_id);

-- What was made before could do everything, and still can.
alter table bobbin.tokens add column role text not null default 'admin'
  check (role in ('editor', 'approver', 'ops', 'admin'));
alter table bobbin.tokens alter column role drop default;
alter table bobbin.tokens add column expires_at timestamptz;

-- Tries to sign in which were wrong, or are being looked at.
create table bobbin.sign_in_tries (
  id bigint generated always as identity primary key,
  name_key text not null,
  address text not null,
  at timestamptz not null default bobbin.now()
);
create index sign_in_tries_by_name on bobbin.sign_in_tries (name_key, at);
create index sign_in_tries_by_address on bobbin.sign_in_tries (address, at);
