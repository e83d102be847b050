import type { Compilable, SchemaModule } from 'kysely';
import type { Database } from './database.ts';

/** A table that rows are only ever added to. */
export interface AppendOnly {
  readonly table: string;
  /** Every combination of columns that no two rows share. */
  readonly keys: readonly (readonly string[])[];
}

/** One step from a database to the next; once released it is never edited. */
export interface Migration {
  /** Its file's, without the ending: "0001-first-release". */
  readonly name: string;
  readonly statements: (schema: SchemaModule) => readonly Compilable[];
  readonly appendOnly?: readonly AppendOnly[];
  /** What has to be read out of rows that were there before. */
  readonly fill?: (database: Pick<Database, 'prepare'>) => void;
}
