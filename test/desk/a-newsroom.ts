import path from 'node:path';
import type { Context } from '../../src/commands/command.ts';
import { makeNewsroom } from '../../src/desk/newsroom.ts';
import { OnFile } from '../../src/desk/on-file.ts';
import { TOLD_NOBODY } from '../../src/desk/told.ts';
import { READER } from '../../src/domain/audience.ts';
import type { Library } from '../../src/domain/fact.ts';
import { NO_ROLES } from '../../src/domain/roles.ts';
import { readKnowledge } from '../../src/knowledge/read.ts';
import { loadLexicon } from '../../src/language/load.ts';
import { openStorage } from '../../src/storage/open.ts';
import { MEMORY } from '../../src/storage/sqlite.ts';

/** A reader at one moment. */
export const EYES = { viewer: READER, now: Date.parse('2026-11-22T12:00:00Z') } as const;

function libraryIn(folder: string): Library {
  const { library } = readKnowledge(path.join(import.meta.dirname, '../..', folder));
  if (!library) throw new Error(`${folder} has errors`);
  return library;
}

export const library = libraryIn('test/fixtures/knowledge');
export const newsroom = makeNewsroom(library, loadLexicon());

/** What a context has besides the desk itself, where nothing is changed and nobody has a role. */
export function nobody(): Pick<Context, 'onFile' | 'told' | 'who' | 'books' | 'place' | 'zone'> {
  const { store, books } = openStorage(MEMORY);
  return {
    onFile: new OnFile(store, { use: () => undefined }),
    told: TOLD_NOBODY,
    books,
    place: null,
    zone: 'UTC',
    who: { account: 'fake:U1', role: 'reader', vouched: true, holders: NO_ROLES },
  };
}
