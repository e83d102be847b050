import { DatabaseSync } from 'node:sqlite';
import { because } from '../knowledge/folder.ts';
import { STORAGE_TEXT } from '../text/storage.ts';
import { databaseOn } from './database.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { MEMORY } from './sqlite.ts';

/**
 * Why a file isn't a whole database of Sourced, of this version or an earlier one; null: it is. The file is left as one that needs nothing
 * beside it.
 */
export function faultOf(file: string): string | null {
  let connection: DatabaseSync | null = null;
  try {
    connection = new DatabaseSync(file);
    connection.exec('PRAGMA journal_mode = DELETE');
    const found = connection.prepare('PRAGMA integrity_check').get()?.integrity_check;
    if (found !== 'ok') return STORAGE_TEXT.damaged(String(found));
    if (connection.prepare('PRAGMA foreign_key_check').all().length > 0) return STORAGE_TEXT.damaged(STORAGE_TEXT.loose);
    const names = namesIn(connection);
    const number = names.has('migrations') ? Number(connection.prepare('SELECT max(number) AS number FROM migrations').get()?.number) : 1;
    if (number > MIGRATIONS.length) return STORAGE_TEXT.newer(number, MIGRATIONS.length);
    const lacking = namesAt(number).filter((name) => !names.has(name));
    return lacking.length === 0 ? null : STORAGE_TEXT.foreign(lacking);
  } catch (error) {
    return STORAGE_TEXT.damaged(reasonOf(error));
  } finally {
    connection?.close();
  }
}

/** Why something failed, in SQLite's words or the system's. */
export const reasonOf = (error: unknown): string => (error instanceof Error && 'errcode' in error ? error.message : because(error));

/** Everything that a database has a name for: tables, indexes, triggers. */
function namesIn(connection: DatabaseSync): Set<unknown> {
  return new Set(
    connection
      .prepare('SELECT name FROM sqlite_master')
      .all()
      .map(({ name }) => name),
  );
}

/** What there must be after so many migrations; the first release had no list of them. */
function namesAt(number: number): string[] {
  const model = new DatabaseSync(MEMORY);
  databaseOn(model, MIGRATIONS.slice(0, number));
  const names = [...namesIn(model)].map(String);
  model.close();
  return names.filter((name) => name !== 'migrations' && !name.startsWith('sqlite_'));
}
