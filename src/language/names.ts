import type { Name } from '../domain/fact.ts';
import { foldLatinName, plainKey } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** A name found in a text. `first`..`last` are token indexes, both inclusive. */
export interface NameHit {
  readonly names: readonly Name[];
  readonly first: number;
  readonly last: number;
  /** How sure: by a spelling on file, by folding, or only enough to ask "did you mean". */
  readonly tier: 'alias' | 'fold' | 'maybe';
}

/** The most words in a spelling that is looked for. */
const LONGEST = 7;
/** Folded names are short: an article, two words and a type word. */
const LONGEST_FOLD = 4;
/** Words whose folds are remembered. */
const FOLDS = 20_000;
/** Any word that no fold leaves out. */
const ANOTHER = 'x';
/** Bare capitals that are also everyday words: a name only when written in capitals (DOMAIN.md, "Names"). */
const CAPITALS_ONLY = new Set(['is', 'us', 'who', 'it', 'un', 'am', 'pm']);

/** Looks up spellings of names. Tiers: exact → alias → fold → "did you mean", which never answers by itself (DOMAIN.md, "Names"). */
export class NameTable {
  readonly #byAlias = new Map<string, Name[]>();
  readonly #byFold = new Map<string, Name[]>();
  readonly #maybe = new Map<string, Name[]>();
  readonly #firstWords = new Set<string>();
  readonly #wordsByFold = new Map<string, Set<string>>();
  /** The words of all folded names. */
  readonly #foldWords = new Set<string>();
  /** What `foldLatinName` makes of a word within a name; null: it leaves it out. */
  readonly #foldOf = new Map<string, string | null>();
  readonly #isWord: (word: string) => boolean;
  readonly #isCommon: (word: string) => boolean;
  /** Spellings of one word that somebody wrote in lower case. */
  readonly #lower = new Set<string>();
  readonly names: readonly Name[];

  constructor(names: readonly Name[], lexicon: Lexicon) {
    this.names = names;
    this.#isWord = (word) => lexicon.isWord(word);
    this.#isCommon = (word) => lexicon.isCommon(word);
    for (const name of names) {
      for (const spelling of [name.name, ...name.aliases]) {
        addName(this.#byAlias, plainKey(spelling), name);
        if (/^\p{Ll}/u.test(spelling)) this.#lower.add(plainKey(spelling));
      }
      for (const spelling of name.maybe) addName(this.#maybe, plainKey(spelling), name);
    }
    for (const name of names) {
      for (const spelling of derivedSpellings(name)) {
        const key = plainKey(spelling);
        const bare = !key.includes(' ') && this.#isWord(key);
        if (key.length >= 3 && !bare && !this.#byAlias.has(key) && !this.#maybe.has(key)) addName(this.#byAlias, key, name);
      }
      for (const spelling of [name.name, ...name.aliases]) {
        for (const word of plainKey(spelling).split(' ')) {
          if (word.length < 4) continue;
          const known = this.#wordsByFold.get(foldLatinName(word));
          if (known) known.add(word);
          else this.#wordsByFold.set(foldLatinName(word), new Set([word]));
        }
        const fold = foldLatinName(spelling);
        if (fold.length >= 2 && /\p{Script=Latin}/u.test(spelling)) addName(this.#byFold, fold, name);
      }
    }
    for (const fold of this.#byFold.keys()) for (const word of fold.split(' ')) this.#foldWords.add(word);
    for (const table of [this.#byAlias, this.#maybe]) for (const key of table.keys()) this.#firstWords.add(key.split(' ')[0] ?? key);
  }

  /** Every name in the text, the longest spelling at each place, none overlapping. */
  find(tokens: readonly Token[]): NameHit[] {
    const hits: NameHit[] = [];
    for (let i = 0; i < tokens.length; ) {
      const hit = this.#at(tokens, i);
      if (hit) hits.push(withFirstName(hit, tokens, hits.at(-1)?.last ?? -1));
      i = hit ? hit.last + 1 : i + 1;
    }
    return hits;
  }

  /** The spellings that may be meant by one unknown word, for correcting typing mistakes. */
  spellings(): Iterable<string> {
    return this.#byAlias.keys();
  }

  /** The word of a name's spelling that sounds like a word English doesn't know (same fold, same first letter); null if none or several. */
  sounding(word: string): string | null {
    const fold = foldLatinName(word);
    if (fold.length < 3) return null;
    const found = new Set<string>();
    for (const each of this.#wordsByFold.get(fold) ?? []) if (each[0] === word[0]) found.add(each);
    return found.size === 1 ? ([...found][0] ?? null) : null;
  }

  #at(tokens: readonly Token[], first: number): NameHit | null {
    if (this.names.length === 0) return null;
    const start = tokens[first];
    if (!start) return null;
    const spelt = this.#firstWords.has(firstWord(start));
    const foldable =
      start.kind === 'word' &&
      this.#mayFold(start, tokens[first + 1]) &&
      (start.capital || /^(?:al|el|ul)$/u.test(start.lower) || !this.#isWord(start.lower));
    if (!spelt && !foldable) return null;
    for (let length = Math.min(LONGEST, tokens.length - first); length > 0; length--) {
      const span = tokens.slice(first, first + length);
      const text = span.map((token) => token.text).join(' ');
      const key = plainKey(text);
      if (key === '' || (CAPITALS_ONLY.has(key) && span[0]?.text.replaceAll('.', '') !== key.toUpperCase())) continue;
      const last = first + length - 1;
      const alias = this.#byAlias.get(key);
      if (alias && this.#isEveryday(tokens, first, last, key, alias)) continue;
      if (alias) return { names: alias, first, last, tier: 'alias' };
      const maybe = this.#maybe.get(key);
      if (maybe) return { names: maybe, first, last, tier: 'maybe' };
      const folded = foldable && length <= LONGEST_FOLD ? this.#folded(tokens, first, last) : null;
      if (folded) return { names: folded, first, last, tier: 'fold' };
    }
    return null;
  }

  /** Whether a folded name may begin with a word: hardly one does, and folding every capital of a text takes longer than all else. */
  #mayFold(start: Token, next: Token | undefined): boolean {
    // Before a hyphen it may be an article, which is left out.
    if (next?.joined) return true;
    let fold = this.#foldOf.get(start.text);
    if (fold === undefined) {
      fold = foldLatinName(`${start.text} ${ANOTHER}`).split(' ').slice(0, -1).join(' ') || null;
      if (this.#foldOf.size >= FOLDS) this.#foldOf.clear();
      this.#foldOf.set(start.text, fold);
    }
    return fold === null || this.#foldWords.has(fold);
  }

  /** "The hut burned": a spelling that is also an everyday word needs a capital or a type word beside it. */
  #isEveryday(tokens: readonly Token[], first: number, last: number, key: string, names: readonly Name[]): boolean {
    if (first !== last || tokens[first]?.kind !== 'word' || tokens[first]?.capital || this.#lower.has(key) || !this.#isCommon(key))
      return false;
    const beside = [tokens[first - 1]?.lower, tokens[last + 1]?.lower];
    return !names.some((name) => beside.some((word) => word !== undefined && (name.is.includes(word) || word === 'al' || word === 'el')));
  }

  /**
   * A folded match counts only with al-, a capital or a type word beside it, and never for a word of an English dictionary:
   * "hot" folds to Al-Hout and "hole" to Al-Hol (DOMAIN.md, "Latin fold").
   */
  #folded(tokens: readonly Token[], first: number, last: number): readonly Name[] | null {
    const span = tokens.slice(first, last + 1);
    if (span.some((token) => token.kind !== 'word')) return null;
    const text = span
      .map((token, index) => (index > 0 && token.joined ? `-${token.text}` : index > 0 ? ` ${token.text}` : token.text))
      .join('');
    const names = this.#byFold.get(foldLatinName(text));
    if (!names) return null;
    const article = /^(?:al|el|ul)$/u.test(span[0]?.lower ?? '') && span.length > 1;
    const content = article ? span.slice(1) : span;
    if (!article && content.every((token) => this.#isWord(token.lower))) return null;
    const beside = [tokens[first - 1]?.lower, tokens[last + 1]?.lower].some(
      (word) => word !== undefined && names.some((name) => name.is.includes(word)),
    );
    return article || beside || content.some((token) => token.capital) ? names : null;
  }
}

/** A person found by the last name alone, with the first name that stands before it. */
function withFirstName(hit: NameHit, tokens: readonly Token[], before: number): NameHit {
  const previous = tokens[hit.first - 1];
  const given = hit.names.length === 1 && hit.names[0]?.kind === 'person' ? plainKey(hit.names[0].name).split(' ')[0] : undefined;
  return previous && hit.first - 1 > before && given === plainKey(previous.text) ? { ...hit, first: hit.first - 1 } : hit;
}

/** The first word of what `plainKey` makes of a spelling that begins with the token. */
const firstWord = (token: Token): string => plainKey(token.text).split(' ')[0] ?? '';

/** Spellings that follow from a name itself: without its type word, a person's last word, a body's initials. */
function derivedSpellings(name: Name): string[] {
  const words = name.name.split(/\s+/u);
  const found: string[] = [];
  const type = words.at(-1)?.toLowerCase() ?? '';
  if (words.length > 1 && name.is.includes(type) && name.kind !== 'body') found.push(words.slice(0, -1).join(' '));
  if (name.kind === 'person' && words.length > 1) found.push(words.at(-1) ?? '');
  const initials = words.filter((word) => /^\p{Lu}/u.test(word)).map((word) => word[0]);
  if (initials.length >= 3 && (name.kind === 'body' || name.kind === 'group')) found.push(initials.join(''));
  return found;
}

function addName(map: Map<string, Name[]>, key: string, name: Name): void {
  if (key === '') return;
  const known = map.get(key);
  if (!known) map.set(key, [name]);
  else if (!known.includes(name)) known.push(name);
}
