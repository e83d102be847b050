import { sha256Of } from '../../knowledge/hash.ts';
import type { Item, Read } from './item.ts';

/** Something that was read, with what it is known by where it has no identity of its own. */
export interface Incoming {
  readonly read: Read;
  /** The file's name below the folder that is imported, or the feed's address. */
  readonly name: string;
  /** Where exactly: two files of one name in two folders are two. */
  readonly place: string;
  /** SHA-256 of the file that it stands in, so that it needn't be read again; null: it is no file. */
  readonly file: string | null;
}

/** Equal for items that say the very same, whichever version they call it. */
export function itemHash({ revision: _revision, ...item }: Item): string {
  const { uri, title, publisher, publishedAt, url, language, text, standing, embargo, expires, edNote, usageTerms, corrects } = item;
  const beside = item.beside.map((each) => [each.kind, each.text]);
  return sha256Of(
    JSON.stringify([
      uri,
      title,
      publisher,
      publishedAt,
      url,
      language,
      text,
      beside,
      standing,
      embargo,
      expires,
      edNote,
      usageTerms,
      corrects,
    ]),
  );
}
