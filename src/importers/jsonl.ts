import type { Read } from '../desk/import/item.ts';
import { IMPORTER_TEXT } from '../text/importers.ts';
import { readArticle } from './article.ts';
import { readJson } from './json.ts';
import { readPiece } from './piece.ts';
import { refuse } from './refuse.ts';

const NEWLINE = 0x0a;

/** A line's bytes without its end, by number from 1; null: it was longer than it may be and has been passed over. */
export interface Line {
  readonly number: number;
  readonly bytes: Uint8Array | null;
}

/** The lines of a stream of bytes, holding no more than one of them. `longest` is in bytes. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, longest: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  const take = (): Line => {
    const bytes = size > longest ? null : parts.length === 1 ? (parts[0] ?? null) : Buffer.concat(parts);
    parts = [];
    size = 0;
    return { number: number++, bytes };
  };
  const add = (part: Uint8Array) => {
    size += part.length;
    if (size > longest) parts = [];
    else parts.push(part);
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    // A stream may use its buffer again.
    if (from < chunk.length) add(chunk.slice(from));
  }
  if (size > 0) yield take();
}

/** What came of one line; null: it is empty. `now` is epoch ms. */
export function readLine({ number, bytes }: Line, file: string, longest: number, now: number): Read | null {
  const where = { file, at: number, name: null };
  if (bytes === null) return { ok: false, reason: IMPORTER_TEXT.lineTooLong(longest), where };
  let name: string | null = null;
  const read = readPiece(where, () => {
    const text = utf8(bytes);
    if (text.trim() === '') return refuse(IMPORTER_TEXT.empty);
    const value = readJson(text);
    const id = (value as { readonly id?: unknown } | null)?.id;
    name = typeof id === 'string' ? id.slice(0, 200) : null;
    return readArticle(value, now);
  });
  if (read.ok) return read;
  return read.reason === IMPORTER_TEXT.empty ? null : { ...read, where: { ...where, name } };
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    return refuse(IMPORTER_TEXT.notUtf8, cause);
  }
}
