import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Read } from '../desk/import/item.ts';
import { IMPORTER_TEXT } from '../text/importers.ts';
import { type About, extensionOf } from './about.ts';
import { linesOf, readLine } from './jsonl.ts';
import { LIMITS, type Limits } from './limits.ts';
import { openParsing } from './parsing.ts';

/** Reads sources in any format; whoever opens one closes it. */
export interface Reader {
  /** The pieces of a file, as they are read: JSONL line by line, any other whole in a process of its own. */
  readFile(path: string): AsyncGenerator<Read>;
  /** The same for what is in memory, such as a polled feed or an attached file; `about.name` is where it is from. */
  readBytes(bytes: Uint8Array, about: About): AsyncGenerator<Read>;
  close(): Promise<void>;
}

/** Bytes of a file by which its beginning shows whether it is JSONL. */
const PEEK = 65_536;

/**
 * The one entrance to the importers. Whatever a file is, it comes out as items and as reasons: nothing throws but a fault of this program.
 * `now` tells epoch ms.
 */
export function openReader(now: () => number, limits: Limits = LIMITS): Reader {
  const parsing = openParsing(limits);
  async function* lines(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, file: string): AsyncGenerator<Read> {
    let none = true;
    for await (const line of linesOf(chunks, limits.line)) {
      const read = readLine(line, file, limits.line, now());
      if (read) yield read;
      none &&= read === null;
    }
    if (none) yield refused(file, IMPORTER_TEXT.empty);
  }
  async function* whole(bytes: Uint8Array, about: About): AsyncGenerator<Read> {
    if (bytes.length > limits.bytes) yield refused(about.name, IMPORTER_TEXT.tooLarge(bytes.length, limits.bytes));
    else yield* await parsing.parse(bytes, about, now());
  }
  return {
    async *readFile(path) {
      const start = await beginningOf(path);
      if (typeof start === 'string') yield refused(path, start);
      else if (isJsonl(start.head, path)) yield* lines(createReadStream(path), path);
      else if (start.size > limits.bytes) yield refused(path, IMPORTER_TEXT.tooLarge(start.size, limits.bytes));
      else {
        const bytes = await contentsOf(path);
        if (typeof bytes === 'string') yield refused(path, bytes);
        else yield* whole(bytes, { name: path, contentType: null });
      }
    },
    async *readBytes(bytes, about) {
      if (isJsonl(bytes.subarray(0, PEEK), about.name)) yield* lines([bytes], about.name);
      else yield* whole(bytes, about);
    },
    close: () => parsing.close(),
  };
}

const refused = (file: string, reason: string): Read => ({ ok: false, reason, where: { file, at: null, name: null } });

/** By its extension, or a first line that is an object by itself with another line behind it. */
function isJsonl(head: Uint8Array, name: string): boolean {
  if (['jsonl', 'ndjson'].includes(extensionOf(name))) return head[0] !== 0x1f;
  const end = head.indexOf(0x0a);
  const first = end === -1 ? '' : Buffer.from(head.subarray(0, end)).toString('utf8').trim();
  if (!first.startsWith('{') || !/^\s*\{/u.test(Buffer.from(head.subarray(end + 1, end + 101)).toString('latin1'))) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}

/** A file's size and first bytes, or why it can't be opened. */
async function beginningOf(path: string): Promise<{ readonly head: Uint8Array; readonly size: number } | string> {
  try {
    await using file = await open(path);
    const stat = await file.stat();
    if (!stat.isFile()) return IMPORTER_TEXT.unreadable('it is no file');
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(Math.min(PEEK, stat.size)), position: 0 });
    return { head: buffer.subarray(0, bytesRead), size: stat.size };
  } catch (error) {
    return unreadable(error);
  }
}

/** A file's bytes, or why they can't be read. */
async function contentsOf(path: string): Promise<Uint8Array | string> {
  try {
    await using file = await open(path);
    return new Uint8Array(await file.readFile());
  } catch (error) {
    return unreadable(error);
  }
}

/** Throws what is no fault of the file system's. */
function unreadable(error: unknown): string {
  if (error instanceof Error && 'code' in error) return IMPORTER_TEXT.unreadable(String(error.code));
  throw error;
}
