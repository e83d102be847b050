import type { Problem } from '../../domain/errors.ts';

/** A file that goes out. */
export interface OutFile {
  /** Relative to the folder, with forward slashes; never leads out of it. */
  readonly path: string;
  readonly content: string;
}

/** What has to be written so that a folder says what goes out. */
export interface Plan {
  /** In the order in which they have to come, so that what refers to something comes behind it. */
  readonly files: readonly OutFile[];
  /** Files that say it already. */
  readonly kept: number;
  /** What keeps files that are there from being read, so that nothing may be written. */
  readonly problems: readonly Problem[];
}

/** Files of a knowledge folder that are there already: their text (LF, no byte-order mark) by path; null: one that can't be read. */
export type Existing = ReadonlyMap<string, string | null>;
