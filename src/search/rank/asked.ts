import type { Lexicon } from '../../language/lexicon.ts';
import { findAsk } from '../../language/question/asks.ts';
import type { Ask } from '../../language/question/types.ts';
import type { View } from '../view.ts';
import type { Bag, Term, TermReader } from './terms-of.ts';

/** A word of the question that evidence should have. */
export interface AskedTerm {
  readonly term: Term;
  readonly kind: 'name' | 'number' | 'verb' | 'noun' | 'other';
  /** Its rarity on file (`View.rarity`). */
  readonly weight: number;
  /** Keys that may stand for it, with how well they do, the key itself (1) among them. */
  readonly forms: ReadonlyMap<string, number>;
}

/** A question as evidence is compared with it. */
export interface Asked {
  /** In the question's order, one that stands twice twice. */
  readonly terms: readonly AskedTerm[];
  /** The weights of the different ones together; 1 where there are none. */
  readonly total: number;
  readonly keys: ReadonlySet<string>;
  readonly ask: Ask;
  /** The key of the noun behind "what" or "which"; null: none. */
  readonly head: string | null;
  /** What stands in quotation marks, in lower case. */
  readonly phrases: readonly string[];
  readonly isNegated: boolean;
  /** "first", "second": as in `ORDINALS`. */
  readonly ordinals: readonly string[];
}

export const NEGATIONS: ReadonlySet<string> = new Set(
  "not no never n't without neither nor none cannot isn't wasn't weren't doesn't didn't don't won't wouldn't can't couldn't hasn't haven't hadn't aren't".split(
    ' ',
  ),
);
export const ORDINALS: ReadonlySet<string> = new Set('first second third fourth fifth sixth last'.split(' '));

const HEAD = /\b(?:what|which) ((?:[\p{L}-]+ ){1,3}?)(?=(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would)\b)/u;
const QUOTED = /(?<![\p{L}\p{N}])['"“‘]([^'"“”‘’]{2,80})['"”’](?![\p{L}\p{N}])/gu;

/** How well another form stands for a word: one of the same family nearly as the word itself, a synonym less. */
const FORMS = { family: 0.7, synonym: 0.4, least: 0.85, ofFamily: 0.95 } as const;

/** Reads a question for ranking. Names are told by their capital, so that one at the beginning isn't. */
export function readAsked(question: string, view: Pick<View, 'lexicon' | 'rarity'>, reader: TermReader): Asked {
  const { lexicon } = view;
  const all = reader.read(question).terms;
  const terms = all.flatMap((term, at): AskedTerm[] =>
    term.isStop ? [] : [{ term, kind: kindOf(term, at, lexicon), weight: view.rarity(term.key), forms: formsOf(term.key, lexicon) }],
  );
  const different = new Map(terms.map(({ term, weight }) => [term.key, weight]));
  const lower = question.toLowerCase();
  const head = HEAD.exec(lower)?.[1]?.trim().split(' ').at(-1);
  return {
    terms,
    total: [...different.values()].reduce((sum, weight) => sum + weight, 0) || 1,
    keys: new Set(different.keys()),
    ask: findAsk(lower).ask,
    head: head === undefined ? null : lexicon.key(head),
    phrases: [...lower.matchAll(QUOTED)].map((match) => match[1] ?? ''),
    isNegated: all.some(({ lower: word }) => NEGATIONS.has(word)),
    ordinals: all.flatMap(({ lower: word }) => (ORDINALS.has(word) ? [word] : [])),
  };
}

function kindOf({ isNumber, isCapital, lower }: Term, at: number, lexicon: Lexicon): AskedTerm['kind'] {
  if (isNumber) return 'number';
  if (isCapital && at > 0) return 'name';
  const pos = lexicon.lemmas(lower)[0]?.pos ?? 'n';
  return pos === 'v' ? 'verb' : pos === 'n' ? 'noun' : 'other';
}

function formsOf(key: string, lexicon: Lexicon): ReadonlyMap<string, number> {
  const forms = new Map([[key, 1]]);
  for (const [other, meets] of lexicon.expansions(key, null))
    if (other !== key && meets >= FORMS.least && !other.includes(' '))
      forms.set(other, meets >= FORMS.ofFamily ? FORMS.family : FORMS.synonym * meets);
  return forms;
}

/** How well a bag has a word of the question: 1 the word itself, 0 not at all; with words of the same family and synonyms in between. */
export function meets({ term: { key, stem } }: AskedTerm, bag: Bag, lexicon: Lexicon): number {
  if (bag.counts.has(key)) return 1;
  let best = bag.stems.has(stem) ? STEM : 0;
  for (const [other, weight] of lexicon.expansions(key, null)) if (weight > best && bag.counts.has(other)) best = weight;
  return best;
}

/** Words with one stem are likely to be of one family. */
const STEM = 0.85;
