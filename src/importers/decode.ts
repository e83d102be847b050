import { IMPORTER_TEXT } from '../text/importers.ts';
import { binaryKind } from './binary.ts';
import { refuse } from './refuse.ts';

const MARKS: readonly (readonly [bytes: readonly number[], label: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
const UTF32: readonly (readonly number[])[] = [
  [0xff, 0xfe, 0, 0],
  [0, 0, 0xfe, 0xff],
];
/** Bytes in which a page or a document says how it is encoded (the HTML standard looks at 1,024; pages are careless). */
const HEAD = 4_096;

/**
 * The text of a file, without its byte-order mark. A mark decides, then the charset it came with, then what it says itself, then UTF-8.
 * What is declared in a one-byte encoding but is whole UTF-8 is taken for UTF-8, which chance doesn't make; what declares nothing and isn't
 * UTF-8 is taken for windows-1252 if that has letters for all of it. Nothing is ever replaced: throws UserError where a byte can't be read.
 */
export function decode(bytes: Uint8Array, contentType: string | null): string {
  if (bytes.length === 0) refuse(IMPORTER_TEXT.empty);
  const binary = binaryKind(bytes);
  if (binary) refuse(binary.packed ? IMPORTER_TEXT.packed(binary.kind) : IMPORTER_TEXT.binary(binary.kind));
  const begins = (mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (UTF32.some(begins)) refuse(IMPORTER_TEXT.utf32);
  const marked = MARKS.find(([mark]) => begins(mark))?.[1];
  const declared = marked ?? charsetOf(contentType) ?? declaredIn(bytes);
  const label = declared === null ? null : canonical(declared);
  if (!label?.startsWith('utf-16') && bytes.includes(0)) refuse(IMPORTER_TEXT.nul);
  if (label?.startsWith('utf-16')) return read(bytes, label) ?? refuse(IMPORTER_TEXT.wrongEncoding(label));
  const text = read(bytes, 'utf-8');
  if (text !== null) return text;
  if (label === 'utf-8') refuse(IMPORTER_TEXT.wrongEncoding(label));
  const other = read(bytes, label ?? 'windows-1252');
  if (other === null) return refuse(IMPORTER_TEXT.wrongEncoding(label ?? 'windows-1252'));
  // Bytes that windows-1252 has no letter for come out as these.
  return label === null && /[\u0080-\u009F]/u.test(other) ? refuse(IMPORTER_TEXT.notUtf8) : other;
}

/** The encoding's own name. Throws UserError for one that isn't known. */
function canonical(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch (cause) {
    return refuse(IMPORTER_TEXT.unknownEncoding(label.slice(0, 40)), cause);
  }
}

function read(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const charsetOf = (contentType: string | null): string | null => /charset\s*=\s*["']?([^\s"';]+)/iu.exec(contentType ?? '')?.[1] ?? null;

/** What an XML declaration or a page's meta says; only in a document that begins with a tag. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  if (!/^\s*</u.test(head)) return null;
  const said =
    /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/iu.exec(head) ?? /<meta[^>]{0,300}?charset\s*=\s*["']?([^\s"'/>;]+)/iu.exec(head);
  const label = said?.[1] ?? null;
  // Without a mark, whatever could be read up to here is no UTF-16 (the HTML standard says the same).
  return label !== null && /^utf-?16/iu.test(label) ? 'utf-8' : label;
}
