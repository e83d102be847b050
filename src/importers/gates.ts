import type { Item } from '../desk/import/item.ts';
import { instantOf } from './dates.ts';

/** What IPTC's formats say of whether and when an item may be used, as written; null where they don't. */
export interface Gates {
  /** `usable`, `withheld` or `canceled`, alone, behind a prefix (`stat:usable`) or at an address's end. */
  readonly pubStatus: string | null;
  /** Empty: until further notice (NewsML-G2). */
  readonly embargoed: string | null;
  readonly expires: string | null;
}

/**
 * The same as the desk keeps it (DOMAIN.md, "Formats"). Without a status an item is usable. A gate that can't be read stays shut: a status
 * or a date that is no known one withholds the item.
 */
export function readGates({ pubStatus, embargoed, expires }: Gates): Pick<Item, 'standing' | 'embargo' | 'expires'> {
  const embargo = instantOf(embargoed);
  const end = instantOf(expires);
  const unread = (embargoed !== null && embargo === null) || (expires !== null && end === null);
  const stated = standingOf(pubStatus);
  return { standing: stated === 'usable' && unread ? 'withheld' : stated, embargo, expires: end };
}

function standingOf(status: string | null): Item['standing'] {
  if (status === null) return 'usable';
  const word = status
    .trim()
    .toLowerCase()
    .replace(/^.*[:/]/u, '');
  if (word === 'usable') return 'usable';
  return word === 'canceled' || word === 'cancelled' ? 'canceled' : 'withheld';
}

/** What a property of JSON says of a gate: null only where it isn't there or is empty; what is no text is a gate that can't be read. */
export function writtenGate(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') return JSON.stringify(value);
  return value.trim() === '' ? null : value;
}

/** A version's number as formats write it; null: it has none, or one with parts ("1.10"), whose order can't be told from its value. */
export function versionNumber(version: unknown): number | null {
  const number = typeof version === 'string' && version.trim() !== '' ? Number(version) : version;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}
