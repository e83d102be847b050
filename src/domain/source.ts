import type { Gate } from './audience.ts';

/** A text on file, verbatim. Offsets into `text` count UTF-16 units. */
export interface Source {
  /** Unique over all topics; kept byte for byte, never used as a path. */
  readonly id: string;
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
  readonly gates: readonly Gate[];
}
