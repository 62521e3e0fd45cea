import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeText, readPosts } from '../../src/store/posts.ts';
import { searchThreads, type ThreadSearch } from '../../src/store/search.ts';
import { type BackendName, canOpen, openBackend } from '../support/backends.ts';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';

const nothing: ThreadSearch = {
  ...{ words: null, account: null, status: null, author: null, from: null, to: null, after: null },
  limit: 10,
};
const day = (text: string): Date => new Date(`${text}T12:00:00Z`);

describe.each(['PGlite', 'PostgreSQL'] satisfies BackendName[])('on %s', (name) => {
  describe.skipIf(!canOpen(name))('a search', () => {
    let backend: Awaited<ReturnType<typeof openBackend>>;
    let newsroom: Newsroom;
    const titles = new Map<string, string>();
    beforeAll(async () => {
      backend = await openBackend(name);
      newsroom = await openNewsroom(backend.db);
      await add('Ferries', '2026-01-05', 'Ada', [
        '“Northcove” buys nine FERRIES.',
        'They cost €184 million, cafés said.',
      ]);
      await add('Bridge', '2026-02-05', 'Ada', [
        'The bridge opens after two years.',
        'Don’t drive over it: ferries go on.',
      ]);
      await add('日本', '2026-03-05', 'Ben', ['北航は2029年までに電動フェリーを導入する。']);
      await add('عبّارات', '2026-04-05', 'Ben', ['قرّرت المدينة شراءَ العبّارات الكهربائية.']);
      await add('Журнал', '2026-05-05', 'token cms', ['ЁЛКА стоит на площади.', `${'x'.repeat(270)}`]);
    });
    afterAll(async () => {
      await newsroom.close();
      await backend.close();
    });

    async function add(title: string, on: string, author: string, texts: readonly string[]): Promise<void> {
      const id = await newsroom.thread(0, { at: null, texts });
      await backend.db.query('delete from bobbin.thread_words where thread_id = $1', [id]);
      await backend.db.query(
        'update bobbin.threads set title = $2, created_at = $3, created_by = $4 where id = $1',
        [id, title, day(on), author],
      );
      await backend.db.query('insert into bobbin.thread_words values ($1, bobbin.gather_words($1))', [id]);
      titles.set(id, title);
    }
    const find = async (search: Partial<ThreadSearch>): Promise<readonly (string | undefined)[]> =>
      (await searchThreads(backend.db, { ...nothing, ...search })).map(({ id }) => titles.get(id));

    it.each([
      ['ferries', ['Bridge', 'Ferries']],
      ['ferr', ['Bridge', 'Ferries']],
      ['FERRIES bridge', ['Bridge']],
      ['northcove', ['Ferries']],
      ['“cafe”', ['Ferries']],
      ['CAFÉS 184', ['Ferries']],
      ['don’t', ['Bridge']],
      ['errie', []],
      ['フェリー', ['日本']],
      ['ﾌｪﾘｰ', ['日本']],
      ['電動', ['日本']],
      ['電', ['日本']],
      ['動電', []],
      ['2029年', ['日本']],
      ['المدينة', ['عبّارات']],
      ['قررت العبارات', ['عبّارات']],
      ['елка', ['Журнал']],
      ['журнал', ['Журнал']],
      ['x'.repeat(200), ['Журнал']],
      ["it's ' & | ! :* \\ ()", []],
      ['“…” —', []],
      ['nowhere', []],
    ])('for %s finds %j', async (words, expected) => {
      expect(await find({ words })).toEqual(expected);
    });

    it('without words gives all, the latest first, and narrows by each thing', async () => {
      const all = ['Журнал', 'عبّارات', '日本', 'Bridge', 'Ferries'];
      expect(await find({})).toEqual(all);
      expect(await find({ author: 'Ben' })).toEqual(['عبّارات', '日本']);
      expect(await find({ status: 'held' })).toEqual([]);
      expect(await find({ status: 'draft', account: 'practice' })).toEqual(all);
      expect(await find({ account: 'none' })).toEqual([]);
      expect(await find({ from: day('2026-02-05'), to: day('2026-04-05') })).toEqual(['日本', 'Bridge']);
      expect(await find({ words: 'ferries', author: 'Ada', to: day('2026-02-01') })).toEqual(['Ferries']);
    });

    it('is paged by the last line, and loses and repeats none, where times are the same too', async () => {
      for (const title of ['Same 1', 'Same 2', 'Same 3'])
        await add(title, '2026-06-05', 'Eve', ['Same time.']);
      for (const words of [null, 'same']) {
        const whole = (await searchThreads(backend.db, { ...nothing, words, author: 'Eve' })).map(
          ({ id }) => id,
        );
        const paged: string[] = [];
        for (let after: string | null = null; ; ) {
          const page = await searchThreads(backend.db, { ...nothing, words, author: 'Eve', after, limit: 1 });
          if (page.length === 0) break;
          paged.push(...page.map(({ id }) => id));
          after = page.at(-1)?.id ?? null;
        }
        expect(paged).toEqual(whole);
        expect(new Set(paged).size).toBe(3);
      }
    });

    it('finds what was just written or changed, and no longer what was there before', async () => {
      const id = await newsroom.thread(0, { at: null, texts: ['A zeppelin lands.', 'Nobody is hurt.'] });
      titles.set(id, 'new');
      expect(await find({ words: 'zeppelin hurt' })).toEqual(['new']);
      const [post] = await readPosts(backend.db, id);
      await changeText(backend.db, post?.id ?? '', 'An airship lands.', 0.015);
      expect(await find({ words: 'zeppelin' })).toEqual([]);
      expect(await find({ words: 'airship hurt' })).toEqual(['new']);
    });

    it('reaches behind the newest ones for a rare word', async () => {
      await backend.db.query(
        `insert into bobbin.threads (id, account_id, title, template, class, status, created_by, created_at)
         select 'th_many' || n, (select id from bobbin.accounts limit 1), 'Filler', 'highlights', 'normal', 'draft',
           'Eve', now() + n * interval '1 second' from generate_series(1, 2100) as n`,
      );
      expect(await find({ words: 'northcove' })).toEqual(['Ferries']);
      expect(await find({ words: 'filler', limit: 3 })).toHaveLength(3);
    });
  });
});
