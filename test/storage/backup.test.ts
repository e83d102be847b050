import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { backUp, restore } from '../../src/storage/backup.ts';
import { openStorage } from '../../src/storage/open.ts';
import { FILE } from '../../src/storage/sqlite.ts';
import { aStorage, dataFolder } from './a-storage.ts';
import { change, commit, topic } from './holdings.ts';

const NOW = Date.UTC(2026, 4, 3, 18, 20);
const KEPT = 'sourced-until-2026-05-03T18-20-00.000Z.db';

/** A data folder with these topics on file, that nobody has open. */
function folderWith(...ids: string[]): string {
  const folder = dataFolder();
  add(folder, ...ids);
  return folder;
}

function add(folder: string, ...ids: string[]): void {
  const storage = openStorage(folder);
  for (const id of ids) storage.store.commit(commit(1, [change(topic(id), 0)]));
  storage.close();
}

function idsIn(folder: string): string[] {
  const storage = openStorage(folder);
  const ids = storage.store.held().map(({ holding }) => holding.id);
  storage.close();
  return ids;
}

/** What an operator is told. */
function said(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('nothing was said');
}

describe('a backup', () => {
  test('is a whole copy, made while the bot writes, that nobody else can read', () => {
    const folder = dataFolder();
    const { store } = aStorage(folder);
    store.commit(commit(1, [change(topic('before'), 0)]));
    const file = path.join(dataFolder(), 'copy.db');
    backUp(folder, file);
    store.commit(commit(2, [change(topic('after'), 0)]));
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readdirSync(path.dirname(file))).toEqual(['copy.db']);
    const elsewhere = path.join(dataFolder(), 'new');
    expect(restore(file, elsewhere, NOW)).toBeNull();
    expect(idsIn(elsewhere)).toEqual(['before']);
    expect(idsIn(folder)).toEqual(['before', 'after']);
  });

  test('overwrites nothing, and leaves nothing behind where it can’t be made', () => {
    const folder = folderWith('a');
    const file = path.join(dataFolder(), 'copy.db');
    writeFileSync(file, 'mine');
    expect(said(() => backUp(folder, file))).toContain('is there already');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(said(() => backUp(folder, path.join(folder, 'nowhere', 'copy.db')))).toContain("can't be written");
    expect(said(() => backUp(path.join(folder, 'nowhere'), `${file}2`))).toContain('There is no database');
    writeFileSync(path.join(folder, FILE), 'no database at all, whatever its name says');
    expect(said(() => backUp(folder, `${file}2`))).toContain("can't be written");
    expect(readdirSync(path.dirname(file))).toEqual(['copy.db']);
  });
});

describe('restoring', () => {
  test('puts a backup in the place of a newer state, and keeps that', () => {
    const folder = folderWith('a');
    const file = path.join(dataFolder(), 'copy.db');
    backUp(folder, file);
    add(folder, 'b');
    expect(restore(file, folder, NOW)).toBe(path.join(folder, KEPT));
    expect(readdirSync(folder).sort()).toEqual([KEPT, FILE].sort());
    expect(idsIn(folder)).toEqual(['a']);
    add(folder, 'c');
    const back = dataFolder();
    restore(path.join(folder, KEPT), back, NOW);
    expect([idsIn(folder), idsIn(back)]).toEqual([
      ['a', 'c'],
      ['a', 'b'],
    ]);
    expect(statSync(path.join(folder, FILE)).mode & 0o077).toBe(0);
  });

  test('takes in what a crash left in the log of the state that it keeps', () => {
    const crashed = dataFolder();
    const { store } = aStorage(crashed);
    store.commit(commit(1, [change(topic('a'), 0)]));
    const folder = dataFolder();
    for (const name of [FILE, `${FILE}-wal`]) copyFileSync(path.join(crashed, name), path.join(folder, name));
    const file = path.join(dataFolder(), 'copy.db');
    backUp(folderWith('b'), file);
    restore(file, folder, NOW);
    expect(readdirSync(folder).sort()).toEqual([KEPT, FILE].sort());
    const kept = dataFolder();
    restore(path.join(folder, KEPT), kept, NOW);
    expect([idsIn(folder), idsIn(kept)]).toEqual([['b'], ['a']]);
  });

  test('waits for nobody who has the database open: it refuses', () => {
    const folder = dataFolder();
    const storage = openStorage(folder);
    storage.store.commit(commit(1, [change(topic('a'), 0)]));
    const file = path.join(dataFolder(), 'copy.db');
    backUp(folder, file);
    expect(said(() => restore(file, folder, NOW))).toContain('is in use');
    expect(existsSync(path.join(folder, KEPT))).toBe(false);
    expect(storage.store.commit(commit(2, [change(topic('b'), 0)])).ok).toBe(true);
    storage.close();
    restore(file, folder, NOW);
    expect(idsIn(folder)).toEqual(['a']);
  });

  test('refuses what is no whole database of this version or an earlier one, and changes nothing', () => {
    const folder = folderWith('a');
    const whole = path.join(dataFolder(), 'copy.db');
    backUp(folder, whole);
    const other = (change: (file: string) => void): string => {
      const file = path.join(dataFolder(), 'other.db');
      copyFileSync(whole, file);
      change(file);
      return file;
    };
    const edited = (sql: string) =>
      other((file) => {
        const connection = new DatabaseSync(file, { enableForeignKeyConstraints: false });
        connection.exec(sql);
        connection.close();
      });
    const size = statSync(whole).size;
    const refused: readonly (readonly [string, string])[] = [
      [other((file) => truncateSync(file, size - 4096)), 'damaged'],
      [other((file) => truncateSync(file, size / 2 + 100)), 'damaged'],
      [other((file) => truncateSync(file, 0)), 'no database of Sourced'],
      [other((file) => writeFileSync(file, 'a text of somebody’s')), 'damaged'],
      [edited('DROP TABLE steps'), 'no database of Sourced (it has no steps)'],
      [edited('DROP TRIGGER audit_delete'), 'no database of Sourced (it has no audit_delete)'],
      [edited('DELETE FROM heads; DROP TRIGGER versions_delete; DELETE FROM versions'), 'damaged'],
      [edited("INSERT INTO migrations VALUES (999, '0999-later', 0)"), 'newer version'],
      [path.join(folder, 'nowhere.db'), 'There is no file'],
    ];
    for (const [file, reason] of refused) expect(said(() => restore(file, folder, NOW))).toContain(reason);
    const live = dataFolder();
    aStorage(live).store.commit(commit(1, [change(topic('b'), 0)]));
    expect(said(() => restore(path.join(live, FILE), folder, NOW))).toContain('is open somewhere');
    expect(readdirSync(folder)).toEqual([FILE]);
    expect(idsIn(folder)).toEqual(['a']);
  });

  test('helps where the database can’t be read any more, and nothing of its log comes into the new one', () => {
    const file = path.join(dataFolder(), 'copy.db');
    backUp(folderWith('a'), file);
    const folder = dataFolder();
    writeFileSync(path.join(folder, FILE), 'overwritten by something'.repeat(1000));
    writeFileSync(path.join(folder, `${FILE}-wal`), 'its log');
    expect(restore(file, folder, NOW)).toBe(path.join(folder, KEPT));
    expect(readFileSync(path.join(folder, KEPT), 'utf8')).toContain('overwritten');
    expect(idsIn(folder)).toEqual(['a']);
  });
});
