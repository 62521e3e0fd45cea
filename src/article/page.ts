import { parseHTML } from 'linkedom';

/** The little of the DOM that reading needs; TypeScript's own `dom` library would put a browser's globals everywhere. */
export type PageNode = {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly nextSibling: PageNode | null;
};
export type PageElement = PageNode & {
  readonly tagName: string;
  readonly childNodes: Iterable<PageNode>;
  readonly parentElement: PageElement | null;
  readonly previousSibling: PageNode | null;
  readonly nextElementSibling: PageElement | null;
  getAttribute(name: string): string | null;
  matches(selector: string): boolean;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  replaceWith(text: string): void;
  removeAttribute(name: string): void;
};
export type Page = {
  readonly body: PageElement | null;
  readonly documentElement: PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
};

/** Parses HTML, a whole page or a part of one; no script runs and nothing is fetched. */
export function parsePage(html: string): Page {
  const whole = /<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  // linkedom's own types name the browser's Window, which we do not load; it is what Page says
  return (parseHTML(whole) as unknown as { document: Page }).document;
}

/** Whether a node is an element, by the DOM's numbering. */
export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === 1;
}
