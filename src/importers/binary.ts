/** How files begin that are not text: their first bytes as Latin-1. */
const BEGINNINGS: readonly (readonly [beginning: string, packed: boolean, kind: string])[] = [
  ['%PDF', false, 'a PDF'],
  ['PK\x03\x04', true, 'zip, or an office document'],
  ['PK\x05\x06', true, 'zip'],
  ['\x1F\x8B', true, 'gzip'],
  ['BZh', true, 'bzip2'],
  ['\xFD7zXZ', true, 'xz'],
  ['7z\xBC\xAF', true, '7z'],
  ['Rar!', true, 'rar'],
  ['\x28\xB5\x2F\xFD', true, 'zstd'],
  ['\x89PNG', false, 'a picture'],
  ['\xFF\xD8\xFF', false, 'a picture'],
  ['GIF8', false, 'a picture'],
  ['RIFF', false, 'a picture or a recording'],
  ['II*\0', false, 'a picture'],
  ['MM\0*', false, 'a picture'],
  ['OggS', false, 'a recording'],
  ['ID3', false, 'a recording'],
  ['\0\0\0\x18ftyp', false, 'a recording'],
  ['\0\0\0\x20ftyp', false, 'a recording'],
  ['\xD0\xCF\x11\xE0', false, 'an old office document'],
  ['{\\rtf', false, 'a rich-text document'],
  ['SQLite format', false, 'a database'],
  ['\x7FELF', false, 'a program'],
];

/** What a file is that is no text; null: it may be text. */
export function binaryKind(bytes: Uint8Array): { readonly packed: boolean; readonly kind: string } | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const hit = BEGINNINGS.find(([beginning]) => head.startsWith(beginning));
  return hit ? { packed: hit[1], kind: hit[2] } : null;
}
