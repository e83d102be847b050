import type { Fact } from '../../domain/fact.ts';
import { lapsesAt } from '../../domain/window.ts';
import { type TopicFacts, topicFacts } from '../../search/topic-facts.ts';
import type { View } from '../../search/view.ts';
import { type ChangeKind, type ChangeSet, type FactChange, kindOf } from '../changes/change-set.ts';
import type { SummaryAsked } from './summary.ts';

/** A change that there is something to say of. */
export interface ToldChange extends FactChange {
  readonly kind: ChangeKind;
  readonly to: NonNullable<FactChange['to']>;
}

/** A topic as a summary tells it: its facts with the news first, and what changed in the window. */
export interface TopicSeen extends TopicFacts {
  readonly changes: readonly ToldChange[];
  /** Watched, and the window is open, or can't be placed in time; those that end first are first. */
  readonly open: readonly Fact[];
  /** Watched, and the window has passed; the last to pass first. */
  readonly lapsed: readonly Fact[];
}

/** The topics of a summary, in order; what isn't there for its readers is left out without a trace. */
export function topicsSeen({ topics, now }: Pick<SummaryAsked, 'topics' | 'now'>, view: View, changes: ChangeSet): TopicSeen[] {
  const chosen =
    topics.length === 0 ? [...view.topics].sort((a, b) => (a.id < b.id ? -1 : 1)) : topics.flatMap((id) => view.topicById.get(id) ?? []);
  const told = toldChanges(changes);
  const byTopic = Map.groupBy(newsFirst(view, new Set(told.map(({ id }) => id))), ({ topicId }) => topicId);
  const toldByTopic = Map.groupBy(told, ({ to }) => to.fact.topicId);
  return [...new Set(chosen)].map((topic) => {
    const facts = topicFacts(topic, byTopic.get(topic.id) ?? [], view);
    const ends = new Map(facts.watched.map((fact) => [fact, endOf(fact, view)]));
    const end = (fact: Fact): number => ends.get(fact) ?? Number.POSITIVE_INFINITY;
    const order = new Map(facts.all.map(({ id }, at) => [id, at]));
    return {
      ...facts,
      changes: (toldByTopic.get(topic.id) ?? []).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
      open: facts.watched.filter((fact) => end(fact) > now).sort((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0)),
      lapsed: facts.watched.filter((fact) => end(fact) <= now).sort((a, b) => end(b) - end(a)),
    };
  });
}

/** When the window of a watched fact has passed (epoch ms); null: it has none, or none that can be placed in time. */
export const endOf = (fact: Fact, view: View): number | null =>
  lapsesAt(fact.quote.exact, view.sourceById.get(fact.sourceId)?.publishedAt ?? null, fact.validUntil);

/** Those changes of which something is to be said, by the facts' ids. */
export function toldChanges(changes: ChangeSet): ToldChange[] {
  return [...changes.values()]
    .flatMap((change): ToldChange[] => {
      const kind = kindOf(change, changes);
      return kind === null || change.to === null ? [] : [{ ...change, to: change.to, kind }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Published facts, those that changed first, then by how new they are. Nothing decides that the viewer isn't shown. */
function newsFirst(view: View, changed: ReadonlySet<string>): Fact[] {
  const news = view.facts
    .filter(({ reviewed }) => reviewed)
    .map((fact) => ({ fact, rank: changed.has(fact.id) ? 1 : 0, date: newest(fact, view) }));
  return news
    .sort((a, b) => b.rank - a.rank || (a.date < b.date ? 1 : a.date > b.date ? -1 : a.fact.id < b.fact.id ? -1 : 1))
    .map(({ fact }) => fact);
}

/** The last thing that is known to have happened to a fact: UTC ISO text. */
function newest({ statusAt, asOf, sourceId }: Fact, view: View): string {
  const source = view.sourceById.get(sourceId);
  const dates = [statusAt, asOf, source?.publishedAt ?? source?.retrievedAt];
  return dates.reduce<string>((last, date) => (date && date > last ? date : last), '');
}
