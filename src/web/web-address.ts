import { isWebLink } from '../compose/links.ts';

/**
 * A web address as people write it, `https://` added where it has no protocol; null when it is none. A host
 * without a dot is refused: `https:///fair` is the host "fair" to every browser.
 */
export function readWebAddress(text: string): string | null {
  const hasProtocol = /^[a-z][a-z\d+.-]*:\/\//i.test(text);
  const address = hasProtocol || !bareAddress.test(text) ? text : `https://${text}`;
  if (!isWebLink(address)) return null;
  return /[^.]\.[^.]/.test(new URL(address).hostname) ? address : null;
}

/** `www.site.example/story`: a name with a dot that ends in letters, then perhaps a port, path or question. */
const bareAddress = /^[^\s/?#:@.]+(\.[^\s/?#:@.]+)*\.\p{L}[\p{L}\d-]+(:\d+)?([/?#]\S*)?$/u;
