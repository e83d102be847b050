/** How much one piece of input may ask for. */
export interface Limits {
  /** Bytes of a file that is parsed as a whole; JSONL has no limit. */
  readonly bytes: number;
  /** Bytes of one line of JSONL. */
  readonly line: number;
  /** Milliseconds that one file's parsing may take. */
  readonly milliseconds: number;
  /** Megabytes of the parsing process's heap. */
  readonly heap: number;
}

/** Enough for a feed of thousands of articles; nothing hangs for ten seconds, the process's start not counted. */
export const LIMITS: Limits = { bytes: 20_000_000, line: 10_000_000, milliseconds: 8_000, heap: 768 };

/** Characters of an item's own id (DESIGN.md, "Identity"). */
export const LONGEST_URI = 200;
