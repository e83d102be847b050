import { fileURLToPath } from 'node:url';
import type { Name } from '../../src/domain/fact.ts';
import { readKnowledge } from '../../src/knowledge/read.ts';
import { loadLexicon, readChat } from '../../src/language/load.ts';
import { NameTable } from '../../src/language/names.ts';
import type { ReadingRoom } from '../../src/language/question/room.ts';
import { tokenize } from '../../src/language/tokens.ts';

/** English and the first topic's names as they are shipped; loaded once for each test file that asks. */
export const lexicon = loadLexicon();

const { library } = readKnowledge(fileURLToPath(new URL('../../knowledge', import.meta.url)));
export const shippedNames: readonly Name[] = library?.names ?? [];
export const names = new NameTable(shippedNames, lexicon);

/** The ids of the names in a text, those that may only be asked about with a question mark. */
export function namesIn(text: string, table: NameTable = names): string[] {
  return table.find(tokenize(text)).map((hit) => `${hit.names.map((name) => name.id).join('|')}${hit.tier === 'maybe' ? '?' : ''}`);
}

const vocabulary = new Set((library?.facts ?? []).flatMap((fact) => tokenize(fact.quote.exact).map((token) => lexicon.key(token.lower))));

export const room: ReadingRoom = {
  lexicon,
  names,
  chat: readChat(),
  known: (word) => vocabulary.has(word),
  vocabulary: () => vocabulary,
};
