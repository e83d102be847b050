import { type Archive, type ArchivedSource, type KeptArchive, SPAN, type ToArchive, WORD } from '../search/archive.ts';
import * as queries from './archive-queries.ts';
import type { Database } from './database.ts';
import { isBusy } from './sqlite.ts';

/** The archive in a database. What another process changes in it is seen after `refresh`. */
export function makeArchive({ prepare, transaction, fullText }: Database): KeptArchive {
  const edition = prepare(queries.EDITION);
  const nextEdition = prepare(queries.NEXT_EDITION);
  const gatesRow = prepare(queries.GATES);
  const lastGates = prepare(queries.LAST_GATES);
  const addGates = prepare(queries.ADD_GATES);
  const setNext = prepare(queries.SET_NEXT);
  const archived = prepare(queries.ARCHIVED);
  const spansRow = prepare(queries.SPANS);
  const add = prepare(queries.ADD_ARCHIVED);
  const remove = prepare(queries.REMOVE_ARCHIVED);

  let sources: Archive['sources'] = new Map();
  /** The full text's index for the key of gates. */
  const indexes = new Map<string, number>();
  const vocabularies = new Map<string, Set<string>>();
  let seen = 0;

  const current = () => edition.get({})?.edition ?? 0;
  function refresh(): boolean {
    const now = current();
    if (now === seen) return false;
    const next = new Map<string, ArchivedSource>();
    for (const { source_id: id, version, gates, number, tokens, first } of archived.all({})) {
      indexes.set(gates, number);
      const known = sources.get(id);
      if (known?.version === version && known.gates === gates && known.first === first) next.set(id, known);
      else {
        const spans = spansRow.get({ source_id: id })?.spans;
        if (spans !== undefined) next.set(id, { id, version, gates, tokens, first, spans: Int32Array.from(JSON.parse(spans) as number[]) });
      }
    }
    sources = next;
    vocabularies.clear();
    seen = now;
    return true;
  }

  /** The index for gates with the number of its next document; made where it isn't there. */
  function indexFor(gates: string): { readonly number: number; readonly next: number } {
    const known = gatesRow.get({ gates });
    if (known) return known;
    const number = (lastGates.get({})?.last ?? 0) + 1;
    addGates.run({ number, gates });
    fullText.make(number);
    return { number, next: 1 };
  }
  function takeOut(id: string): void {
    const row = spansRow.get({ source_id: id });
    if (!row) return;
    fullText.remove(row.gates, row.first, (JSON.parse(row.spans) as number[]).length / SPAN);
    remove.run({ source_id: id });
  }
  function putIn({ id, version, gates, tokens, spans, terms }: ToArchive): { readonly entry: ArchivedSource; readonly index: number } {
    takeOut(id);
    const { number, next } = indexFor(gates);
    for (const [at, each] of terms.entries()) fullText.put(number, next + at, each);
    add.run({ source_id: id, version, gates: number, tokens, first: next, spans: JSON.stringify([...spans]) });
    setNext.run({ number, next: next + terms.length });
    return { entry: { id, version, gates, tokens, first: next, spans }, index: number };
  }
  /** null: another process is writing. */
  function write(
    put: readonly ToArchive[],
    removed: readonly string[],
  ): { readonly made: readonly ReturnType<typeof putIn>[]; readonly before: number } | null {
    try {
      return transaction(() => {
        const before = current();
        for (const id of removed) takeOut(id);
        const made = put.map(putIn);
        nextEdition.run({});
        return { made, before };
      });
    } catch (error) {
      if (isBusy(error)) return null;
      throw error;
    }
  }
  return {
    get sources() {
      return sources;
    },
    refresh,
    change: ({ put, remove: removed }) => {
      const written = write(put, removed);
      if (!written) return false;
      // Where another process changed something as well, all of it is looked at.
      if (written.before !== seen) return refresh();
      const next = new Map(sources);
      for (const id of removed) next.delete(id);
      if (removed.length > 0 || put.some(({ id }) => sources.has(id))) vocabularies.clear();
      for (const { entry, index } of written.made) {
        indexes.set(entry.gates, index);
        next.set(entry.id, entry);
      }
      for (const { gates, terms } of put) {
        const words = vocabularies.get(gates);
        if (words) for (const each of terms) for (const term of each) if (term.startsWith(WORD)) words.add(term.slice(WORD.length));
      }
      sources = next;
      seen = written.before + 1;
      return true;
    },
    having: (gates, term) => {
      const index = indexes.get(gates);
      return index === undefined ? NONE : fullText.having(index, term);
    },
    words: (gates) => {
      const index = indexes.get(gates);
      if (index === undefined) return [];
      const known = vocabularies.get(gates) ?? new Set(fullText.beginning(index, WORD).map((term) => term.slice(WORD.length)));
      vocabularies.set(gates, known);
      return known;
    },
  };
}

const NONE = new Uint32Array(0);
