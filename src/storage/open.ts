import type { Outbox } from '../chat/corrections/outbox.ts';
import type { Dispatches } from '../chat/dispatches/dispatches.ts';
import type { Ledger } from '../chat/ledger.ts';
import type { Books } from '../desk/books.ts';
import type { FileMemory } from '../desk/import/file-memory.ts';
import type { Store } from '../desk/store.ts';
import type { Polls } from '../intake/feeds/polls.ts';
import type { KeptArchive } from '../search/archive.ts';
import { makeArchive } from './archive.ts';
import { makeBooks } from './books.ts';
import { openDatabase } from './database.ts';
import { makeDispatches } from './dispatches.ts';
import { makeFileMemory } from './file-memory.ts';
import { makeLedger } from './ledger.ts';
import { makeOutbox } from './outbox.ts';
import { makePolls } from './polls.ts';
import { makeStore } from './store.ts';

/** Everything that is remembered, in one database. */
export interface Storage {
  readonly ledger: Ledger;
  readonly store: Store;
  readonly outbox: Outbox;
  readonly dispatches: Dispatches;
  readonly books: Books;
  readonly archive: KeptArchive;
  readonly polls: Polls;
  readonly files: FileMemory;
  /** What had to be done to the database when it was opened, by the migrations' names. */
  readonly migrated: readonly string[];
  /** Writes down what is left to write, and closes all of it. */
  readonly close: () => void;
}

/**
 * Opens what is remembered in a data folder, which is made where it isn't there; `MEMORY`: in no folder at all. Throws UserError for one
 * that a newer version wrote, and what the file system or SQLite throws.
 */
export function openStorage(folder: string): Storage {
  const database = openDatabase(folder);
  const ledger = makeLedger(database);
  return {
    ledger,
    store: makeStore(database),
    outbox: makeOutbox(database),
    dispatches: makeDispatches(database),
    books: makeBooks(database),
    archive: makeArchive(database),
    polls: makePolls(database),
    files: makeFileMemory(database),
    migrated: database.migrated,
    close: () => {
      ledger.close();
      database.close();
    },
  };
}
