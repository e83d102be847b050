import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { because } from '../../knowledge/folder.ts';
import { IMPORT_TEXT } from '../../text/import.ts';
import type { FileMemory } from './file-memory.ts';
import type { Found } from './find-files.ts';
import { type Importing, importReads, NOTHING, type Tally } from './import-reads.ts';
import type { Incoming } from './incoming.ts';
import type { Read } from './item.ts';

/** Reads what stands in a file, one piece after the other. What is wrong with it is among what it yields; it throws only for bugs. */
export type ReadFile = (file: string) => AsyncIterable<Read>;

/** How files are imported. */
export interface ImportingFiles extends Importing {
  readonly readFile: ReadFile;
  readonly memory: FileMemory;
  /** Told each time that something has come to its end: what came of all so far, and how many bytes were gone through, about. */
  readonly progress?: (tally: Tally, bytes: number) => void;
}

/**
 * Brings files on file. One that was read to its end, and of which all is on file as it was, isn't read again: its bytes are known. Otherwise as
 * `importReads`.
 */
export async function importFiles(files: readonly Found[], importing: ImportingFiles): Promise<Tally> {
  const { readFile, memory, progress } = importing;
  const onFile = countOnFile(importing);
  const whole: { readonly sha256: string; readonly pieces: number }[] = [];
  let bytes = 0;
  let inFile = 0;
  let unread = 0;
  let tally = NOTHING;
  const withUnread = (all: Tally): Tally => ({ ...all, same: all.same + unread });
  const told = (all: Tally): void => {
    tally = all;
    progress?.(withUnread(all), bytes + inFile);
  };
  async function* incoming(): AsyncGenerator<Incoming> {
    for (const found of files) {
      const place = path.resolve(found.file);
      if (!found.ok) {
        yield refused(found.file, place, found.reason);
        continue;
      }
      const { file, name, size } = found;
      const hashed = await hashOf(file);
      const known = hashed.ok ? memory.pieces(hashed.sha256) : null;
      if (!hashed.ok) yield refused(file, place, IMPORT_TEXT.unreadable(hashed.reason));
      else if (known !== null && onFile.get(hashed.sha256) === known) {
        unread += known;
        progress?.(withUnread(tally), bytes + size);
      } else {
        let [pieces, sound] = [0, true];
        for await (const read of readFile(file)) {
          yield { read, name, place, file: hashed.sha256 };
          pieces++;
          sound &&= read.ok;
          inFile = Math.min(size, inFile + (read.ok ? read.item.text.length : 0));
        }
        if (sound) whole.push({ sha256: hashed.sha256, pieces });
      }
      bytes += size;
      inFile = 0;
    }
  }
  const all = withUnread(await importReads(incoming(), { ...importing, told }));
  // Only now all that was read of them is on file.
  for (const { sha256, pieces } of whole) memory.note(sha256, pieces);
  return all;
}

/** How many sources stand as they were read from a file, by its hash; where they are to go into a topic: of those that are in it. */
function countOnFile({ onFile, topicId }: Importing): ReadonlyMap<string, number> {
  onFile.refresh();
  const counts = new Map<string, number>();
  for (const { holding } of onFile.all()) {
    const file = holding.kind === 'source' ? holding.imported?.file : null;
    if (file && (topicId === null || holding.topicId === topicId)) counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return counts;
}

function refused(file: string, place: string, reason: string): Incoming {
  return { read: { ok: false, reason, where: { file, at: null, name: null } }, name: file, place, file: null };
}

type Hashed = { readonly ok: true; readonly sha256: string } | { readonly ok: false; readonly reason: string };

async function hashOf(file: string): Promise<Hashed> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
    return { ok: true, sha256: hash.digest('hex') };
  } catch (error) {
    return { ok: false, reason: because(error) };
  }
}
