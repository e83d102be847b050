import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { openStorage, type Storage } from '../../src/storage/open.ts';
import { MEMORY } from '../../src/storage/sqlite.ts';

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

/** A folder of this test's own, gone after it. */
export function dataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sourced-storage-'));
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A storage that is closed after the test. */
export function aStorage(folder: string): Storage {
  const storage = openStorage(folder);
  opened.unshift(storage.close);
  return storage;
}

/** What a contract runs against. */
export interface StorageRig {
  readonly open: () => Storage;
  /** The same, opened by another process or after a crash: the first one isn't closed. null: there is no such thing. */
  readonly again: (() => Storage) | null;
}

/** Every place that a storage can be in. */
export const PLACES: readonly (readonly [name: string, make: () => StorageRig])[] = [
  [
    'a data folder',
    () => {
      const folder = dataFolder();
      return { open: () => aStorage(folder), again: () => aStorage(folder) };
    },
  ],
  ['memory', () => ({ open: () => aStorage(MEMORY), again: null })],
];
