import type { Db, Queryable } from '../../src/store/db.ts';

/** Words to look for, by how many threads have them. */
export const words = { common: 'harbour', rare: 'quillfeather', none: 'zzyzx' } as const;

const batch = 10_000;
const accounts = 20;
const texts = 4_000;

/**
 * Fills an empty store: threads over three years back and four weeks ahead on 20 accounts, 3 to 9 posts each, with
 * the events and attempts that publishing leaves. Written in bulk, with the words of threads put together from those
 * of their posts; a sample is compared with what the triggers would have written.
 */
export async function loadThreads(db: Db, count: number): Promise<void> {
  await db.query('drop index bobbin.thread_words_words');
  for (const table of ['threads', 'posts']) {
    await db.query(`alter table bobbin.${table} disable trigger keep_words`);
  }
  await db.transaction(async (tx) => {
    await loadTexts(tx);
    await loadAccounts(tx);
    for (let from = 1; from <= count; from += batch)
      await loadBatch(tx, from, Math.min(count, from + batch - 1));
    await tx.query('drop table bobbin.bench_texts');
    await tx.query('drop aggregate bobbin.bench_words(tsvector)');
  });
  for (const table of ['threads', 'posts']) {
    await db.query(`alter table bobbin.${table} enable trigger keep_words`);
  }
  await db.query(
    `update bobbin.threads set title = title || ' ${words.rare}' where id in (
       select id from bobbin.threads order by md5(id) limit 5)`,
  );
  await db.query(
    `update bobbin.thread_words set words = bobbin.gather_words(thread_id)
     where thread_id in (select id from bobbin.threads where title like '% ${words.rare}')`,
  );
  await db.query('create index thread_words_words on bobbin.thread_words using gin (words)');
  await db.query('vacuum analyze');
  await compareSample(db);
}

/** Invented words, the first of them as common as "the", each text with the words the index would have of it. */
async function loadTexts(tx: Queryable): Promise<void> {
  await tx.query(
    `create table bobbin.bench_texts (k integer primary key, text text not null, words tsvector)`,
  );
  const vocabulary = ['council', words.common, ...inventedWords(3_000)];
  const random = seeded(626);
  const sentence = (length: number): string =>
    Array.from({ length }, () => vocabulary[Math.floor(random() ** 3 * vocabulary.length)]).join(' ');
  for (let n = 0; n < texts; n += 500) {
    const made = Array.from({ length: 500 }, () => sentence(14 + Math.floor(random() * 12)));
    await tx.query(
      `insert into bobbin.bench_texts
       select $1 + o, t, bobbin.words_of(t) from unnest($2::text[]) with ordinality as given(t, o)`,
      [n, made],
    );
  }
  await tx.query('create aggregate bobbin.bench_words(tsvector) (sfunc = tsvector_concat, stype = tsvector)');
}

async function loadAccounts(tx: Queryable): Promise<void> {
  await tx.query(
    `insert into bobbin.accounts (id, name, handle, x_user_id, kind, state, time_zone)
     select 'ac_b' || n, 'desk-' || n, 'desk_' || n, 'b' || n, 'practice', 'enabled', 'Europe/Berlin'
     from generate_series(1, ${accounts}) as n`,
  );
}

/** Of a hundred threads 90 are live, 4 cancelled, 4 drafts, 2 scheduled; a few dozen in all wait for a person. */
async function loadBatch(tx: Queryable, from: number, to: number): Promise<void> {
  await tx.query(
    `insert into bobbin.threads (id, account_id, title, template, class, link, status, reason, scheduled_at,
       latest_at, started_at, published_at, created_by, created_at)
     select 'th_b' || n, 'ac_b' || 1 + n % ${accounts}, initcap(left(b.text, 60)), 'highlights', 'normal',
       'https://news.example/' || n, status,
       case when status = 'held' then '{"code":"late","message":"Nothing is live.","actions":["move","cancel"]}'::jsonb end,
       case when status not in ('draft', 'cancelled') then at end, at + interval '12 hours',
       case when status = 'published' then at end, case when status = 'published' then at end,
       'Person ' || n % 30, least(at, now()) - interval '2 hours'
     from (
       select n, status, 1 + n * 7 % ${texts} as title,
         case when status in ('scheduled', 'awaiting-approval') then now() + interval '1 hour' + n % 40320 * interval '1 minute'
           else now() - n * 7919 % 1576800 * interval '1 minute' end as at
       from (
         select n, case when n % 4000 = 0 then 'held' when n % 4000 = 1 then 'awaiting-approval'
           when n % 100 < 2 then 'scheduled' when n % 100 < 6 then 'draft' when n % 100 < 10 then 'cancelled'
           else 'published' end as status
         from generate_series($1::int, $2::int) as n) as s) as t
     join bobbin.bench_texts b on b.k = t.title`,
    [from, to],
  );
  // The pages of what is live name the article and do not read it.
  await tx.query(
    `insert into bobbin.articles (id, fingerprint, canonical_url, content)
     select 'ar_b' || n, md5('article ' || n), 'https://news.example/' || n, '{}'
     from generate_series($1::int, $2::int) as n`,
    [from, to],
  );
  const inBatch = `join generate_series($1::int, $2::int) as n on t.id = 'th_b' || n`;
  await tx.query(
    `update bobbin.threads t set article_id = 'ar_b' || n
     from generate_series($1::int, $2::int) as n where t.id = 'th_b' || n and t.status = 'published'`,
    [from, to],
  );
  await tx.query(
    `insert into bobbin.posts (id, thread_id, position, text, status, x_post_id, sent_at, price_usd)
     select 'po_b' || n || '_' || p, t.id, p, b.text, case when t.status = 'published' then 'sent' else 'pending' end,
       case when t.status = 'published' then 'x' || n || '_' || p end, t.published_at, 0.015
     from bobbin.threads t ${inBatch} cross join generate_series(1, 9) as p
     join bobbin.bench_texts b on b.k = 1 + (n * 31 + p * 977) % ${texts}
     where p <= 3 + n % 7`,
    [from, to],
  );
  await tx.query(
    `insert into bobbin.attempts (id, post_id, thread_id, account_id, number, text, holder, fence, opened_at, outcome,
       outcome_at, x_post_id, status_code)
     select 'at_' || p.id, p.id, t.id, t.account_id, 1, p.text, 'bench', 1, t.published_at, 'accepted',
       t.published_at, p.x_post_id, 201
     from bobbin.threads t ${inBatch} join bobbin.posts p on p.thread_id = t.id where p.status = 'sent'`,
    [from, to],
  );
  await tx.query(
    `insert into bobbin.events (thread_id, actor, action, detail, at)
     select t.id, t.created_by, action, '{"template":"highlights"}', t.created_at
     from bobbin.threads t ${inBatch} cross join unnest(array['drafted', 'queued', 'published']) as action
     where action = 'drafted' or t.status = 'published'`,
    [from, to],
  );
  await tx.query(
    `insert into bobbin.thread_words
     select t.id, bobbin.words_of(t.title) || bobbin.bench_words(b.words)
     from bobbin.threads t ${inBatch} cross join generate_series(1, 9) as p
     join bobbin.bench_texts b on b.k = 1 + (n * 31 + p * 977) % ${texts}
     where p <= 3 + n % 7 group by t.id, t.title`,
    [from, to],
  );
}

async function compareSample(db: Db): Promise<void> {
  const { rows } = await db.query<{ id: string }>(
    `select thread_id as id from (select * from bobbin.thread_words order by md5(thread_id) limit 200) as w
     where words is distinct from bobbin.gather_words(thread_id)`,
  );
  if (rows.length > 0) throw new Error(`The words of ${rows[0]?.id} are not what the triggers write.`);
}

function inventedWords(count: number): readonly string[] {
  const [starts, middles, ends] = [
    ['b', 'd', 'f', 'gl', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'st', 'tr'],
    ['a', 'e', 'i', 'o', 'u', 'ar', 'en', 'or', 'ill', 'um'],
    ['da', 'rio', 'nes', 'tal', 'min', 'vek', 'sor', 'lan', 'bus', 'ter', 'gon', 'fal', 'ket', 'pas', 'quin'],
  ];
  const all = starts.flatMap((start) =>
    middles.flatMap((middle) => ends.map((end) => `${start}${middle}${end}`)),
  );
  return Array.from({ length: count }, (_, n) => `${all[n % all.length]}${n < all.length ? '' : 'en'}`);
}

/** The same run of numbers below 1 each time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
