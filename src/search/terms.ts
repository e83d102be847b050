import type { Analysis } from '../language/analyse.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Need } from '../language/question/types.ts';

/** What a piece of evidence says, as a question's needs are compared with it. */
export interface Terms {
  /** Base forms and phrases, with how firmly they stand there (1: in the words themselves). */
  readonly bases: ReadonlyMap<string, number>;
  /** Those that can be nouns, for "a kind of". */
  readonly nouns: readonly string[];
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  readonly ordinals: ReadonlySet<number>;
}

const PARTICLE = /^(?:over|out|up|off|down|back|away|in|on|through)$/u;

export class TermsBuilder {
  readonly bases = new Map<string, number>();
  readonly nouns = new Set<string>();
  readonly names = new Set<string>();
  readonly numbers = new Set<number>();
  readonly ordinals = new Set<number>();

  /** Adds a text's words `first`..`last` (all of them unless said). */
  add(analysis: Analysis, firmness = 1, first = 0, last = analysis.words.length - 1): this {
    for (let i = first; i <= last; i++) {
      const word = analysis.words[i];
      if (!word || word.stop) continue;
      const particle = analysis.words[i + 1];
      if (particle && PARTICLE.test(particle.lower))
        for (const lemma of word.lemmas) if (lemma.pos === 'v') this.addBase(`${lemma.base} ${particle.lower}`, firmness);
      for (const lemma of word.lemmas) {
        this.addBase(lemma.base, firmness);
        if (lemma.pos === 'n' || lemma.pos === null) this.nouns.add(lemma.base);
      }
    }
    for (const phrase of analysis.phrases) if (phrase.first >= first && phrase.last <= last) this.addBase(phrase.phrase, firmness);
    for (const hit of analysis.names) {
      if (hit.first >= first && hit.last <= last && hit.tier !== 'maybe') for (const name of hit.names) this.names.add(name.id);
    }
    for (const hit of analysis.numbers) {
      if (hit.first >= first && hit.last <= last) (hit.kind === 'ordinal' ? this.ordinals : this.numbers).add(hit.value);
    }
    return this;
  }

  addBase(base: string, firmness: number): void {
    if ((this.bases.get(base) ?? 0) < firmness) this.bases.set(base, firmness);
  }

  build(): Terms {
    return { bases: this.bases, nouns: [...this.nouns], names: this.names, numbers: this.numbers, ordinals: this.ordinals };
  }
}

export const NO_TERMS: Terms = new TermsBuilder().build();

/** How well the terms cover a need: 0 not at all, 1 by the very words (`MEETS` in lexicon.ts for what lies between). */
export function covers(need: Need, terms: Terms, lexicon: Lexicon): number {
  switch (need.kind) {
    case 'name':
      if (need.nameIds.some((id) => terms.names.has(id))) return 1;
      return need.words.length > 0 && need.words.every((word) => terms.bases.has(word)) ? 0.9 : 0;
    case 'number':
    case 'date':
    case 'ordinal':
      return need.value !== null && (terms.numbers.has(need.value) || terms.ordinals.has(need.value)) ? 1 : 0;
    case 'unknown':
      return need.words.length > 0 && need.words.every((word) => terms.bases.has(word)) ? 1 : 0;
    case 'word':
      return coversWord(need, terms, lexicon);
  }
}

function coversWord(need: Need, terms: Terms, lexicon: Lexicon): number {
  let best = 0;
  for (const { base, pos } of need.bases) {
    const direct = terms.bases.get(base);
    if (direct !== undefined && direct > best) best = direct;
    if (best === 1) return 1;
    for (const [other, weight] of lexicon.expansions(base, pos)) {
      // WordNet alone never says that what is asked about happened: "execute" is not "carry out" a transfer.
      if (weight <= best || (need.role === 'predicate' && weight < LEAST_FOR_EVENTS)) continue;
      const firmness = terms.bases.get(other);
      if (firmness !== undefined && firmness * weight > best) best = firmness * weight;
    }
  }
  if (best === 0 && need.words.length > 1 && need.words.every((word) => terms.bases.has(word))) best = 0.9;
  if (best === 0 && need.role === 'unit') {
    for (const { base, pos } of need.bases) {
      if (pos === 'n' && terms.nouns.some((noun) => lexicon.isKindOf(noun, base))) return KIND;
    }
  }
  return best;
}

/** Above WordNet's weight, below the thesaurus's (lexicon.ts, `MEETS`). */
const LEAST_FOR_EVENTS = 0.75;

/** WordNet's "a kind of" alone. */
const KIND = 0.6;
