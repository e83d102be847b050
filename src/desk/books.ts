import type { Asks } from './asks.ts';
import type { Schedules } from './daily/schedules.ts';
import type { Summaries } from './daily/summaries.ts';
import type { Follows } from './follows/follows.ts';
import type { Gaps } from './gaps/gaps.ts';

/** What the desk keeps beside what is on file. */
export interface Books {
  readonly follows: Follows;
  readonly gaps: Gaps;
  readonly asks: Asks;
  readonly schedules: Schedules;
  readonly summaries: Summaries;
}
