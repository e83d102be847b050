import { sha256Of } from '../../knowledge/hash.ts';
import type { Held, SourceHolding } from '../../knowledge/holding.ts';
import { isSourceId, LONGEST_ID } from '../../knowledge/schema.ts';
import { IMPORT_TEXT } from '../../text/import.ts';
import type { OnFile } from '../on-file.ts';
import { newIdOf } from '../slug.ts';
import { type Incoming, itemHash } from './incoming.ts';
import type { Item, Where } from './item.ts';

/** What an item is known by on file. */
export type Identity =
  | {
      readonly ok: true;
      /** Of the source. */
      readonly id: string;
      /** Stands for where it was read; null: it has an identity of its own. */
      readonly place: string | null;
    }
  | { readonly ok: false; readonly reason: string };

/**
 * The id that a source has, or gets. An item's own is kept character for character (DESIGN.md, "Identity"). A file without one is known by
 * its name, and by its place where another file of that name is on file already; a piece of a file without one is known by what it says,
 * since its neighbours may come and go. An id such as "12" is its feed's alone (RSS asks no more of a guid): where another site's has it
 * on file, the site stands before it. No id is a path.
 */
export function identify(item: Item, where: Where, { name, place }: Incoming, onFile: Pick<OnFile, 'find'>): Identity {
  if (item.uri !== null && item.uri !== '') {
    const id = isOtherSites(onFile.find('source', item.uri), item) ? `${hostOf(item.url)}/${item.uri}` : item.uri;
    if (id.length > LONGEST_ID) return { ok: false, reason: IMPORT_TEXT.idTooLong(id.length, LONGEST_ID) };
    return isSourceId(id) ? { ok: true, id, place: null } : { ok: false, reason: IMPORT_TEXT.badId };
  }
  const hash = itemHash(item);
  if (where.at !== null) {
    const found = newIdOf(item.title, [hash], (id) => isOther(onFile.find('source', id), (imported) => imported.item === hash));
    return { ok: true, id: found, place: null };
  }
  const here = sha256Of(place).slice(0, 16);
  const isThis = (imported: NonNullable<SourceHolding['imported']>) => imported.place === here || imported.item === hash;
  return { ok: true, id: newIdOf(name, [name], (id) => isOther(onFile.find('source', id), isThis)), place: here };
}

/** Begins like an address or a name that is the only one of its kind anywhere ("https:", "urn:", "tag:"). */
const GLOBAL = /^[a-z][a-z0-9+.-]*:/iu;

/** Whether what is on file under an item's id came, by its address, from another site, which gives its ids for itself. */
function isOtherSites(held: Held<SourceHolding> | null, { uri, url }: Item): boolean {
  if (!held?.holding.imported || uri === null || GLOBAL.test(uri)) return false;
  const [here, there] = [hostOf(url), hostOf(held.holding.fields.url ?? null)];
  return here !== null && there !== null && here !== there;
}

const hostOf = (url: string | null): string | null => (url !== null && URL.canParse(url) ? new URL(url).host.replace(/^www\./u, '') : null);

function isOther(held: Held<SourceHolding> | null, isThis: (imported: NonNullable<SourceHolding['imported']>) => boolean): boolean {
  return held !== null && !(held.holding.imported && isThis(held.holding.imported));
}
