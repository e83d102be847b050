import type { FileMemory } from '../desk/import/file-memory.ts';
import type { Database } from './database.ts';
import * as queries from './file-queries.ts';

/** Keeps in a database which files were imported whole. */
export function makeFileMemory({ prepare }: Pick<Database, 'prepare'>): FileMemory {
  const pieces = prepare(queries.PIECES);
  const note = prepare(queries.NOTE_FILE);
  return {
    pieces: (sha256) => pieces.get({ sha256 })?.pieces ?? null,
    note: (sha256, count) => {
      note.run({ sha256, pieces: count });
    },
  };
}
