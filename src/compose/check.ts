import type { Problem } from './problem.ts';
export function checkThread(_posts: readonly string[], _c: unknown): Problem[] {
  return [];
}
