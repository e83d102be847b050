import type { Schedules } from './schedules.ts';

/** What the desk keeps beside what is on file. */
export interface Books {
  readonly schedules: Schedules;
}
