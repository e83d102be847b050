import type { Fact } from '../../domain/fact.ts';
import type { Lexicon } from '../../language/lexicon.ts';
import type { View } from '../view.ts';
import { readAsked } from './asked.ts';
import { type Features, featuresOf } from './features.ts';
import { confidence, evidence, isAnswer } from './model.ts';
import { type Scored, scored } from './score.ts';
import { isWithin, readSought, type Sought } from './sought.ts';
import { TermReader } from './terms-of.ts';

/** A document in its place for a question. */
export interface Ranked {
  readonly fact: Fact;
  /** 0 to 1, falling from the first to the last: for putting them in order, and for nothing else. */
  readonly score: number;
  /** null: too far behind to be looked at closely. */
  readonly features: Features | null;
}

export interface Ranking {
  /** Best first. */
  readonly ranked: readonly Ranked[];
  /** 0 to 1: how likely the first one answers the question; 0 where there is none. */
  readonly confidence: number;
  readonly answered: boolean;
}

/** Documents that are looked at closely. */
const MOST = 20;

const readers = new WeakMap<Lexicon, TermReader>();

/** What every text is taken apart with for ranking. */
function readerFor(lexicon: Lexicon): TermReader {
  const known = readers.get(lexicon) ?? new TermReader(lexicon);
  readers.set(lexicon, known);
  return known;
}

/**
 * What is on file for a question, best first, and whether the first answers it: one scorer and one model over everything on file, facts
 * and passages alike, wherever they are kept. Pure: equal requests give equal results. `keep`: which documents may come; `now` (epoch ms) null: "yesterday"
 * can't be placed. Where the question says whose report it wants, and there is something of theirs on file, nothing else comes.
 */
export function rank(question: string, view: View, now: number | null, keep: (fact: Fact) => boolean): Ranking {
  const sought = readSought(question, now);
  const closest = lookedAt(question, view, byThose(sought, view, keep));
  const newest = closest.near.reduce((last, { scored: { source } }) => later(last, source.publishedAt), '');
  const value = ({ scored: { source }, features }: LookedAt) =>
    evidence(features) +
    (sought.at !== null && isWithin(source, sought.at) ? DATED : 0) +
    (sought.latest && source.publishedAt === newest ? NEWEST : 0);
  const ordered = closest.near.toSorted((a, b) => value(b) - value(a));
  const behind = closest.far.map(({ fact }) => ({ fact, features: null }));
  const all = [...ordered.map(({ scored: { fact }, features }) => ({ fact, features })), ...behind];
  const top = ordered[0]?.features;
  return {
    ranked: all.map((each, at) => ({ ...each, score: 1 - at / all.length })),
    confidence: top ? confidence(top) : 0,
    answered: top !== undefined && isAnswer(top),
  };
}

/** How much it counts that a source came out when the question says, and that it is the newest where that is asked for. */
const DATED = 0.6;
const NEWEST = 0.4;

const later = (one: string, other: string | null): string => (other !== null && other > one ? other : one);

/** Only sources of the publishers that the question names, where it names any that is on file. */
function byThose({ isBy }: Sought, view: View, keep: (fact: Fact) => boolean): (fact: Fact) => boolean {
  const named = new Set<string>();
  const seen = new Set<string>();
  for (const { publisher, withdrawn, unusable } of view.sourceById.values()) {
    if (publisher === null || withdrawn || unusable || seen.has(publisher)) continue;
    seen.add(publisher);
    if (isBy(publisher)) named.add(publisher);
  }
  if (named.size === 0) return keep;
  return (fact) => named.has(view.sourceById.get(fact.sourceId)?.publisher ?? '') && keep(fact);
}

/** A document that is looked at closely. */
export interface LookedAt {
  readonly scored: Scored;
  readonly features: Features;
}

/** The documents that come near a question, with what is seen of each; what `rank` and the fitting of its model are made of. */
export function lookedAt(
  question: string,
  view: View,
  keep: (fact: Fact) => boolean,
): { readonly near: readonly LookedAt[]; readonly far: readonly Scored[] } {
  const reader = readerFor(view.lexicon);
  const asked = readAsked(question, view, reader);
  const all = scored(asked, view, reader, keep);
  const features = featuresOf(asked, all, MOST, view.lexicon, reader);
  return {
    near: features.flatMap((each, at) => {
      const one = all[at];
      return one ? [{ scored: one, features: each }] : [];
    }),
    far: all.slice(MOST),
  };
}
