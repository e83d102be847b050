import type { Asks } from './asks.ts';
import type { Follows } from './follows.ts';
import type { Gaps } from './gaps.ts';
import type { Schedules } from './schedules.ts';
import type { Summaries } from './summaries.ts';

/** What the desk keeps beside what is on file. */
export interface Books {
  readonly follows: Follows;
  readonly gaps: Gaps;
  readonly asks: Asks;
  readonly schedules: Schedules;
  readonly summaries: Summaries;
}
