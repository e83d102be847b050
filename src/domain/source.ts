import type { Gate } from './audience.ts';

/** In place of a topic's id: a source that nobody put into a topic. No topic's gates stand before it, and it is in no topic's lists. */
export const UNFILED = '';

/** Why nothing of a source may be used for now: its publisher withholds it, or the time for which it may be used is over. */
export const UNUSABLE = ['withheld', 'ended'] as const;
export type Unusable = (typeof UNUSABLE)[number];

/** A text on file, verbatim. Offsets into `text` count UTF-16 units. */
export interface Source {
  /** Unique over all topics; kept byte for byte, never used as a path. */
  readonly id: string;
  /** `UNFILED`: it is in none. */
  readonly topicId: string;
  readonly version: number;
  readonly title: string;
  /** null: the source names no publisher. */
  readonly publisher: string | null;
  readonly url: string | null;
  /** UTC ISO text; null: undated. */
  readonly publishedAt: string | null;
  readonly retrievedAt: string;
  readonly language: string;
  /** Reprints, translations and near-duplicates share one. */
  readonly originId: string;
  /** Lower-case hex, over the text as UTF-8. */
  readonly sha256: string;
  readonly text: string;
  /** A killed source: nothing that rests on it is ever quoted again. */
  readonly withdrawn: { readonly reason: string; readonly at: string } | null;
  /** On file, and nothing of it is quoted; what rests on it is on hold. Left out: it may be used. */
  readonly unusable?: Unusable;
  readonly gates: readonly Gate[];
}
