import type { Tally } from '../desk/import/import-reads.ts';
import type { Incoming } from '../desk/import/incoming.ts';

/**
 * Brings what is read on file: what is refused is named, and the rest goes on. The same again changes nothing, so that whatever was broken off
 * is simply done again. `topicId` null: a new source stands under no topic. Rejects for bugs, for a database that is busy, and with what the
 * reads throw.
 */
export type Take = (reads: AsyncIterable<Incoming>, topicId: string | null) => Promise<Tally>;

/** Whether it brought anything: something new, or what was on file already. */
export const broughtAnything = ({ added, versions, killed, same, older }: Tally): boolean => added + versions + killed + same + older > 0;

/** The process is about to end: what is in hand is left as it was. */
export class Interrupted extends Error {}

/** The same, each as it is changed, until the process ends; then Interrupted is thrown. */
export async function* readUntil<T, R>(ending: AbortSignal, reads: AsyncIterable<T>, change: (read: T) => R): AsyncGenerator<R> {
  for await (const read of reads) {
    if (ending.aborted) throw new Interrupted();
    yield change(read);
  }
  if (ending.aborted) throw new Interrupted();
}

/** What is counted of what comes in by itself. */
export interface IntakeCounts {
  /** What became of so many items that came in `from` there. */
  readonly imported: (from: 'inbox' | 'feed', outcome: string, count: number) => void;
  /** A file of the inbox was put into that folder. */
  readonly filed: (folder: 'done' | 'refused') => void;
  readonly polled: (outcome: 'new' | 'unchanged' | 'failed') => void;
}

/** Counts all that an import counted, as far as there was any. */
export function countItems(counts: Pick<IntakeCounts, 'imported'>, from: 'inbox' | 'feed', tally: Tally): void {
  const { added, versions, killed, same, older, refused } = tally;
  const outcomes = { added, changed: versions, withdrawn: killed, skipped: same + older, refused };
  for (const [outcome, count] of Object.entries(outcomes)) if (count > 0) counts.imported(from, outcome, count);
}

/** Structured, with a static message; nothing of what a file or a feed says. */
export interface IntakeLog {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}
