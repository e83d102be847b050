import { type Gate, maySee, type Viewer } from '../../domain/audience.ts';
import type { Library } from '../../domain/fact.ts';
import { isAtLeast } from '../../domain/roles.ts';
import type { FactHolding, Held, Holding, NameHolding, SourceHolding, TopicHolding } from '../../knowledge/holding.ts';
import { fullId } from '../../knowledge/ids.ts';
import { isLive } from '../../search/conflicts.ts';
import { NamesInUse, uniqueNames } from '../../search/names-in-use.ts';
import { asFiled } from './as-filed.ts';
import { forReaders } from './for-readers.ts';

/** What goes out as knowledge files, as the files word it; every reference in it resolves. */
export interface Outgoing {
  readonly topics: readonly OutgoingTopic[];
  /** Sources that are in no topic of these, and that no entry rests on. */
  readonly unfiled: readonly SourceHolding[];
  /** Entries whose quote is gone from their source, so that no file can hold them. */
  readonly gone: readonly string[];
}

export interface OutgoingTopic {
  readonly topic: TopicHolding;
  readonly sources: readonly SourceHolding[];
  readonly facts: readonly FactHolding[];
  readonly names: readonly NameHolding[];
}

/** Everything on file, and whose eyes it goes out for. */
export interface Asked {
  readonly held: readonly Held[];
  readonly library: Library;
  readonly viewer: Viewer;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * What somebody may take away as knowledge files. An admin takes everything, gates and all; others what they may see, and readers nothing
 * that is on hold, withdrawn, or not to be used. Whatever refers to something else is left out of what goes, as if there were no such thing.
 * Drafts and what was undone never go.
 */
export function outgoing(asked: Asked): Outgoing {
  const { library, viewer } = asked;
  const chosen = choose(asked).map(asFiled);
  const worded = isAtLeast(viewer.role, 'editor') ? chosen : chosen.map(forReaders);
  const goneIds = new Set(library.facts.flatMap(({ id, gone }) => (gone ? [id] : [])));
  const sources = new Map(worded.flatMap((each) => (each.kind === 'source' ? [[each.id, each] as const] : [])));
  const resting = worded.filter((each) => each.kind === 'fact').filter(({ fields }) => sources.has(fields.source));
  const facts = Map.groupBy(
    resting.filter(({ id }) => !goneIds.has(id)),
    ({ topicId }) => topicId,
  );
  const names = Map.groupBy(
    worded.filter((each) => each.kind === 'name'),
    ({ topicId }) => topicId,
  );
  // A topic's file names its bottom line, so that one without entries can't be written.
  const topics = worded.filter((each) => each.kind === 'topic').filter(({ id }) => facts.has(id));
  const places = placesOf(topics, facts, sources);
  const bySource = Map.groupBy(sources.values(), ({ id }) => places.get(id));
  const known = idsOf(topics, facts, names, sources, asked.held);
  return {
    topics: topics.map((topic) => ({
      topic: withBottomLine(topic, known, facts.get(topic.id) ?? []),
      sources: (bySource.get(topic.id) ?? []).map((source) => resolvedSource(source, known)),
      facts: (facts.get(topic.id) ?? []).map((fact) => resolvedFact(fact, known)),
      names: (names.get(topic.id) ?? []).map((name) => resolvedName(name, known)),
    })),
    unfiled: (bySource.get(undefined) ?? []).map((source) => resolvedSource(source, known)),
    gone: resting.flatMap(({ id }) => (goneIds.has(id) ? [id] : [])),
  };
}

function choose({ held, library, viewer, now }: Asked): Holding[] {
  const all = held.flatMap(({ holding }) => ('removed' in holding || holding.kind === 'draft' ? [] : [holding]));
  if (viewer.role === 'admin') return all;
  const works = isAtLeast(viewer.role, 'editor');
  const may = ({ gates }: { readonly gates: readonly Gate[] }) => maySee(gates, viewer, now);
  const topics = library.topics.filter(may);
  const sources = library.sources.filter((each) => may(each) && (works || (each.withdrawn === null && !each.unusable)));
  const facts = library.facts.filter((each) => may(each) && (works || isLive(each)));
  // A spelling that only hidden entries have would give them away.
  const names = new NamesInUse(uniqueNames(library.names.filter(may))).among([
    { key: '', gates: [], passages: [], archived: [], names: [], topics, sources, facts },
  ]);
  const ids = { topic: idsIn(topics), source: idsIn(sources), fact: idsIn(facts), name: idsIn(names) };
  return all.filter((each) =>
    each.kind === 'name' ? ids.topic.has(each.topicId) && ids.name.has(each.fields.id) : ids[each.kind].has(each.id),
  );
}

const idsIn = (things: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(things.map(({ id }) => id));

/** The topic that each source's file goes to: its own, or, where that doesn't go out, that of the first entry that rests on it. */
function placesOf(
  topics: readonly TopicHolding[],
  facts: ReadonlyMap<string, readonly FactHolding[]>,
  sources: ReadonlyMap<string, SourceHolding>,
): ReadonlyMap<string, string> {
  const going = new Set(topics.map(({ id }) => id));
  const places = new Map([...sources.values()].flatMap(({ id, topicId }) => (going.has(topicId) ? [[id, topicId] as const] : [])));
  for (const { id } of topics) for (const { fields } of facts.get(id) ?? []) if (!places.has(fields.source)) places.set(fields.source, id);
  return places;
}

interface Known {
  readonly facts: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  /** Sources on file that don't go. */
  readonly hidden: ReadonlySet<string>;
}

function idsOf(
  topics: readonly TopicHolding[],
  facts: ReadonlyMap<string, readonly FactHolding[]>,
  names: ReadonlyMap<string, readonly NameHolding[]>,
  sources: ReadonlyMap<string, SourceHolding>,
  held: readonly Held[],
): Known {
  return {
    facts: new Set(topics.flatMap(({ id }) => (facts.get(id) ?? []).map((fact) => fact.id))),
    names: new Set(topics.flatMap(({ id }) => (names.get(id) ?? []).map(({ fields }) => fields.id))),
    sources: new Set(sources.keys()),
    hidden: new Set(held.flatMap(({ holding: { kind, id } }) => (kind === 'source' && !sources.has(id) ? [id] : []))),
  };
}

function withBottomLine(topic: TopicHolding, { facts }: Known, own: readonly FactHolding[]): TopicHolding {
  const left = topic.fields.bottomLine.filter((fact) => facts.has(fullId(topic.id, fact)));
  const first = own.slice(0, 1).map(({ fields }) => fields.id);
  return { ...topic, fields: { ...topic.fields, bottomLine: left.length > 0 ? left : first } };
}

/** A near copy has its original's id for its origin. */
const openOrigin = <T extends { readonly origin?: string | undefined }>(fields: T, { hidden }: Known): T =>
  fields.origin !== undefined && hidden.has(fields.origin) ? { ...fields, origin: undefined } : fields;

function resolvedSource(source: SourceHolding, known: Known): SourceHolding {
  const fields = openOrigin(source.fields, known);
  const { translationOf } = fields;
  return translationOf === undefined || known.sources.has(translationOf)
    ? { ...source, fields }
    : { ...source, fields: { ...fields, translationOf: undefined } };
}

function resolvedFact(fact: FactHolding, known: Known): FactHolding {
  const { scope, links, names } = fact.fields;
  const named = (id: string | undefined): string | undefined => (id !== undefined && known.names.has(id) ? id : undefined);
  const attribution = openOrigin(fact.fields.attribution, known);
  return {
    ...fact,
    fields: {
      ...fact.fields,
      attribution: { ...attribution, by: named(attribution.by) },
      scope: scope && { ...scope, body: named(scope.body) },
      links: links.filter(({ to }) => known.facts.has(fullId(fact.topicId, to))),
      names: names.filter((id) => known.names.has(id)),
    },
  };
}

function resolvedName(name: NameHolding, { names }: Known): NameHolding {
  return { ...name, fields: { ...name.fields, in: name.fields.in.filter((id) => names.has(id)) } };
}
