/** XML's own; there are no others without a DTD, and none is read. */
const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(#[0-9]+|#x[0-9a-f]+|[\p{L}_][\p{L}\p{N}._-]*);/giu;
/** Stands before the name of a reference that names no character; no XML has it (XML 1.0, production 2). */
const UNREAD = '\u{FFFE}';

/** XML's text with its five entities and its character references read, once; for any other, see `unreadEntity`. */
export function readEntities(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, (_, name: string) => characterOf(name) ?? `${UNREAD}${name};`) : text;
}

/** The first reference in a text that came out of `readEntities` without being read, without its marks; null: there is none. */
export function unreadEntity(text: string): string | null {
  return text.includes(UNREAD) ? (/\u{FFFE}([^;]{0,40})/u.exec(text)?.[1] ?? '') : null;
}

/** The same for a line that may or may not be escaped: what isn't known stays as it stands. */
export function readEntitiesLoosely(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, (whole, name: string) => characterOf(name) ?? whole) : text;
}

function characterOf(name: string): string | null {
  if (!name.startsWith('#')) return Object.hasOwn(PREDEFINED, name) ? (PREDEFINED[name] ?? null) : null;
  const point = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return isCharacter(point) ? String.fromCodePoint(point) : null;
}

/** XML 1.0, production 2. */
function isCharacter(point: number): boolean {
  if (point < 0x20) return point === 0x9 || point === 0xa || point === 0xd;
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff);
}
