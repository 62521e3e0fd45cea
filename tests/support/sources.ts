import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** One file of `src`, as the import rules see it. */
export type Source = {
  /** From `src` on, such as `store/db.ts`. */
  readonly path: string;
  /** Without comments. */
  readonly code: string;
  /** Files of ours it imports, types included, from `src` on. */
  readonly ours: readonly string[];
  /** Packages and Node's modules it imports, without subpaths. */
  readonly packages: readonly string[];
  /** Consists of nothing but re-exports. */
  readonly isBarrel: boolean;
};

const src = new URL('../../src/', import.meta.url);

/** All TypeScript files of `src`. */
export function readSources(): readonly Source[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => readSource(path, readFileSync(new URL(path, src), 'utf8')));
}

/** What one file imports. */
export function readSource(path: string, text: string): Source {
  const code = withoutComments(text);
  const specifiers = importsIn(code);
  return {
    path,
    code,
    ours: specifiers
      .filter((name) => name.startsWith('.'))
      .map((name) => posix.normalize(posix.join(posix.dirname(path), name))),
    packages: specifiers.filter((name) => !name.startsWith('.')).map(packageOf),
    isBarrel: /^\s*export\b/.test(code) && withoutReExports(code).trim() === '',
  };
}

const fromClause = /^(?:import|export)\b[^'";]*?\bfrom\s*(['"])([^'"]+)\1/gm;
const bareImport = /^import\s*(['"])([^'"]+)\1/gm;
const dynamicImport = /\b(?:import|require)\(\s*(['"`])([^'"`]+)\1/g;

function importsIn(code: string): readonly string[] {
  return [fromClause, bareImport, dynamicImport].flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => match[2] ?? ''),
  );
}

function withoutReExports(code: string): string {
  return code.replace(
    /^export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s*from\s*(['"])[^'"]+\1;?/gm,
    '',
  );
}

// Whole-line comments and comment blocks at the start of a line: enough for code that Biome has formatted, and
// it cannot mistake an address in a string for a comment.
function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/^\s*\/\/.*$/gm, '');
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}
