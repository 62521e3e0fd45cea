import type { Composed } from '../../../src/compose/compose.ts';

/** A composed thread for people to read: each post under its place and weight, then problems and price. */
export function threadText({ posts, problems, priceUsd }: Composed): string {
  const told = posts.map((post, at) => `— ${at + 1}/${posts.length} · ${post.weight}\n${post.text}\n`);
  const wrong = problems.map(({ rule, severity, post, message }) => {
    const place = post === null ? 'thread' : `post ${post}`;
    return `${severity} · ${rule} · ${place} · ${message}`;
  });
  const list = wrong.length === 0 ? 'none' : wrong.join('\n');
  return `${told.join('\n')}\n— problems\n${list}\n\n— price\n$${priceUsd.toFixed(3)}\n`;
}
