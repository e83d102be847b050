import { foldArabic, hasArabic } from './fold.ts';
import { Gazetteer, type Place } from './gazetteer.ts';
import { type Lemma, Lemmatizer } from './lemma.ts';
import { LONGEST_PHRASE, type Thesaurus } from './thesaurus.ts';
import type { Pos, WordNet } from './wordnet.ts';

/** What a word list or dictionary says about English; everything that reads text takes one. */
export interface LexiconData {
  readonly wordnet: WordNet;
  readonly irregular: ReadonlyMap<string, readonly Lemma[]>;
  readonly stop: ReadonlySet<string>;
  readonly light: ReadonlySet<string>;
  readonly thesaurus: Thesaurus;
  readonly places: readonly Place[];
}

/** How well a word of the evidence meets a word of the question: 1 the same word, 0 not at all. */
export const MEETS = { same: 1, derived: 0.95, synonym: 0.9, specific: 0.85, wordnet: 0.7, kind: 0.6 } as const;

/** WordNet is capped: the first senses only, and few steps up (JUDGING.md, "WordNet last and capped"). */
const SENSES = { synonym: 3, derived: 2 } as const;
const KIND_STEPS = 3;
/** Above these, everything is a kind of everything. */
const TOO_GENERAL = 6;

interface Entry {
  readonly word: string;
  readonly pos: Pos | 'x';
}

const CACHE = 20_000;

/** English as this product knows it: base forms, synonyms with a direction, phrases, opposites. Pure after construction. */
export class Lexicon {
  readonly stop: ReadonlySet<string>;
  readonly light: ReadonlySet<string>;
  /** Countries and their people. */
  readonly gazetteer: Gazetteer;
  readonly #wordnet: WordNet;
  readonly #lemmatizer: Lemmatizer;
  /** Base form or phrase → what may meet it, with weight. */
  readonly #synonyms = new Map<string, { readonly to: Entry; readonly pos: Pos | 'x'; readonly weight: number }[]>();
  readonly #opposites = new Map<string, Set<string>>();
  /** First base form of a phrase → the phrases that begin with it, the longest first. */
  readonly #phrases = new Map<string, string[][]>();
  readonly #arabic = new Map<string, readonly string[]>();
  readonly #expansions = new Map<string, ReadonlyMap<string, number>>();
  readonly #words = new Set<string>();
  readonly #byShape = new Map<string, string[]>();
  readonly #kindsOf = new Map<string, ReadonlySet<number>>();
  readonly #persons = new Map<string, boolean>();

  constructor(data: LexiconData) {
    this.stop = data.stop;
    this.light = data.light;
    this.#wordnet = data.wordnet;
    this.#lemmatizer = new Lemmatizer(data.wordnet, data.irregular);
    for (const group of data.thesaurus.groups) {
      if (group.general.some(hasArabic)) {
        for (const word of group.general) this.#arabic.set(foldArabic(word), group.specific);
        continue;
      }
      const general = group.general.map((word) => this.#entry(word));
      const specific = group.specific.map((word) => this.#entry(word));
      for (const one of general) {
        for (const other of general) if (one !== other) this.#joinForms(one, other, group.pos, MEETS.synonym);
        for (const other of specific) this.#joinForms(one, other, group.pos, MEETS.specific);
      }
    }
    for (const { one, other } of data.thesaurus.opposites) {
      for (const a of one.map((word) => this.#entry(word))) {
        for (const b of other.map((word) => this.#entry(word))) {
          addTo(this.#opposites, a, b);
          addTo(this.#opposites, b, a);
        }
      }
    }
    this.gazetteer = new Gazetteer(data.places);
    for (const phrases of this.#phrases.values()) phrases.sort((a, b) => b.length - a.length);
  }

  /** Registers a word or phrase and gives its key: base forms joined by spaces. */
  #entry(text: string): string {
    const words = text.split(/[ \-/]/u).filter((word) => word !== '');
    for (const word of words) this.#words.add(word);
    if (words.length === 1) return words[0] ?? text;
    const keys = words.map((word) => this.key(word));
    const known = this.#phrases.get(keys[0] ?? '');
    const phrase = keys.join(' ');
    if (!known) this.#phrases.set(keys[0] ?? '', [keys]);
    else if (!known.some((other) => other.join(' ') === phrase)) known.push(keys);
    return phrase;
  }

  /** A member that is itself an inflected form ("killed") also stands for its base form, across parts of speech. */
  #joinForms(from: string, to: string, pos: Pos | 'x', weight: number): void {
    this.#join(from, to, pos, weight);
    if (pos === 'adj' || pos === 'x') {
      const base = to.includes(' ') ? to : this.key(to);
      if (base !== to && /(?:ed|en|t)$/u.test(to)) this.#join(from, base, 'x', weight);
    }
  }

  #join(from: string, to: string, pos: Pos | 'x', weight: number): void {
    const known = this.#synonyms.get(from);
    const entry = { to: { word: to, pos }, pos, weight };
    if (known) known.push(entry);
    else this.#synonyms.set(from, [entry]);
  }

  lemmas(word: string): readonly Lemma[] {
    return this.#lemmatizer.lemmas(word);
  }

  /** The one form under which a word is indexed. */
  key(word: string): string {
    return this.#lemmatizer.key(word);
  }

  /** English lemmas for an Arabic word, by the Arabic glossary; empty if it isn't in there. */
  arabic(word: string): readonly string[] {
    return this.#arabic.get(word) ?? [];
  }

  /** Whether English knows the word, in any form. Such a word is never taken for a misspelling or a folded name. */
  isWord(word: string): boolean {
    return this.stop.has(word) || this.light.has(word) || this.#words.has(word) || this.lemmas(word).some((lemma) => lemma.pos !== null);
  }

  /** Nouns for those who do what the verb says: "supplier" for "supply". */
  agentsOf(verb: string): readonly string[] {
    return this.#wordnet
      .derived(verb, 'v', SENSES.derived)
      .filter(({ word, pos }) => pos === 'n' && /(?:er|or|ist|ant)$/u.test(word))
      .map(({ word }) => word);
  }

  /** Whether the word is an everyday one, not only a proper name. */
  isCommon(word: string): boolean {
    return this.lemmas(word).some((lemma) => this.#wordnet.isCommon(lemma.base));
  }

  /** Whether the dictionary has the word or phrase as a verb. */
  isVerb(phrase: string): boolean {
    return this.#wordnet.has(phrase, 'v');
  }

  /** Words of the thesaurus with the same first letter and about the same length, for correcting spelling. */
  *wordsLike(word: string, slips: number): Iterable<string> {
    if (this.#byShape.size === 0) {
      for (const each of this.#words) {
        const shape = `${each[0]}${each.length}`;
        const known = this.#byShape.get(shape);
        if (known) known.push(each);
        else this.#byShape.set(shape, [each]);
      }
    }
    for (let length = word.length - slips; length <= word.length + slips; length++) yield* this.#byShape.get(`${word[0]}${length}`) ?? [];
  }

  /** The phrase that begins at `at` in a sequence of base forms; the number of words it takes, 0 for none. */
  phraseAt(keys: readonly string[], at: number): number {
    const candidates = this.#phrases.get(keys[at] ?? '');
    if (!candidates) return 0;
    for (const phrase of candidates) {
      if (phrase.length <= LONGEST_PHRASE && phrase.every((word, offset) => keys[at + offset] === word)) return phrase.length;
    }
    return 0;
  }

  /**
   * What in the evidence may meet this base form or phrase of a question, with its weight (`MEETS`), the word itself included.
   * `pos` null: in any part of speech.
   */
  expansions(base: string, pos: Pos | null): ReadonlyMap<string, number> {
    const key = `${pos ?? ''} ${base}`;
    let known = this.#expansions.get(key);
    if (known === undefined) {
      known = this.#expand(base, pos);
      if (this.#expansions.size >= CACHE) this.#expansions.clear();
      this.#expansions.set(key, known);
    }
    return known;
  }

  #expand(base: string, pos: Pos | null): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    const add = (word: string, weight: number) => {
      if ((found.get(word) ?? 0) < weight) found.set(word, weight);
    };
    add(base, MEETS.same);
    const families: Entry[] = [{ word: base, pos: pos ?? 'x' }];
    for (const each of pos === null ? POSITIONS : [pos]) {
      for (const derived of this.#wordnet.derived(base, each, SENSES.derived)) {
        if (AGENT.test(derived.word) || AGENT.test(base)) continue;
        add(derived.word, MEETS.derived);
        families.push(derived);
      }
    }
    for (const family of families) {
      const scale = family.word === base ? 1 : MEETS.derived;
      for (const { to, pos: of, weight } of this.#synonyms.get(family.word) ?? []) {
        if (of !== 'x' && family.pos !== 'x' && of !== family.pos) continue;
        add(to.word, weight * scale);
        if (weight !== MEETS.synonym) continue;
        for (const next of this.#synonyms.get(to.word) ?? []) {
          if (next.weight === MEETS.specific && next.pos === of) add(next.to.word, MEETS.specific * scale);
        }
      }
    }
    for (const each of pos === null ? POSITIONS : [pos]) {
      for (const [rank, sense] of this.#wordnet.senses(base, each).slice(0, SENSES.synonym).entries()) {
        for (const word of this.#wordnet.words(each, sense)) {
          // It has to be the evidence word's own first sense ("bus" for "coach"), or the first of both but one: a rare sense of
          // the evidence word ("go" for "die") would let everything meet everything.
          const back = this.#wordnet.senses(word, each).indexOf(sense);
          if (back === 0 || (back === 1 && rank === 0)) add(word, MEETS.wordnet);
        }
      }
    }
    for (const [word, weight] of [...found]) {
      if (weight < MEETS.specific * MEETS.derived || word.includes(' ') || word === base) continue;
      for (const each of POSITIONS)
        for (const derived of this.#wordnet.derived(word, each, 1))
          if (!AGENT.test(derived.word) && !AGENT.test(word)) add(derived.word, weight * MEETS.derived);
    }
    for (const opposite of this.#opposites.get(base) ?? []) found.delete(opposite);
    return found;
  }

  /** Whether the noun of the evidence is a kind of the question's noun, by WordNet's first senses. */
  isKindOf(specific: string, general: string): boolean {
    const wanted = this.#wordnet.senses(general, 'n')[0];
    return (
      wanted !== undefined && this.#kinds(specific).has(wanted) && this.#wordnet.above('n', wanted, TOO_GENERAL).size >= TOO_GENERAL - 1
    );
  }

  /** The noun's first sense and the senses a few steps above it. */
  #kinds(noun: string): ReadonlySet<number> {
    let kinds = this.#kindsOf.get(noun);
    if (kinds === undefined) {
      const sense = this.#wordnet.senses(noun, 'n')[0];
      kinds = sense === undefined ? NO_SENSES : this.#wordnet.above('n', sense, KIND_STEPS);
      if (this.#kindsOf.size >= CACHE) this.#kindsOf.clear();
      this.#kindsOf.set(noun, kinds);
    }
    return kinds;
  }

  /** Whether the noun names a human being or a group of them, by WordNet's first two senses. */
  isPerson(noun: string): boolean {
    let person = this.#persons.get(noun);
    if (person === undefined) {
      const roots = PERSON.flatMap((root) => this.#wordnet.senses(root, 'n').slice(0, 1));
      person = this.#wordnet
        .senses(noun, 'n')
        .slice(0, 2)
        .some((sense) => {
          const above = this.#wordnet.above('n', sense, 10);
          return roots.some((root) => above.has(root));
        });
      if (this.#persons.size >= CACHE) this.#persons.clear();
      this.#persons.set(noun, person);
    }
    return person;
  }

  opposites(base: string): ReadonlySet<string> {
    return this.#opposites.get(base) ?? NONE;
  }
}

/** Who does a thing, or lacks it, is another matter than the thing: "killer" is not "kill". */
const AGENT = /(?:er|or|ee|ist|ness|less|able|ible)$/u;
const PERSON = ['person', 'people'];
const NO_SENSES: ReadonlySet<number> = new Set();
const NONE: ReadonlySet<string> = new Set();
const POSITIONS: readonly Pos[] = ['v', 'n', 'adj', 'adv'];

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}
