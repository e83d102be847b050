import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  type CreateTableNode,
  type DataTypeNode,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { AppendOnly } from './migration.ts';
import type { Build } from './query.ts';
import type { Tables } from './tables.ts';

// All that only SQLite understands stands here.

/** The file within a data folder. */
export const FILE = 'sourced.db';
/** In place of a folder: a database that is gone when it is closed. */
export const MEMORY = ':memory:';

/** How long (ms) a statement waits for another process's write. */
export const BUSY = 500;

/** Opens the database of a data folder, which is made where it isn't there, for nobody else's eyes. Throws what the file system or SQLite throws. */
export function openSqlite(folder: string): DatabaseSync {
  if (folder === MEMORY) return new DatabaseSync(MEMORY);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, FILE);
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const connection = new DatabaseSync(file, { timeout: BUSY, enableForeignKeyConstraints: true });
  // WAL with NORMAL: a write survives the end of the process; what a power cut may cost is the last moments, never the file.
  // What is forgotten is overwritten: SQLite would leave its words in the file until their place is needed.
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;');
  return connection;
}

/** What SQLite says where somebody else has the database: busy, locked. */
const TAKEN: readonly number[] = [5, 6];

/** Whether something failed because another process is writing. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && TAKEN.includes(Number(error.errcode) & 0xff);

/** Tables whose rows are small and found by their key alone: kept in that one order, a row costs one write. */
const BY_KEY: readonly string[] = ['citations'];

/** Types are held to; a long integer is SQLite's only one. */
class SqliteCompiler extends SqliteQueryCompiler {
  protected override visitCreateTable(node: CreateTableNode): void {
    super.visitCreateTable(node);
    this.append(BY_KEY.includes(node.table.table.identifier.name) ? ' strict, without rowid' : ' strict');
  }

  protected override visitDataType(node: DataTypeNode): void {
    this.append(node.dataType === 'bigint' ? 'integer' : node.dataType);
  }
}

/** Builds SQLite's statements; it is connected to nothing. */
export function sqliteBuild(): Build {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (build) => new SqliteIntrospector(build),
      createQueryCompiler: () => new SqliteCompiler(),
    },
  });
}

/**
 * Triggers that let nothing change or leave a table. One looks before an insert, too: INSERT OR REPLACE deletes the row that is in its way
 * without asking the trigger for deleting.
 */
export function appendOnlySql({ table, keys }: AppendOnly): string[] {
  const taken = ['rowid = NEW.rowid', ...keys.map((key) => key.map((column) => `"${column}" = NEW."${column}"`).join(' AND '))];
  const refuse = `BEGIN SELECT RAISE(ABORT, '${table} is only ever added to'); END`;
  return [
    `CREATE TRIGGER ${table}_update BEFORE UPDATE ON "${table}" ${refuse}`,
    `CREATE TRIGGER ${table}_delete BEFORE DELETE ON "${table}" ${refuse}`,
    `CREATE TRIGGER ${table}_replace BEFORE INSERT ON "${table}" WHEN ${taken
      .map((each) => `EXISTS (SELECT 1 FROM "${table}" WHERE ${each})`)
      .join(' OR ')} ${refuse}`,
  ];
}
