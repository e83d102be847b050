import { type Analysis, canBeNoun, isInflectedVerb, type Word } from '../analyse.ts';

export const PARTICLE = /^(?:over|out|up|off|down|back|away|in|on|through)$/u;

/** The noun that is counted or chosen from: word indexes of the run after `end`, its head last. */
export function nounAfter(analysis: Analysis, end: number): { first: number; last: number } | null {
  const { words } = analysis;
  let first = words.findIndex((word) => word.start >= end);
  while (first >= 0 && /^(?:of|the|these|those|their|its|our|more|other|new|different|total|actual|such)$/u.test(words[first]?.lower ?? ''))
    first++;
  if (first < 0) return null;
  let last = first - 1;
  for (let i = first; i < words.length; i++) {
    const word = words[i];
    if (!word || word.stop) break;
    if (i > first && analysis.names.some((hit) => hit.first === i)) break;
    if (i > first && PARTICLE.test(words[i + 1]?.lower ?? '') && word.lemmas.some((lemma) => lemma.pos === 'v')) break;
    if (i > first && (isInflectedVerb(word) || (words[i - 1] && isPlural(words[i - 1] as Word) && word.lemmas[0]?.pos === 'v'))) break;
    last = i;
  }
  if (last < first) return null;
  const head = words[last];
  return head && (canBeNoun(head) || (first === last && !isInflectedVerb(head))) ? { first, last } : null;
}

const isPlural = (word: Word): boolean => word.lemmas.some((lemma) => lemma.pos === 'n' && lemma.base !== word.lower);

/** "The population of …", "the firm's revenue": the noun that another thing belongs to the asker's question by. */
export function isHead({ words, text }: Analysis, first: number, last: number): boolean {
  const word = words[last];
  if (!word || !canBeNoun(word) || word.light) return false;
  return words[last + 1]?.lower === 'of' || /['’]s?\s$/u.test(text.slice(words[first - 1]?.start ?? 0, words[first]?.start ?? 0));
}

export function isAdjunct(words: readonly Word[], first: number, last: number, text: string): boolean {
  const next = words[last + 1];
  const possessive = /['’]s?$/u.test(text.slice(words[last]?.start ?? 0, words[last]?.end ?? 0));
  return (
    /^(?:in|at|on|from|of|near|to|for|over|around)$/u.test(
      words[first - 1]?.lower === 'the' ? (words[first - 2]?.lower ?? '') : (words[first - 1]?.lower ?? ''),
    ) ||
    (!possessive && next !== undefined && !next.stop && canBeNoun(next) && !isInflectedVerb(next))
  );
}

const DETERMINED = /^(?:the|a|an|this|that|these|those|his|her|their|its|any|some|no|of|in|on|at|by|for|from|with)$/u;

const BEFORE_VERB =
  /^(?:to|will|would|shall|should|can|could|may|might|must|did|do|does|not|they|it|he|she|we|you|who|that|which|and|be|is|are|was|were|been|being|has|have|had|got|get|gets)$/u;

/** Whether the word is what happens: a verb form, or a word that can be a verb after what calls for one. */
export function isPredicate(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word?.lemmas[0]?.pos !== 'v') return false;
  if (
    word.lower === word.lemmas[0].base &&
    at > 2 &&
    words.slice(at + 1).every((each) => each.stop) &&
    words.slice(0, at - 1).some((each) => /^(?:did|does|do|will|would|can|could|should|may|might)$/u.test(each.lower)) &&
    !DETERMINED.test(words[at - 1]?.lower ?? '')
  )
    return true;
  return (
    isInflectedVerb(word) ||
    !word.lemmas.some((lemma) => lemma.pos === 'n') ||
    (/(?:ed|ing)$/u.test(word.lower) && !word.lemmas.some((lemma) => lemma.pos === 'n' && lemma.base === word.lower)) ||
    BEFORE_VERB.test(words[at - 1]?.lower ?? '') ||
    (at > 0 &&
      words[at - 1]?.kind === 'word' &&
      !words[at - 1]?.stop &&
      word.lower === word.lemmas[0].base &&
      isPlural(words[at - 1] as Word))
  );
}
