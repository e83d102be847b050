import type { Answer } from '../domain/answer.ts';
import type { Button } from './button.ts';

/** What is sent: an answer, and the buttons under it. Adapters' `render` makes a payload of it. */
export interface Message {
  readonly answer: Answer;
  /** Names the recorded answer in button ids: `[a-z0-9]`, at most 40 characters. */
  readonly answerId: string;
  /** In order; without `more`, which rendering adds where something is left to show. */
  readonly buttons: readonly Button[];
  /** The first item to show, counted in whole quotes, sections and related entries; 0: from the start. */
  readonly from: number;
  /** A line above the answer; left out or null: none. */
  readonly above?: string | null;
}
