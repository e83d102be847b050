import type { Pos, WordNet } from './wordnet.ts';

/** Reads `base: form form` lines under `[pos]` headings into form → bases with their part of speech. */
export function parseIrregular(text: string): ReadonlyMap<string, readonly Lemma[]> {
  const bases = new Map<string, Lemma[]>();
  let pos: Pos = 'v';
  for (const line of text.split('\n')) {
    const heading = /^\[(v|n|adj)\]$/u.exec(line);
    if (heading) pos = heading[1] as Pos;
    const at = line.indexOf(':');
    if (at < 0 || line.startsWith('#')) continue;
    const base = line.slice(0, at).trim();
    for (const form of line
      .slice(at + 1)
      .trim()
      .split(/\s+/u)) {
      const known = bases.get(form);
      if (known) known.push({ base, pos });
      else bases.set(form, [{ base, pos }]);
    }
  }
  return bases;
}

/** Reads a word list: white space separates, `#` starts a comment line. */
export function parseWords(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .flatMap((line) => line.trim().split(/\s+/u))
      .filter((word) => word !== ''),
  );
}

/** Detachment rules after WordNet's morphy(7WN): ending, replacement; the verb's doubled consonant is our addition. */
const VERB: readonly (readonly [string, string])[] = [
  ['ies', 'y'],
  ['ied', 'y'],
  ['ing', 'e'],
  ['ing', ''],
  ['ed', 'e'],
  ['ed', ''],
  ['es', 'e'],
  ['es', ''],
  ['s', ''],
];
const NOUN: readonly (readonly [string, string])[] = [
  ['ies', 'y'],
  ['ses', 's'],
  ['xes', 'x'],
  ['zes', 'z'],
  ['ches', 'ch'],
  ['shes', 'sh'],
  ['oes', 'o'],
  ['s', ''],
];
const ADJECTIVE: readonly (readonly [string, string])[] = [
  ['ier', 'y'],
  ['iest', 'y'],
  ['er', 'e'],
  ['est', 'e'],
  ['er', ''],
  ['est', ''],
];

/** A base form with the part of speech in which the dictionary has it; null where it isn't in the dictionary. */
export interface Lemma {
  readonly base: string;
  readonly pos: Pos | null;
}

const CACHE = 100_000;
const SHORTEST = 3;

/** Finds the base forms of words, checked against the dictionary. */
export class Lemmatizer {
  readonly #wordnet: WordNet;
  readonly #irregular: ReadonlyMap<string, readonly Lemma[]>;
  readonly #cache = new Map<string, readonly Lemma[]>();

  constructor(wordnet: WordNet, irregular: ReadonlyMap<string, readonly Lemma[]>) {
    this.#wordnet = wordnet;
    this.#irregular = irregular;
  }

  /**
   * Every base form that the folded word can have, inflected readings first, so that "transferred" gives transfer and "building"
   * gives build and building. A word outside the dictionary gives itself, less a plural s.
   */
  lemmas(word: string): readonly Lemma[] {
    let known = this.#cache.get(word);
    if (known === undefined) {
      known = this.#find(word);
      if (this.#cache.size >= CACHE) this.#cache.clear();
      this.#cache.set(word, known);
    }
    return known;
  }

  /** The one base form under which the word is indexed: the first of `lemmas`. */
  key(word: string): string {
    return this.lemmas(word)[0]?.base ?? word;
  }

  #find(word: string): readonly Lemma[] {
    const found: Lemma[] = [];
    const add = (base: string, pos: Pos | null) => {
      if (!found.some((lemma) => lemma.base === base && lemma.pos === pos)) found.push({ base, pos });
    };
    const irregular = this.#irregular.get(word);
    if (irregular) {
      for (const { base, pos } of irregular) add(base, pos);
      if (word.endsWith('s')) this.#detach(word, VERB, 'v', add);
    } else if (word.length > SHORTEST) {
      this.#detach(word, VERB, 'v', add);
      this.#detach(word, NOUN, 'n', add);
    }
    for (const pos of POSITIONS) if (this.#wordnet.has(word, pos) && !(pos === 'n' && irregular)) add(word, pos);
    if (found.length === 0 && word.length > SHORTEST) this.#detach(word, ADJECTIVE, 'adj', add);
    if (found.length === 0) add(word.length > SHORTEST && /[^su]s$/u.test(word) ? word.slice(0, -1) : word, null);
    return found;
  }

  #detach(word: string, rules: readonly (readonly [string, string])[], pos: Pos, add: (base: string, pos: Pos) => void): void {
    for (const [ending, replacement] of rules) {
      if (!word.endsWith(ending) || (ending === 's' && /[siu]s$/u.test(word))) continue;
      const stem = word.slice(0, -ending.length) + replacement;
      if (stem.length >= 2 && this.#wordnet.has(stem, pos)) {
        add(stem, pos);
        return;
      }
      const single = /([bdfgklmnprstvz])\1$/u.test(stem) ? stem.slice(0, -1) : '';
      if (replacement === '' && single.length >= 2 && this.#wordnet.has(single, pos)) {
        add(single, pos);
        return;
      }
    }
  }
}

const POSITIONS: readonly Pos[] = ['v', 'n', 'adj', 'adv'];
