import { createPracticeX, type PracticeApp } from '../../src/practice/server.ts';
import type { WorldOptions } from '../../src/practice/world.ts';

type Reply = { readonly status: number; readonly headers: Headers; readonly body: Json };
// What a JSON body can hold, looked into without ceremony by tests.
// biome-ignore lint/suspicious/noExplicitAny: tests assert single fields of bodies of many shapes
export type Json = any;

export type Asker = (call: string, body?: unknown, token?: string) => Promise<Reply>;

/** Practice X without a port, and a way to ask it: `ask('POST /2/tweets', {text})`. */
export function practiceApp(options: WorldOptions = {}): { practice: PracticeApp; ask: Asker } {
  const practice = createPracticeX(options);
  const ask: Asker = async (call, body, token = 'practice') => {
    const [method = 'GET', path = '/'] = call.split(' ');
    const response = await practice.app.request(path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parse(text) };
  };
  return { practice, ask };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
