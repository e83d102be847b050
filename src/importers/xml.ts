import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { IMPORTER_TEXT } from '../text/importers.ts';
import { readEntities } from './entities.ts';
import type { Element } from './markup.ts';
import { refuse } from './refuse.ts';

/** No document of the formats read here goes deeper than some forty. */
const DEEPEST = 200;
const PARSER = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  ignoreDeclaration: true,
  ignorePiTags: true,
  trimValues: false,
  // No value is anything but text ("007" is no number), and no entity is expanded: readEntities reads XML's own five.
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  cdataPropName: '#cdata',
  maxNestedTags: DEEPEST,
  jPath: false,
} as const;
/** As the parser hands a node out: its attributes under ":@", and its children under its own name. */
type Node = Readonly<Record<string, unknown>>;
type Prefixes = ReadonlyMap<string, string>;

/** The element on top of an XML document. Throws UserError for what isn't well-formed, is nested too deeply, or has no element on top. */
export function readXml(text: string): Element {
  const [root, ...more] = parse(text).filter((node) => !('#text' in node));
  if (!root || more.length > 0) return refuse(IMPORTER_TEXT.notXml('there is not one element on top', null));
  return elementOf(root, new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]));
}

function parse(text: string): readonly Node[] {
  let nodes: readonly Node[];
  try {
    // First, because it gives up on depth at once; but it lets much pass that isn't well-formed.
    nodes = new XMLParser(PARSER).parse(text) as readonly Node[];
    const fault = XMLValidator.validate(text);
    if (fault !== true) return refuse(IMPORTER_TEXT.notXml(fault.err.msg, fault.err.line));
  } catch (cause) {
    if (!(cause instanceof Error) || cause.name === 'UserError') throw cause;
    return refuse(/nested/iu.test(cause.message) ? IMPORTER_TEXT.tooDeep : IMPORTER_TEXT.notXml(cause.message.slice(0, 200), null), cause);
  }
  return nodes;
}

function elementOf(node: Node, outer: Prefixes): Element {
  const attributes = Object.entries((node[':@'] ?? {}) as Record<string, unknown>).map(([name, value]) => [name, String(value)] as const);
  const declared = attributes
    .filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
    .map(([name, value]) => [name.slice('xmlns:'.length), readEntities(value)] as const);
  const prefixes = declared.length === 0 ? outer : new Map([...outer, ...declared]);
  const written = Object.keys(node).find((key) => key !== ':@') ?? '';
  const colon = written.indexOf(':');
  return {
    name: written.slice(colon + 1),
    space: prefixes.get(colon === -1 ? '' : written.slice(0, colon)) || null,
    attributes: new Map(attributes.map(([name, value]) => [name.slice(name.indexOf(':') + 1), readEntities(value)])),
    children: ((node[written] ?? []) as readonly Node[]).flatMap((child) => childOf(child, prefixes)),
  };
}

function childOf(node: Node, prefixes: Prefixes): readonly (Element | string)[] {
  if ('#text' in node) return [readEntities(String(node['#text']))];
  if ('#cdata' in node) return (node['#cdata'] as readonly Node[]).map((each) => String(each['#text'] ?? ''));
  return [elementOf(node, prefixes)];
}
