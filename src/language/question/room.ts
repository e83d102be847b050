import type { Lexicon } from '../lexicon.ts';
import type { NameTable } from '../names.ts';

/** What reading a question needs to know; names and vocabulary are those that the viewer may see. */
export interface ReadingRoom {
  readonly lexicon: Lexicon;
  readonly names: NameTable;
  readonly chat: ChatWriting;
  /** Whether a base form stands in anything the viewer may see. */
  readonly known: (word: string) => boolean;
  /** Those words, for correcting spelling. */
  readonly vocabulary: () => Iterable<string>;
}

/** How people write in chat. */
export interface ChatWriting {
  /** Short spelling → written out. */
  readonly words: ReadonlyMap<string, string>;
  /** Idiom → plain words, the longest first. */
  readonly idioms: readonly (readonly [RegExp, string])[];
}
