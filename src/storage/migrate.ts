import { UserError } from '../domain/errors.ts';
import { STORAGE_TEXT } from '../text/storage.ts';
import type { Database } from './database.ts';
import { LAST, NOTE } from './migrate-queries.ts';
import type { Migration } from './migration.ts';
import type { Build } from './query.ts';
import { appendOnlySql } from './sqlite.ts';

interface Target extends Pick<Database, 'prepare' | 'transaction'> {
  readonly build: Build;
  /** Runs statements that take no values and give no rows. */
  readonly execute: (sql: string) => void;
}

/**
 * Brings a database up to date: each step that it lacks, all of it or nothing. Returns the names of those that were made. Throws UserError
 * for a database that has steps which this version doesn't know.
 */
export function migrate({ build, prepare, transaction, execute }: Target, migrations: readonly Migration[]): string[] {
  const last = prepare(LAST);
  const note = prepare(NOTE);
  execute(listOf(build));
  const made: string[] = [];
  const has = () => last.get({})?.number ?? 0;
  for (const [before, { name, statements, appendOnly = [], fill }] of migrations.entries()) {
    if (has() > before) continue;
    transaction(() => {
      // Another process may have been quicker.
      if (has() > before) return;
      for (const statement of statements(build.schema)) execute(statement.compile().sql);
      for (const table of appendOnly) for (const sql of appendOnlySql(table)) execute(sql);
      fill?.({ prepare });
      note.run({ number: before + 1, name, at: Date.now() });
      made.push(name);
    });
  }
  if (has() > migrations.length) throw new UserError(STORAGE_TEXT.newer(has(), migrations.length), 1);
  return made;
}

/** The list of what was made. */
function listOf(build: Build): string {
  return build.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .compile().sql;
}
