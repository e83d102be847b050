import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Item, Read } from '../../src/desk/import/item.ts';
import { readDocument } from '../../src/importers/document.ts';

/** The moment at which tests read. */
export const NOW = Date.parse('2026-11-23T12:00:00Z');

export const FIXTURES = path.join(import.meta.dirname, 'fixtures');

export const bytesOf = (name: string): Uint8Array => readFileSync(path.join(FIXTURES, name));

/** What comes of a fixture, without a process of its own. */
export const readFixture = (name: string): Read[] => readDocument(bytesOf(name), { name, contentType: null }, NOW);

/** What comes of some text or bytes under a file's name. */
export function readAs(name: string, content: string | Uint8Array, contentType: string | null = null): Read[] {
  return readDocument(typeof content === 'string' ? Buffer.from(content) : content, { name, contentType }, NOW);
}

/** The only item among what was read; fails the test where there is none. */
export function itemIn(reads: readonly Read[]): Item {
  const [read] = reads;
  if (reads.length !== 1 || !read?.ok) throw new Error(`not one item: ${JSON.stringify(reads).slice(0, 500)}`);
  return read.item;
}

/** Why nothing was read, piece by piece; an item's place is its title. */
export const reasonsIn = (reads: readonly Read[]): string[] => reads.map((read) => (read.ok ? `read: ${read.item.title}` : read.reason));
