import type { Fact } from '../domain/fact.ts';

/**
 * What finds things among those that stand behind the same gates, so that statistics and vocabulary come only from what a viewer may see
 * (DESIGN.md, "One question, end to end", step 3). An engine brings up candidates; it neither ranks nor decides.
 */
export interface Engine {
  /** How many facts and passages are in it. */
  readonly documents: number;
  /** How many words these have together, stop words left out. */
  readonly terms: number;
  /** Whether all that is in it stands behind gates, so that not everybody may see it. */
  readonly isShut: boolean;
  /** In how many documents an index key stands: a word's key, or `#id` for a name. */
  readonly frequency: (term: string) => number;
  /** Whether a word, as written but in lower case, stands in any document. */
  readonly knows: (word: string) => boolean;
  /** The words as written, in lower case, each once; for correcting spelling. */
  readonly words: () => Iterable<string>;
  /** Documents that have some of the terms (each with its weight), at most `limit` from each place that they are kept in. */
  readonly candidates: (terms: ReadonlyMap<string, number>, limit: number) => readonly Candidate[];
  /** The fact or passage of that id; null: it isn't in it. */
  readonly find: (id: string) => Fact | null;
}

export interface Candidate {
  /** A passage out of the archive is the very same object for as long as it is in use. */
  readonly fact: Fact;
  /** The engine's own, in single precision: good for cutting off what is far behind, and not to be compared with another engine's. */
  readonly score: number;
}

/** Several engines as one, so that nobody can tell what is where. */
export function joinEngines(engines: readonly Engine[]): Engine {
  const [only] = engines;
  if (only && engines.length === 1) return only;
  const sum = (of: (engine: Engine) => number) => engines.reduce((total, engine) => total + of(engine), 0);
  const filled = engines.filter(({ documents }) => documents > 0);
  return {
    documents: sum(({ documents }) => documents),
    terms: sum(({ terms }) => terms),
    isShut: filled.length > 0 && filled.every(({ isShut }) => isShut),
    frequency: (term) => sum(({ frequency }) => frequency(term)),
    knows: (word) => engines.some(({ knows }) => knows(word)),
    words: function* () {
      for (const [at, engine] of engines.entries())
        for (const word of engine.words()) if (!engines.slice(0, at).some(({ knows }) => knows(word))) yield word;
    },
    candidates: (terms, limit) =>
      engines.flatMap(({ candidates }) => candidates(terms, limit)).sort((a, b) => b.score - a.score || (a.fact.id < b.fact.id ? -1 : 1)),
    find: (id) => {
      for (const engine of engines) {
        const found = engine.find(id);
        if (found) return found;
      }
      return null;
    },
  };
}
