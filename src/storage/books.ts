import type { Books } from '../desk/books.ts';
import type { Database } from './database.ts';
import { makeSchedules } from './schedules.ts';

/** Keeps the desk's books in a database. */
export function makeBooks(database: Database): Books {
  return { schedules: makeSchedules(database) };
}
