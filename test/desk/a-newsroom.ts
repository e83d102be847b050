import path from 'node:path';
import { makeNewsroom } from '../../src/desk/newsroom.ts';
import { READER } from '../../src/domain/audience.ts';
import type { Library } from '../../src/domain/fact.ts';
import { readKnowledge } from '../../src/knowledge/read.ts';
import { loadLexicon } from '../../src/language/load.ts';

/** A reader at one moment. */
export const EYES = { viewer: READER, now: Date.parse('2026-11-22T12:00:00Z') } as const;

function libraryIn(folder: string): Library {
  const { library } = readKnowledge(path.join(import.meta.dirname, '../..', folder));
  if (!library) throw new Error(`${folder} has errors`);
  return library;
}

export const library = libraryIn('test/fixtures/knowledge');
export const newsroom = makeNewsroom(library, loadLexicon());
