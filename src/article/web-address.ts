/** What mailers, networks and feeds add to an address to count clicks; it never changes the page. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|twclid|yclid|ttclid|igsh|igshid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|cmpid|ito|ocid|smid|smtyp|at_(?:medium|campaign|custom\d|link\w*)|ns_\w+|s_cid|soc_\w+|__twitter_impression|xtor|xtref|wt_mc|guccounter|guce_referrer\w*|ref_src|ref_url|spm|traffic_source|sr_share|taid|ftag)$/i;

/** An address as a reader would be given it, without what only counts clicks; null if it is no web address. */
export function withoutTracking(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  const counted = [...url.searchParams.keys()].filter((name) => tracking.test(name));
  for (const name of counted) url.searchParams.delete(name);
  if (/^#(?:echobox|xtor|utm_|ref=|:~:)/i.test(url.hash)) url.hash = '';
  return counted.length === 0 && url.hash === new URL(address).hash ? address : url.href;
}

/** An address, or a path of a page at `base`, made whole; null if it cannot be. */
export function resolveAddress(address: string | null | undefined, base: string | null): string | null {
  const clean = (address ?? '').replace(/[\p{Cc}\u200b\u200e\u200f\ufeff]/gu, '').trim();
  if (clean === '') return null;
  const whole = URL.canParse(clean)
    ? clean
    : base !== null && URL.canParse(clean, base)
      ? new URL(clean, base).href
      : null;
  return whole !== null && /^https?:\/\//i.test(whole) ? whole : null;
}
