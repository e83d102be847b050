import { type Problem, UserError } from '../domain/errors.ts';
import { formatProblems } from '../knowledge/problems.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { loadLexicon } from '../language/load.ts';
import { DESK_TEXT } from '../text/desk.ts';
import type { Keeping } from './archiving.ts';
import { makeNewsroom, type Newsroom } from './newsroom.ts';
import { OnFile } from './on-file.ts';
import type { Store } from './store.ts';
import { synchronise } from './synchronise.ts';

/** The desk, open: what people are answered from, and what is on file behind it. */
export interface OpenDesk {
  readonly newsroom: Newsroom;
  readonly onFile: OnFile;
  /** Of the knowledge files, as they are now. */
  readonly problems: readonly Problem[];
}

/**
 * Opens the desk on a store and on the knowledge files, which are taken in. Files with an error in them leave what stands standing. Throws
 * UserError (exit code 1) where nothing stands yet and the files can't be used. `now` is epoch ms;
 * `lexicon` left out: it is loaded; `keeping` left out: all sentences are searched in memory.
 */
export function openDesk(
  store: Store,
  folder: string,
  now: number,
  lexicon: Lexicon = loadLexicon(),
  keeping: Omit<Keeping, 'lexicon'> | null = null,
): OpenDesk {
  const newsroom = makeNewsroom({ topics: [], sources: [], facts: [], names: [] }, lexicon);
  const onFile = new OnFile(store, newsroom, keeping && { ...keeping, lexicon });
  // Where sources were imported, a newsroom may have no topic of its own yet.
  const { taken, problems } = synchronise(onFile, folder, now, onFile.library.sources.length > 0);
  if (!taken && onFile.library.topics.length === 0) throw new UserError(DESK_TEXT.broken(formatProblems(problems)), 1);
  return { newsroom, onFile, problems };
}
