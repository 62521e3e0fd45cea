-- Words of threads, to be searched in. The server's own parser is not asked: it goes by the locale the database was
-- made with, which under C takes quotation marks for letters; here both stores give the same words.

-- One form for what readers take for the same: width and ligatures, case, accents, Arabic vowel signs.
create function bobbin.folded(given text) returns text language sql immutable parallel safe as $$
  select case when plain ~ '[\u0391-\u042f\u0404-\u0407\u0490\u03c2]'
    then translate(plain,
      'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩς',
      'абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґαβγδεζηθικλμνξοπρστυφχψωσ')
    else plain end
  from (select normalize(lower(regexp_replace(normalize(given, NFKD),
    '[\u0300-\u036f\u064b-\u065f\u0670\u0640\u00ad\u200b-\u200f\u2060\ufeff]+', '', 'g')), NFKC) as plain) as p
$$;

-- Letters and digits between spaces and punctuation are a word. Scripts written without spaces (Chinese, Japanese,
-- Thai, Lao, Burmese, Khmer) give each pair of neighbours, and the last sign of a run by itself.
create function bobbin.word_list(given text) returns text[] language sql immutable parallel safe as $$
  with folded as (select bobbin.folded(given) as text),
  runs as (
    select (regexp_matches(text, '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+', 'g'))[1] as run
    from folded)
  select array(
    select left(word, 60) from folded, regexp_split_to_table(text,
      '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u060c\u061b\u061f\u066a-\u066d\u06d4\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3030\ufe00-\ufe6f\uff00-\uff0f\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+') as word
    where word <> ''
    union
    select substr(run, place, 2) from runs, generate_series(1, length(run)) as place)
$$;

create function bobbin.words_of(given text) returns tsvector language sql immutable parallel safe as
  $$ select array_to_tsvector(bobbin.word_list(given)) $$;

-- Beside the threads and not in them: a thread is written at every step of its publishing, its words are not.
create table bobbin.thread_words (
  thread_id text primary key references bobbin.threads on delete cascade,
  words tsvector not null
);

create function bobbin.gather_words(of_thread text) returns tsvector language sql stable as $$
  select bobbin.words_of(concat_ws(' ', t.title,
    (select string_agg(p.text, ' ') from bobbin.posts p where p.thread_id = t.id)))
  from bobbin.threads t where t.id = of_thread
$$;

create function bobbin.keep_words() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'threads' then
    insert into bobbin.thread_words values (new.id, bobbin.words_of(new.title));
  elsif tg_op = 'INSERT' then
    update bobbin.thread_words set words = words || bobbin.words_of(new.text) where thread_id = new.thread_id;
  else
    update bobbin.thread_words set words = bobbin.gather_words(old.thread_id) where thread_id = old.thread_id;
  end if;
  return null;
end $$;

insert into bobbin.thread_words select id, bobbin.gather_words(id) from bobbin.threads;
create index thread_words_words on bobbin.thread_words using gin (words);
create trigger keep_words after insert on bobbin.threads for each row execute function bobbin.keep_words();
create trigger keep_words after insert or delete or update of text on bobbin.posts
  for each row execute function bobbin.keep_words();

-- What is found is shown by the time it is due, went out, or else was made: the latest first.
create index threads_by_time on bobbin.threads (coalesce(scheduled_at, created_at), id);
create index threads_by_account_time on bobbin.threads (account_id, coalesce(scheduled_at, created_at), id);
create index threads_by_author_time on bobbin.threads (created_by, coalesce(scheduled_at, created_at), id);

-- What an account still has before it: taken times and near ones, of which there are few among all it ever had.
create index threads_to_come on bobbin.threads (account_id, scheduled_at)
  where status in ('scheduled', 'publishing', 'awaiting-approval');
