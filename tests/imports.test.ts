import { describe, expect, test } from 'vitest';
import { readSource, readSources, type Source } from './support/sources.ts';

const pure = ['article', 'account', 'thread', 'compose', 'schedule'];
const pages = ['draft', 'intake', 'publish', 'watch', 'team', 'store', ...pure];

/** STYLE.md, "Who may import whom": a folder (or file) and what of ours it may import, types included. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  article: [],
  account: [],
  thread: [],
  compose: ['article', 'thread', 'account'],
  schedule: ['article', 'thread', 'account'],
  store: ['article', 'account', 'thread', 'schedule'],
  queue: [],
  x: [],
  site: [],
  practice: ['compose/weigh.ts'],
  // What is read from outside is given its own type, and a time zone is judged where times are.
  'config.ts': ['account/account.ts', 'compose/price-list.ts', 'schedule/parse-time.ts'],
  'log.ts': [],
  draft: ['article', 'compose', 'thread', 'account', 'store', 'site'],
  intake: ['article', 'thread', 'account', 'schedule', 'draft', 'publish', 'store', 'queue', 'site'],
  publish: ['article', 'account', 'thread', 'schedule', 'compose', 'store', 'queue', 'x', 'site'],
  watch: ['store', 'queue'],
  team: ['account', 'store', 'publish/refusal.ts'],
  web: pages,
  cli: pages,
  http: ['web', ...pages],
  // Joining the parts takes the ledger that goes with the store, the key and the templates.
  'wire.ts': [
    ...['config.ts', 'log.ts', 'store', 'queue', 'x', 'practice', 'publish'],
    ...['account/seal.ts', 'draft/templates.ts'],
  ],
};
/** `serve.ts` is the half of main.ts that runs the service. */
const mayImportAll = ['main.ts', 'serve.ts'];
const onlyMain = ['serve.ts', 'wire.ts', 'config.ts', 'log.ts', 'main.ts'];

const sources = readSources();

test('the sources are found', () => {
  expect(sources.length).toBeGreaterThan(50);
});

test('imports of every form are seen, those in comments are not', () => {
  const text = [
    "import type { A } from '../account/account.ts';",
    "import {\n  b,\n  c,\n} from './b.ts';",
    "import '@scope/name/sub';",
    "export { d } from './d.ts';",
    "// import { e } from './e.ts';",
    "/**\n * import { f } from './f.ts';\n */",
    "const g: import('./g.ts').G = await import('node:fs/promises');",
  ].join('\n');
  const source = readSource('web/a.ts', text);
  expect(source.ours).toEqual(['account/account.ts', 'web/b.ts', 'web/d.ts', 'web/g.ts']);
  expect(source.packages).toEqual(['@scope/name', 'node:fs']);
  expect(readSource('web/a.ts', "export * from './b.ts';\n").isBarrel).toBe(true);
});

test('every folder imports only what the table allows', () => {
  expect(sources.filter(({ path }) => !mayImportAll.includes(path)).flatMap(forbidden)).toEqual([]);
});

function forbidden(source: Source): readonly string[] {
  const own = topOf(source.path);
  const allowed = mayImport[own];
  if (!allowed) return [`${source.path}: ${own} is not in the table`];
  return source.ours
    .filter((path) => own !== topOf(path) || own === path)
    .filter((path) => !allowed.includes(topOf(path)) && !allowed.includes(path))
    .map((path) => `${source.path} -> ${path}`);
}

test('only main.ts, with serve.ts, imports wire, config or log; nothing imports main.ts', () => {
  const importers = sources.filter(({ path }) => !mayImportAll.includes(path) && path !== 'wire.ts');
  expect(edges(importers).filter(([, to]) => onlyMain.includes(to))).toEqual([]);
  expect(edges(sources).filter(([, to]) => to === 'main.ts')).toEqual([]);
});

test('no file imports itself by way of others', () => {
  expect(findCycle(sources)).toBeNull();
});

test('every import of ours leads to a file, with its ending', () => {
  const known = new Set(sources.map(({ path }) => path));
  expect(edges(sources).filter(([, to]) => !known.has(to) && !to.endsWith('.json'))).toEqual([]);
});

test('no file only hands on what others export', () => {
  expect(sources.filter(({ isBarrel }) => isBarrel).map(({ path }) => path)).toEqual([]);
});

describe('the pure folders', () => {
  const pureSources = sources.filter(({ path }) => pure.includes(topOf(path)));

  test('import nothing of Node but node:crypto', () => {
    const bad = pureSources.flatMap(({ path, packages }) =>
      packages
        .filter((name) => name.startsWith('node:') && name !== 'node:crypto')
        .map((name) => `${path} -> ${name}`),
    );
    expect(bad).toEqual([]);
  });

  test('import no package that touches the world', () => {
    const known = [
      'node:crypto',
      'zod',
      'mustache',
      'twitter-text',
      'linkedom',
      '@mozilla/readability',
      'feedsmith',
    ];
    const bad = pureSources.flatMap(({ path, packages }) =>
      packages.filter((name) => !known.includes(name)).map((name) => `${path} -> ${name}`),
    );
    expect(bad).toEqual([]);
  });

  test.each([
    ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\b|\bTemporal\.Now\b/],
    ['chance', /\bMath\.random\b|\brandom(Bytes|UUID|Int|FillSync|Fill)\b|\bgetRandomValues\b/],
    ['timers', /\b(setTimeout|setInterval|setImmediate)\b/],
    ['the world', /\bprocess\.|\bfetch\(|\bconsole\./],
  ])('do not use %s', (_what, pattern) => {
    expect(pureSources.filter(({ code }) => pattern.test(code)).map(({ path }) => path)).toEqual([]);
  });
});

/** `store/db.ts` -> `store`; `main.ts` -> `main.ts`. */
function topOf(path: string): string {
  return path.split('/')[0] ?? path;
}

function edges(from: readonly Source[]): readonly (readonly [string, string])[] {
  return from.flatMap(({ path, ours }) => ours.map((to) => [path, to] as const));
}

/** The files of one cycle, in order, or null. */
function findCycle(all: readonly Source[]): readonly string[] | null {
  const importsOf = new Map(all.map(({ path, ours }) => [path, ours]));
  const clear = new Set<string>();
  const walk = (path: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (clear.has(path)) return null;
    for (const next of importsOf.get(path) ?? []) {
      const cycle = walk(next, [...trail, path]);
      if (cycle) return cycle;
    }
    clear.add(path);
    return null;
  };
  for (const { path } of all) {
    const cycle = walk(path, []);
    if (cycle) return cycle;
  }
  return null;
}
