import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { FILE } from '../../src/storage/sqlite.ts';
import { aStorage, dataFolder } from './a-storage.ts';
import { change, commit, topic } from './holdings.ts';

/** Somebody with a connection of their own, and none of the care that the bot takes. */
function besideAStore() {
  const folder = dataFolder();
  const { store } = aStorage(folder);
  store.commit(commit(1, [change(topic('a'), 0), change(topic('b'), 0)]));
  const beside = new DatabaseSync(path.join(folder, FILE), { enableForeignKeyConstraints: false });
  onTestFinished(() => beside.close());
  return { store, beside };
}

const AUDIT = 'INTO audit (seq, at, by, act, kind, id, version) VALUES';
const VERSIONS = 'INTO versions (kind, id, version, body) VALUES';

test.each([
  "UPDATE audit SET by = 'nobody'",
  'UPDATE OR REPLACE audit SET seq = 2 WHERE seq = 1',
  'DELETE FROM audit WHERE seq = 2',
  'DELETE FROM audit',
  `INSERT OR REPLACE ${AUDIT} (1, 0, 'x', 'add', 'topic', 'c', 1)`,
  `INSERT OR REPLACE ${AUDIT} (9, 0, 'x', 'add', 'topic', 'a', 1)`,
  `REPLACE ${AUDIT} (2, 0, 'x', 'add', 'topic', 'a', 1)`,
  `INSERT ${AUDIT} (1, 0, 'x', 'add', 'topic', 'c', 1) ON CONFLICT DO UPDATE SET by = 'x'`,
  "UPDATE versions SET body = '{}'",
  'DELETE FROM versions',
  `INSERT OR REPLACE ${VERSIONS} ('topic', 'a', 1, '{}')`,
  "INSERT OR REPLACE INTO versions (rowid, kind, id, version, body) VALUES (1, 'topic', 'c', 1, '{}')",
])('nobody gets at what was once written: %s', (sql) => {
  const { store, beside } = besideAStore();
  const before = [store.auditSince('1970-01-01'), store.history('topic', 'a')];
  for (const recursive of ['OFF', 'ON']) {
    beside.exec(`PRAGMA recursive_triggers = ${recursive}`);
    expect(() => beside.exec(sql)).toThrow('is only ever added to');
  }
  expect([store.auditSince('1970-01-01'), store.history('topic', 'a')]).toEqual(before);
  expect(store.commit(commit(2, [change(topic('a'), 1)])).ok).toBe(true);
});

test('a transaction within another is a bug that undoes both', () => {
  const database = openDatabase(dataFolder());
  onTestFinished(database.close);
  const inner = () => database.transaction(() => 1);
  expect(() => database.transaction(inner)).toThrow('within a transaction');
  expect(database.transaction(() => 2)).toBe(2);
});
