import type { Fact, Topic } from '../domain/fact.ts';
import { isLive, supersededBy } from './conflicts.ts';
import type { View } from './view.ts';

/** A topic's published facts as a briefing tells them apart (DOMAIN.md, "The pinned daily summary"). */
export interface TopicFacts {
  readonly topic: Topic;
  /** All of them, with what is on hold, withdrawn or replaced. */
  readonly all: readonly Fact[];
  /** Those that may be quoted, and that nothing newer stands instead of. */
  readonly live: readonly Fact[];
  readonly bottomLine: readonly Fact[];
  /** Live ones that state something: all but the absences. */
  readonly stated: readonly Fact[];
  readonly confirmed: readonly Fact[];
  readonly official: readonly Fact[];
  readonly reported: readonly Fact[];
  /** Found false as well. */
  readonly disputed: readonly Fact[];
  /** A source says itself that something isn't known or confirmed. */
  readonly absent: readonly Fact[];
  /** Expected or possible. */
  readonly watched: readonly Fact[];
}

/** Sorts a topic's facts; `facts` may be any list that has all of them in it. Each list keeps the order. */
export function topicFacts(topic: Topic, facts: readonly Fact[], view: View): TopicFacts {
  const newer = supersededBy(view);
  const all = facts.filter((fact) => fact.topicId === topic.id && fact.reviewed);
  const live = all.filter((fact) => isLive(fact) && !newer.has(fact.id));
  const stated = live.filter((fact) => fact.modality !== 'absence');
  const settled = stated.filter((fact) => !isWatched(fact));
  return {
    topic,
    all,
    live,
    bottomLine: topic.bottomLine.flatMap((id) => live.find((fact) => fact.id === id) ?? []),
    stated,
    confirmed: settled.filter((fact) => fact.status === 'confirmed'),
    official: settled.filter((fact) => fact.status === 'official'),
    reported: settled.filter((fact) => fact.status === 'unconfirmed'),
    disputed: stated.filter((fact) => fact.status === 'disputed' || fact.status === 'found-false'),
    absent: live.filter((fact) => fact.modality === 'absence'),
    watched: stated.filter(isWatched),
  };
}

/** Whether a fact speaks of what is still to come or merely may be. */
const isWatched = ({ modality }: Pick<Fact, 'modality'>): boolean => modality === 'expected' || modality === 'possible';

/** A quote stands once in a section, however many facts rest on it. */
export function oncePerQuote(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const key = `${fact.sourceId} ${fact.quote.start} ${fact.quote.end} ${fact.status} ${fact.modality}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}
