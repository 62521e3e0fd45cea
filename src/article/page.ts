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

/** An element's text where it has no more nodes than so many; null of a larger one, before all its text is gathered. */
export function textOfSmall(element: PageElement, mostNodes: number): string | null {
  let text = '';
  let nodes = 0;
  const stack: PageNode[] = [element];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    nodes += 1;
    if (nodes > mostNodes) return null;
    if (node.nodeType === 3) text += node.textContent ?? '';
    else if (isElement(node)) stack.push(...[...node.childNodes].slice(0, mostNodes + 1).reverse());
  }
  return text;
}
