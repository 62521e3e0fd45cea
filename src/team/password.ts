import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** Scrypt's cost: 32 MB and some tens of milliseconds a guess. */
const cost = { N: 2 ** 15, r: 8, p: 1 } as const;
const keyBytes = 32;

/** Why this cannot be a password, as a sentence; null when it can. */
export function passwordProblem(password: string): string | null {
  if (password.length < 12) return 'A password has 12 characters or more.';
  if (password.length > 200) return 'A password has 200 characters at most.';
  return null;
}

/** `scrypt$N$r$p$salt$key`, the last two in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, keyBytes, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Compares without telling by its duration how much of it was right. @throws on a hash that is none of ours. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [kind, N, r, p, salt, key] = hash.split('$');
  if (kind !== 'scrypt' || !salt || !key) throw new Error('A stored password cannot be read.');
  const expected = Buffer.from(key, 'base64url');
  const options = { N: Number(N), r: Number(r), p: Number(p) };
  const given = await derive(password, Buffer.from(salt, 'base64url'), expected.length, options);
  return timingSafeEqual(given, expected);
}

let nobodys: Promise<string> | null = null;

/** As long as looking at a password takes, for names that nobody has. */
export async function isNobodysPassword(password: string): Promise<false> {
  nobodys ??= hashPassword(randomBytes(32).toString('base64url'));
  await isPassword(password, await nobodys);
  return false;
}

function derive(password: string, salt: Buffer, bytes: number, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Node's own bound of 32 MB is just too low for this cost.
    const bounded = { ...options, maxmem: 64 * 1024 * 1024 };
    scrypt(password.normalize('NFKC'), salt, bytes, bounded, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
