import { Hono } from 'hono';
import type { DeskDeps, DeskEnv } from './deps.ts';

/** The pages for people. Whoever comes here is signed in and, where something changes, has shown the form's token. */
export function deskRoutes(_deps: DeskDeps): Hono<DeskEnv> {
  const desk = new Hono<DeskEnv>();
  desk.get('/', (c) => c.text('The desk'));
  return desk;
}
