import type { Fact } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';

/**
 * The sentences of older sources, which the database's own full text finds. It holds all passages of a source as it was put there,
 * whatever facts rest on them and whatever the desk discarded: that is left out when it is read, so that only a new version of the
 * source itself puts it there anew. It knows plain words only, since names change: a name is found by the words of its spellings.
 */
export interface Archive {
  /** What is in it, by the sources' ids. A change gives another map. */
  readonly sources: ReadonlyMap<string, ArchivedSource>;
  /** The numbers of the passages behind those gates that have a term (`KEY` or `WORD` before it), in ascending order. */
  readonly having: (gates: string, term: string) => Uint32Array;
  /** The words as written that stand behind those gates, each once. */
  readonly words: (gates: string) => Iterable<string>;
}

/** Before the key of a word, and before a word as written: one archive holds both. */
export const KEY = 'k';
export const WORD = 'w';

/** A source in the archive. */
export interface ArchivedSource {
  readonly id: string;
  /** The source's, when it was put there. */
  readonly version: number;
  /** The key of its gates (`gateKey`) then. */
  readonly gates: string;
  /** Which way of taking text apart made its terms. */
  readonly tokens: string;
  /** The number of its first passage; the others follow. No two passages behind the same gates have one number. */
  readonly first: number;
  /** Of each passage three numbers: start and end (UTF-16 offsets into the source's text), and how many terms it has. */
  readonly spans: Int32Array;
}

/** Numbers of a passage in `spans`. */
export const SPAN = 3;

/** A source that is searched in the archive, as it is on file. */
export interface Archived {
  readonly source: Source;
  readonly entry: ArchivedSource;
  /** Places among its passages (from 0) of those that aren't there for anybody: a fact took them, or the desk discarded them. */
  readonly gone: readonly number[];
}

/** An archive that is put into order. */
export interface KeptArchive extends Archive {
  /** Takes in what another process changed; true: there was something. */
  readonly refresh: () => boolean;
  /**
   * Puts sources there, in place of earlier versions, and takes others out by their ids: all of it or nothing. False: another
   * process is writing now, and nothing was changed.
   */
  readonly change: (change: { readonly put: readonly ToArchive[]; readonly remove: readonly string[] }) => boolean;
}

/** A source taken apart. */
export interface ToArchive extends Omit<ArchivedSource, 'first'> {
  /** Of each passage, in order: its terms, marked. */
  readonly terms: readonly (readonly string[])[];
}

export const NOTHING_ARCHIVED: Archive = { sources: new Map(), having: () => new Uint32Array(0), words: () => [] };

/** Where a passage stands, by its id; null: it is no passage's. */
export function placeOf(id: Fact['id']): { readonly sourceId: string; readonly start: number; readonly end: number } | null {
  const parts = /^(.*)#(\d+)-(\d+)$/su.exec(id);
  return parts ? { sourceId: parts[1] ?? '', start: Number(parts[2]), end: Number(parts[3]) } : null;
}

/** The places, from 0, of those of an archived source's passages for which something is so. */
export function placesIn(
  { spans: all }: ArchivedSource,
  isSo: (span: { readonly start: number; readonly end: number }) => boolean,
): number[] {
  const places: number[] = [];
  for (let at = 0; at * SPAN < all.length; at++) if (isSo({ start: all[at * SPAN] ?? 0, end: all[at * SPAN + 1] ?? 0 })) places.push(at);
  return places;
}
