import { parseHTML } from 'linkedom';
import { IMPORTER_TEXT } from '../text/importers.ts';
import type { Element } from './markup.ts';
import { refuse } from './refuse.ts';

/** The little that is used here of a DOM's nodes. */
export interface DomNode {
  readonly nodeType: number;
  readonly localName: string | null;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<DomNode>;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  append(...nodes: DomNode[]): void;
}
export interface DomDocument {
  readonly documentElement: DomNode | null;
  createElement(name: string): DomNode;
}

/** A page as a DOM that always has a body; no script runs and nothing is fetched. Throws UserError for what the parser gives up. */
export function readHtml(text: string): DomDocument {
  // The parser adds neither <html> nor <body>, which pages may leave out.
  const document = parsed(/<html[\s>]/iu.test(text) ? text : `<html><body>${text}</body></html>`);
  const html = document.documentElement;
  if (html?.localName !== 'html') return refuse(IMPORTER_TEXT.notHtml);
  const children = [...html.childNodes];
  if (children.some(({ localName }) => localName === 'body')) return document;
  const body = document.createElement('body');
  body.append(...children.filter(({ localName }) => localName !== 'head'));
  html.append(body);
  return document;
}

/** A piece of HTML, under one element. */
export function readFragment(text: string): Element {
  const { documentElement } = readHtml(`<html><body>${text}</body></html>`);
  return elementOf(documentElement as DomNode);
}

const ELEMENT = 1;
const TEXT = 3;

/** A DOM's element as plain data; comments and the like are left out. */
export function elementOf(node: DomNode): Element {
  return {
    name: (node.localName ?? '').toLowerCase(),
    space: null,
    attributes: new Map([...node.attributes].map(({ name, value }) => [name.toLowerCase(), value])),
    children: [...node.childNodes].flatMap((child): (Element | string)[] => {
      if (child.nodeType === TEXT) return [child.nodeValue ?? ''];
      return child.nodeType === ELEMENT ? [elementOf(child)] : [];
    }),
  };
}

function parsed(text: string): DomDocument {
  try {
    return (parseHTML(text) as unknown as { readonly document: DomDocument }).document;
  } catch (cause) {
    return refuse(IMPORTER_TEXT.notHtml, cause);
  }
}
