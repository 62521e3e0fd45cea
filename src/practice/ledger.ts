/** What X charges, in thousandths of a dollar (X docs: Pricing, 2026-08-22; x-api-facts s.4). */
const prices = {
  'post without link': 15,
  'post with link': 200,
  'delete a post': 10,
  'read own post': 1,
  'read a post': 5,
  'read a user': 10,
  // X's table has no price for it; X's own simulator bills it as a post (x-api-facts s.4).
  'upload a picture': 15,
  'describe a picture': 5,
} as const;
export type Charge = keyof typeof prices;

/** How many of each were charged, by user id. */
export type Ledger = Readonly<Record<string, Readonly<Partial<Record<Charge, number>>>>>;

export type Bill = {
  readonly totalUsd: number;
  readonly lines: readonly { readonly charge: Charge; readonly count: number; readonly usd: number }[];
};

/** The ledger with `count` more of one charge. */
export function charged(ledger: Ledger, userId: string, charge: Charge, count: number): Ledger {
  if (count === 0) return ledger;
  const mine = ledger[userId] ?? {};
  return { ...ledger, [userId]: { ...mine, [charge]: (mine[charge] ?? 0) + count } };
}

/** One user's charges with their sums in dollars. */
export function billOf(ledger: Ledger, userId: string): Bill {
  const mine = ledger[userId] ?? {};
  const lines = chargeNames.flatMap((charge) => {
    const count = mine[charge] ?? 0;
    return count === 0 ? [] : [{ charge, count, usd: (count * prices[charge]) / 1000 }];
  });
  const thousandths = chargeNames.reduce((sum, charge) => sum + (mine[charge] ?? 0) * prices[charge], 0);
  return { totalUsd: thousandths / 1000, lines };
}

const chargeNames: readonly Charge[] = [
  'post without link',
  'post with link',
  'delete a post',
  'read own post',
  'read a post',
  'read a user',
  'upload a picture',
  'describe a picture',
];
