import type { Fact } from '../../domain/fact.ts';
import type { Source } from '../../domain/source.ts';
import { lookups } from '../lookups.ts';
import type { View } from '../view.ts';
import type { Asked, AskedTerm } from './asked.ts';
import { type Bag, bagOf, placeAt, type TermReader } from './terms-of.ts';

/** A document brought up for a question, with what its score is made of. */
export interface Scored {
  readonly fact: Fact;
  readonly source: Source;
  readonly score: number;
  /** BM25+ of its own words. */
  readonly sentence: number;
  /** BM25 of its source, the title counted twice. */
  readonly article: number;
  /** The weight of the question's words that stand in the title. */
  readonly title: number;
  /** The weight of neighbours in the question that are neighbours here, in this order. */
  readonly bigrams: number;
  /** The weight of neighbours in the question that stand near each other here. */
  readonly near: number;
  readonly bag: Bag;
  /** What stands around it in its source. */
  readonly around: Bag;
}

/**
 * BM25+ for sentences (k1 2, b .2, δ .5) and BM25 for articles, and how much each part counts: set on the public development sets
 * (docs/questions.md, "Foreign text"). Sentences are short and about equally long, so that a word said twice still counts and length hardly.
 */
const SENTENCE = { k1: 2, b: 0.2, delta: 0.5 } as const;
const ARTICLE = { k1: 1.2, b: 0.75, title: 2 } as const;
const SHARE = { article: 0.6, title: 0.5, around: 0.2, bigrams: 0.3, near: 0.3, phrase: 3 } as const;

/** Documents that each engine brings up; more never held the right one. */
const CANDIDATES = 200;
/** Candidates whose articles are read as well: the others are too far behind. */
const CLOSE = 50;
/** Words (stop words counted) on either side that are taken for a sentence's neighbours. */
const AROUND = 30;

/** The documents that have most of a question, best first; equally good ones by id. `keep`: which of them may come. */
export function scored(asked: Asked, view: View, reader: TermReader, keep: (fact: Fact) => boolean): Scored[] {
  const own = new Map<Fact, { readonly bag: Bag; readonly sentence: number }>();
  const terms = new Map(asked.terms.flatMap(({ forms }) => [...forms]));
  for (const { term } of asked.terms) terms.set(term.key, 1);
  const looked = lookups(terms, view);
  for (const engine of view.engines)
    for (const { fact } of engine.candidates(looked, CANDIDATES)) {
      if (own.has(fact) || !keep(fact)) continue;
      const bag = bagOf(reader.fact(fact).terms);
      own.set(fact, { bag, sentence: sentenceScore(asked, bag, view.averageLength) });
    }
  const close = [...own].sort(([a, one], [b, other]) => other.sentence - one.sentence || compare(a.id, b.id)).slice(0, CLOSE);
  const articles = new Map<Source, number>();
  const found = close.flatMap(([fact, { bag, sentence }]): Scored[] => {
    const source = view.sourceById.get(fact.sourceId);
    if (!source) return [];
    const article = articles.get(source) ?? articleScore(asked, source, reader);
    articles.set(source, article);
    const around = bagOf(aroundIn(fact, source, reader));
    const title = weightIn(asked, reader.title(source));
    const { bigrams, near } = neighbours(asked, reader.fact(fact).terms);
    const lower = asked.phrases.length === 0 ? '' : fact.quote.exact.toLowerCase();
    const phrases = asked.phrases.filter((phrase) => lower.includes(phrase)).length;
    const score =
      sentence +
      SHARE.article * article +
      SHARE.title * title +
      SHARE.around * sentenceScore(asked, around, view.averageLength * 2) +
      SHARE.bigrams * bigrams +
      SHARE.near * near +
      SHARE.phrase * phrases;
    return [{ fact, source, score, sentence, article, title, bigrams, near, bag, around }];
  });
  return found.sort((a, b) => b.score - a.score || compare(a.fact.id, b.fact.id));
}

/** The words beside a quote in its source, up to the paragraph's end on either side. */
function aroundIn({ quote }: Fact, source: Source, reader: TermReader) {
  const { text } = reader.source(source);
  const [first, last] = [placeAt(text, quote.start), placeAt(text, quote.end)];
  return [...text.terms.slice(Math.max(0, first - AROUND), first), ...text.terms.slice(last, last + AROUND)];
}

/** How often a bag has a word in one of its forms, each as far as it stands for the word; `best` is the best of them. */
function formsIn({ forms }: AskedTerm, { counts }: Bag): { count: number; best: number } {
  let count = 0;
  let best = 0;
  for (const [form, worth] of forms) {
    const times = counts.get(form);
    if (times === undefined) continue;
    count += worth * times;
    best = Math.max(best, worth);
  }
  return { count, best };
}

const once = ({ terms }: Asked): AskedTerm[] => [...new Map(terms.map((each) => [each.term.key, each])).values()];

function sentenceScore(asked: Asked, bag: Bag, average: number): number {
  const { k1, b, delta } = SENTENCE;
  const room = k1 * (1 - b + (b * bag.length) / (average || 1));
  return once(asked).reduce((sum, each) => {
    const { count, best } = formsIn(each, bag);
    if (best === 0) return sum;
    const times = count / best;
    return sum + each.weight * best * (delta + (times * (k1 + 1)) / (times + room));
  }, 0);
}

/** Articles are about as long as the words of `LONG`. */
const LONG = 300;

function articleScore(asked: Asked, source: Source, reader: TermReader): number {
  const { k1, b, title: twice } = ARTICLE;
  const { bag } = reader.source(source);
  const title = reader.title(source);
  const room = k1 * (1 - b + (b * (bag.length + twice * title.length)) / LONG);
  return once(asked).reduce((sum, each) => {
    const inText = formsIn(each, bag);
    const inTitle = formsIn(each, title);
    const best = Math.max(inText.best, inTitle.best);
    if (best === 0) return sum;
    const times = inText.count + twice * inTitle.count;
    return sum + each.weight * best * ((times * (k1 + 1)) / (times + room));
  }, 0);
}

const weightIn = (asked: Asked, { counts }: Bag): number =>
  once(asked).reduce((sum, { term, weight }) => sum + (counts.has(term.key) ? weight : 0), 0);

/** Words that stand side by side in the question: whether they do here, in order, and how near each other they are. */
function neighbours({ terms: asked }: Asked, terms: readonly { readonly key: string; readonly isStop: boolean }[]) {
  const places = new Map<string, number[]>();
  let place = 0;
  for (const { key, isStop } of terms) {
    if (isStop) continue;
    const known = places.get(key);
    if (known) known.push(place);
    else places.set(key, [place]);
    place++;
  }
  const at = ({ forms }: AskedTerm): number[] => [...forms.keys()].flatMap((form) => places.get(form) ?? []);
  let bigrams = 0;
  let near = 0;
  for (const [index, one] of asked.entries()) {
    const other = asked[index + 1];
    if (!other) break;
    const [before, behind] = [at(one), at(other)];
    const weight = Math.min(one.weight, other.weight);
    let apart = Number.POSITIVE_INFINITY;
    let follows = false;
    for (const a of before)
      for (const z of behind) {
        if (z - a === 1) follows = true;
        if (z !== a) apart = Math.min(apart, Math.abs(z - a));
      }
    if (follows) bigrams += weight;
    if (apart < Number.POSITIVE_INFINITY) near += weight / (1 + Math.log2(apart));
  }
  return { bigrams, near };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
