import type { Api } from './api.ts';
import type { Deps } from './deps.ts';
import { whileWaiting } from './waiting.ts';

/** Connects, does `work` and closes. A spinner shows on each call that takes long, unless JSON is wanted. */
export async function withApi<T>(
  { connect, terminal }: Deps,
  { json }: { readonly json?: boolean },
  work: (api: Api) => Promise<T>,
): Promise<T> {
  const shown = json ? null : terminal;
  const wait = <R>(asked: () => Promise<R>): Promise<R> => whileWaiting(shown, 'Waiting for bobbin', asked);
  const api = await whileWaiting(shown, 'Opening', connect);
  try {
    return await work({
      ...api,
      get: (answer, path) => wait(() => api.get(answer, path)),
      post: (answer, path, body, key) => wait(() => api.post(answer, path, body, key)),
      remove: (answer, path) => wait(() => api.remove(answer, path)),
    });
  } finally {
    await api.close();
  }
}
