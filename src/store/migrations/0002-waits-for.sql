-- What a thread waits for until next_try_at, in words for a person.
alter table bobbin.threads add column waits_for text;
