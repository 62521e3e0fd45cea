-- When an account posts: slots by weekday, hours without posts and the least gap, as people write them.
alter table bobbin.accounts add column schedule jsonb;
