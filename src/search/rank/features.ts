import type { Lexicon } from '../../language/lexicon.ts';
import { findTimes } from '../../language/times.ts';
import { type Asked, type AskedTerm, meets, NEGATIONS, ORDINALS } from './asked.ts';
import type { Scored } from './score.ts';
import type { Term, TermReader } from './terms-of.ts';

/**
 * What is seen of a question and a piece of evidence together; nothing in it is the question's alone, so that its style can't decide.
 * Shares are 0 to 1 of the weight of the question's words, flags 0 or 1.
 */
export interface Features {
  /** The score over the root of the question's whole weight. */
  readonly score: number;
  /** How far in front of the best other document it is, and of the best in another source; below 0: behind it. */
  readonly ahead: number;
  readonly aheadOfSources: number;
  readonly articleAhead: number;
  /** The share that its own words cover, with what stands around it and the title, and with its whole source. */
  readonly covered: number;
  readonly coveredAround: number;
  readonly coveredBySource: number;
  readonly coveredSquared: number;
  readonly coveredBySourceSquared: number;
  readonly whole: number;
  /** The share of names that its whole source lacks, of verbs and of nouns that aren't even around it. */
  readonly namesLacking: number;
  readonly verbsLacking: number;
  /** A figure of the question isn't there. */
  readonly numberLacking: number;
  /** What is asked for, as far as that can be told, isn't there: no figure, no time, nobody, no place. */
  readonly slotLacking: number;
  /** No word for the kind of thing that "which" asks for. */
  readonly headLacking: number;
  readonly bigrams: number;
  readonly near: number;
  readonly title: number;
  /** It says the opposite of a word of the question; it lacks the question's "not"; it has another ordinal. */
  readonly opposite: number;
  readonly negationLacking: number;
  readonly otherOrdinal: number;
}

/** The features of each of the best documents for a question. */
export function featuresOf(asked: Asked, all: readonly Scored[], most: number, lexicon: Lexicon, reader: TermReader): Features[] {
  const root = Math.sqrt(asked.total);
  const weights = asked.terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const [first, second] = all;
  return all.slice(0, most).map((each) => {
    const { source, bag, around } = each;
    const next = each === first ? second : first;
    const elsewhere = all.find((other) => other.source !== source);
    const article = all.slice(0, most * 2).reduce((best, other) => (other.source === source ? best : Math.max(best, other.article)), 0);
    const text = reader.source(source).bag;
    const title = reader.title(source);
    let covered = 0;
    let coveredAround = 0;
    let coveredBySource = 0;
    let namesLacking = 0;
    let verbsLacking = 0;
    let numberLacking = 0;
    let opposite = 0;
    for (const one of asked.terms) {
      const here = meets(one, bag, lexicon);
      const by = Math.max(here, AROUND * meets(one, around, lexicon), title.counts.has(one.term.key) ? TITLE : 0);
      const anywhere = Math.max(by, SOURCE * meets(one, text, lexicon));
      covered += one.weight * here;
      coveredAround += one.weight * by;
      coveredBySource += one.weight * anywhere;
      if (one.kind === 'name') namesLacking += one.weight * (1 - anywhere);
      if (one.kind === 'verb') verbsLacking += one.weight * (1 - by);
      if (one.kind === 'number' && by < 0.5) numberLacking = 1;
      if (here < 1 && hasOpposite(one, each, lexicon)) opposite = 1;
    }
    covered /= weights;
    coveredAround /= weights;
    coveredBySource /= weights;
    const terms = reader.fact(each.fact).terms;
    const ahead = (other: Scored | undefined) => (other ? (each.score - other.score) / (Math.max(each.score, other.score) || 1) : 1);
    return {
      score: each.score / root,
      ahead: ahead(next),
      aheadOfSources: ahead(elsewhere),
      articleAhead: (each.article - article) / asked.total,
      covered,
      coveredAround,
      coveredBySource,
      coveredSquared: covered ** 2,
      coveredBySourceSquared: coveredBySource ** 2,
      whole: flag(covered > 0.95),
      namesLacking: namesLacking / weights,
      verbsLacking: verbsLacking / weights,
      numberLacking,
      slotLacking: flag(lacksSlot(asked, each.fact.quote.exact, terms, lexicon)),
      headLacking: flag(lacksHead(asked, terms, lexicon)),
      bigrams: each.bigrams / asked.total,
      near: each.near / asked.total,
      title: each.title / asked.total,
      opposite,
      negationLacking: flag(asked.isNegated && !terms.some(({ lower }) => NEGATIONS.has(lower))),
      otherOrdinal: flag(hasOtherOrdinal(asked, terms)),
    };
  });
}

/** How much a word counts that stands around the sentence, in the title, or anywhere else in the source. */
const AROUND = 0.85;
const TITLE = 0.9;
const SOURCE = 0.9;

const flag = (is: boolean): number => (is ? 1 : 0);

function hasOpposite({ term }: AskedTerm, { bag }: Scored, lexicon: Lexicon): boolean {
  for (const other of lexicon.opposites(term.key)) if (bag.counts.has(other)) return true;
  return false;
}

const NUMBER_WORDS: ReadonlySet<string> = new Set(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half third quarter percent once twice several'.split(
    ' ',
  ),
);
const YEAR = /^(?:1\d|20)\d\ds?$/u;
const PLACED = /\b(?:in|at|near|from|on|along|between|across) (?:the|a) /u;

function lacksSlot({ ask, keys }: Asked, quote: string, terms: readonly Term[], lexicon: Lexicon): boolean {
  const fresh = terms.filter(({ key }) => !keys.has(key));
  const named = () =>
    terms.some(({ key, lower, isCapital, isStop }, at) => isCapital && !isStop && !keys.has(key) && (at > 0 || !lexicon.isCommon(lower)));
  switch (ask) {
    case 'count':
    case 'amount':
    case 'duration':
      return !fresh.some(({ isNumber, lower }) => isNumber || NUMBER_WORDS.has(lower));
    case 'time':
      return !fresh.some(({ isNumber, lower }) => isNumber || YEAR.test(lower)) && findTimes(quote).length === 0;
    case 'who':
      return !named() && !fresh.some(({ key, isStop }) => !isStop && lexicon.isPerson(key));
    case 'place':
      return !named() && !PLACED.test(quote);
    default:
      return false;
  }
}

function lacksHead({ head, keys }: Asked, terms: readonly Term[], lexicon: Lexicon): boolean {
  return head !== null && !terms.some(({ key, isStop }) => !isStop && (key === head || (!keys.has(key) && lexicon.isKindOf(key, head))));
}

function hasOtherOrdinal({ ordinals }: Asked, terms: readonly Term[]): boolean {
  if (ordinals.length === 0) return false;
  const here = terms.filter(({ lower }) => ORDINALS.has(lower));
  return here.length > 0 && !here.some(({ lower }) => ordinals.includes(lower));
}
