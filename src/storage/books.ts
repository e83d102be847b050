import type { Books } from '../desk/books.ts';
import type { Database } from './database.ts';
import { makeFollows } from './follows.ts';
import { makeAsks, makeGaps } from './gaps.ts';
import { makeSchedules } from './schedules.ts';
import { makeSummaries } from './summaries.ts';

/** Keeps the desk's books in a database. */
export function makeBooks(database: Database): Books {
  return {
    follows: makeFollows(database),
    gaps: makeGaps(database),
    asks: makeAsks(database),
    schedules: makeSchedules(database),
    summaries: makeSummaries(database),
  };
}
