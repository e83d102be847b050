/** An element of a page or an XML document, whatever parsed it. */
export interface Element {
  /** Without a prefix; lower-case in HTML. */
  readonly name: string;
  /** Its namespace; null: none, as in HTML. */
  readonly space: string | null;
  /** By name without a prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Texts with their entities read. */
  readonly children: readonly (Element | string)[];
}

/** Its children of that name in its own namespace, so that another vocabulary's elements are never taken for its own. */
export function childrenOf(element: Element | null, name: string): Element[] {
  return (element?.children ?? []).filter(
    (child): child is Element => typeof child !== 'string' && child.name === name && child.space === element?.space,
  );
}

/** The first of them; null: there is none. */
export function childOf(element: Element | null, name: string): Element | null {
  return childrenOf(element, name)[0] ?? null;
}

/** All elements of that name below it, in the order of the document. */
export function descendantsOf(element: Element, name: string): Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...descendantsOf(child, name)],
  );
}

/** All text within, as it stands. */
export function textWithin(element: Element | null): string {
  return (element?.children ?? []).map((child) => (typeof child === 'string' ? child : textWithin(child))).join('');
}
