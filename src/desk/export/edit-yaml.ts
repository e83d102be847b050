import {
  Document,
  type DocumentOptions,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type ParseOptions,
  parseDocument,
  type SchemaOptions,
  type ToStringOptions,
  visit,
  YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { hashOf } from '../../knowledge/hash.ts';
import type { Plain, Written } from './written.ts';

/** As src/knowledge/yaml.ts reads: dates stay text, repeated keys and tags are told there. */
const READ: ParseOptions & DocumentOptions & SchemaOptions = {
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  stringKeys: true,
  uniqueKeys: false,
};
/** A long line stays one: where texts are folded, the next editor's change moves them all. */
const WRITE: ToStringOptions = { lineWidth: 0, flowCollectionPadding: false };

/** Fields that an entry has to have from now on; null: it has it no more. What isn't named stays as it is. */
export type Edit = ReadonlyMap<string, Plain | null>;

/** An entry of a list, to be edited where it stands. */
export interface EntryEdit {
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly edit: Edit;
}

/** A file or front matter that holds one group of fields. */
export function newMap(fields: Written): string {
  const document = new Document(new YAMLMap(), READ);
  apply(fields, document, document.contents as YAMLMap);
  return document.toString(WRITE);
}

/** The same with some fields changed; comments, and the order of all that stays, are kept. `text` is a map that was read without faults. */
export function editedMap(text: string, edit: Edit): string {
  const document = parseDocument(text, READ);
  if (!isMap(document.contents)) throw new Error('a group of fields was read here before');
  apply(edit, document, document.contents as YAMLMap);
  return document.toString(WRITE);
}

/** A file that holds one list under `key`. */
export const newList = (key: string, entries: readonly Written[]): string =>
  entries.length === 0 ? `${key}: []\n` : `${key}:\n${entries.map((entry) => asItem(entry, 2)).join('')}`;

/**
 * The same list with some entries edited and others put behind it. All other entries stay byte for byte where the list is written one entry
 * below the other; in any other form what they say stays, and their comments. `text` was read without faults.
 */
export function editedList(text: string, key: string, edits: readonly EntryEdit[], added: readonly Written[]): string {
  const document = parseDocument(text, READ);
  const list = document.get(key);
  if (!isSeq(list)) throw new Error(`a list ${key} was read here before`);
  const spliced = splice(text, list, edits, added);
  for (const { index, edit } of edits) apply(edit, document, list.items[index] as YAMLMap);
  if (list.items.length === 0) list.flow = false;
  for (const entry of added) {
    const map = new YAMLMap();
    apply(entry, document, map);
    list.add(map);
  }
  return spliced !== null && saysSame(spliced, document) ? spliced : document.toString(WRITE);
}

/** Puts only what changes into the text; null: the list isn't written one entry below the other. */
function splice(text: string, list: YAMLSeq, edits: readonly EntryEdit[], added: readonly Written[]): string | null {
  const last = list.items.at(-1);
  if (list.flow || !isNode(last) || !last.range) return null;
  let made = text;
  const column = dashColumn(text, last);
  if (column === null) return null;
  if (added.length > 0) {
    const end = last.range[2];
    const glue = text.slice(0, end).endsWith('\n') ? '' : '\n';
    made = text.slice(0, end) + glue + added.map((entry) => asItem(entry, column)).join('') + text.slice(end);
  }
  for (const { index, edit } of [...edits].sort((a, b) => b.index - a.index)) {
    const item = list.items[index];
    if (!isMap(item) || !item.range) return null;
    const [start, end] = item.range;
    const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
    const own = text.slice(start, end);
    const tail = /\n*$/u.exec(own)?.[0] ?? '';
    const entry = parseDocument(own.replaceAll(new RegExp(`\\n {1,${indent}}`, 'gu'), '\n'), READ);
    if (entry.errors.length > 0 || !isMap(entry.contents)) return null;
    apply(edit, entry, entry.contents as YAMLMap);
    made = made.slice(0, start) + indented(entry.toString(WRITE).replace(/\n+$/u, ''), indent) + tail + made.slice(end);
  }
  return made;
}

/** Where the dash before an entry stands in its line; null: elsewhere than in the entry's first line. */
function dashColumn(text: string, { range }: Node): number | null {
  const start = range?.[0] ?? 0;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^ *- +$/u.test(before) ? before.indexOf('-') : null;
}

function asItem(fields: Written, column: number): string {
  const margin = ' '.repeat(column);
  return `${margin}- ${indented(newMap(fields).replace(/\n$/u, ''), column + 2)}\n`;
}

/** All lines but the first, and empty ones, moved to the right. */
const indented = (text: string, by: number): string => text.replaceAll(/\n(?=[^\n])/gu, `\n${' '.repeat(by)}`);

function saysSame(text: string, document: Document): boolean {
  const read = parseDocument(text, READ);
  return read.errors.length === 0 && hashOf(read.toJS()) === hashOf(document.toJS());
}

/** Sets fields where they stand, and the others behind them. */
function apply(edit: Edit, document: Document, map: YAMLMap): void {
  for (const [key, value] of edit) {
    const before: unknown = map.get(key, true);
    if (value === null) map.delete(key);
    else if (isScalar(before) && typeof value !== 'object') before.value = value;
    else map.set(key, replacing(before, styled(document, value)));
  }
}

/** What was noted beside the old value stands beside the new one. */
function replacing(before: unknown, node: Node): Node {
  if (isNode(before))
    Object.assign(node, { comment: before.comment, commentBefore: before.commentBefore, spaceBefore: before.spaceBefore });
  return node;
}

/** Groups and lists within an entry stand on one line each, as in knowledge/README.md; a list of groups has a line for each. */
function styled(document: Document, value: Plain): Node {
  const node = document.createNode(value);
  if (!isNode(node)) throw new Error('a value was made into no node');
  visit(node, {
    Collection: (_, collection) => {
      collection.flow = !(
        isSeq(collection) &&
        collection === node &&
        collection.items.length > 0 &&
        collection.items.every((item) => isMap(item))
      );
    },
  });
  return node;
}
