import type { Lemma } from './lemma.ts';
import type { Lexicon } from './lexicon.ts';
import type { NameHit, NameTable } from './names.ts';
import { findNumbers, type NumberHit } from './numbers.ts';
import { type Token, tokenize } from './tokens.ts';

/** A word with its possible base forms, narrowed by the word before it. */
export interface Word extends Token {
  readonly lemmas: readonly Lemma[];
  /** The form under which it is indexed. */
  readonly key: string;
  readonly stop: boolean;
  readonly light: boolean;
}

/** A text taken apart. Indexes are into `words`. */
export interface Analysis {
  readonly text: string;
  readonly words: readonly Word[];
  /** Thesaurus phrases: base forms joined by spaces, at `first`..`last`. */
  readonly phrases: readonly { readonly phrase: string; readonly first: number; readonly last: number }[];
  readonly names: readonly NameHit[];
  readonly numbers: readonly NumberHit[];
}

const DETERMINERS = new Set(
  'the a an this that these those his her their its our my your no any some each every several many few which what whose of other own'.split(
    ' ',
  ),
);
const VERB_BEFORE = new Set(
  "will would shall can could may might must cannot not n't did do does i you we they he she it who didn't won't".split(' '),
);

export function analyse(text: string, lexicon: Lexicon, names: NameTable): Analysis {
  const tokens = tokenize(text);
  const words = tokens.map((token, index) => toWord(token, tokens[index - 1], lexicon));
  const keys = words.map((word) => word.key);
  const phrases: { phrase: string; first: number; last: number }[] = [];
  for (let i = 0; i < keys.length; i++) {
    const length = lexicon.phraseAt(keys, i);
    if (length > 1) phrases.push({ phrase: keys.slice(i, i + length).join(' '), first: i, last: i + length - 1 });
  }
  return { text, words, phrases, names: names.find(tokens), numbers: findNumbers(text, tokens) };
}

function toWord(token: Token, before: Token | undefined, lexicon: Lexicon): Word {
  const stop = lexicon.stop.has(token.lower);
  if (token.kind !== 'word') return { ...token, lemmas: [{ base: token.lower, pos: null }], key: token.lower, stop, light: false };
  if (token.text === 'March' || token.text === 'May' || token.text === 'August')
    return { ...token, lemmas: [{ base: `${token.lower}#month`, pos: null }], key: `${token.lower}#month`, stop: false, light: false };
  const all = lexicon.lemmas(token.lower);
  const key = lexicon.key(token.lower);
  return {
    ...token,
    lemmas: stop ? all : narrow(all, before?.lower),
    key,
    stop,
    light: lexicon.light.has(token.lower) || lexicon.light.has(key),
  };
}

/** A determiner before it makes it a noun or adjective, an auxiliary a verb; anything else leaves all readings. */
function narrow(lemmas: readonly Lemma[], before: string | undefined): readonly Lemma[] {
  if (before === undefined || lemmas.length < 2) return lemmas;
  const kept = DETERMINERS.has(before)
    ? lemmas.filter((lemma) => lemma.pos !== 'v' && lemma.pos !== 'adv')
    : VERB_BEFORE.has(before)
      ? lemmas.filter((lemma) => lemma.pos === 'v' || lemma.pos === 'adj' || lemma.pos === 'adv')
      : lemmas;
  return kept.length > 0 ? kept : lemmas;
}

/** Whether the word can only be read as a verb form that is inflected ("arrived", "took"). */
export function isInflectedVerb(word: Word): boolean {
  return (
    word.kind === 'word' &&
    word.lemmas.length > 0 &&
    word.lemmas[0]?.pos === 'v' &&
    word.lemmas[0].base !== word.lower &&
    !word.lemmas.some((lemma) => lemma.pos === 'n' || (lemma.pos === 'adj' && lemma.base.endsWith('ing')))
  );
}

export function canBeNoun(word: Word): boolean {
  return word.kind === 'word' && !word.stop && word.lemmas.some((lemma) => lemma.pos === 'n' || lemma.pos === null);
}
