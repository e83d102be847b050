import fc from 'fast-check';
import type { Gate } from '../../src/domain/audience.ts';
import type { Fact, Library, Name } from '../../src/domain/fact.ts';
import type { Source } from '../../src/domain/source.ts';
import { STATUSES } from '../../src/domain/status.ts';
import { passagesOf } from '../../src/search/passages.ts';

/** What a desk stands on, and the moment (epoch ms). */
export interface Standing {
  readonly library: Library;
  readonly closed: ReadonlySet<string>;
  readonly now: number;
}

/** Something that happens to it; what isn't touched stays the very same object. */
export type Edit = (standing: Standing) => Standing;

export const EDITORS: Gate = { audience: { roles: ['editor'], channels: [], groups: [], people: [] }, embargo: null };
const ADA: Gate = { audience: { roles: [], channels: [], groups: [], people: ['slack:ADA'] }, embargo: null };
const LATER: Gate = { audience: null, embargo: '2026-12-05T00:00:00Z' };
const GATES: readonly (readonly Gate[])[] = [[], [EDITORS], [ADA], [LATER], [ADA, LATER]];
const DAY = 24 * 60 * 60_000;

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];
const put = <T>(list: readonly T[], old: T, next: T): T[] => list.map((each) => (each === old ? next : each));
const change =
  (how: (library: Library) => Partial<Library>): Edit =>
  (standing) => ({ ...standing, library: { ...standing.library, ...how(standing.library) } });

export const setFact = (id: string, next: Partial<Fact>): Edit =>
  change(({ facts }) => ({ facts: facts.map((fact) => (fact.id === id ? { ...fact, version: fact.version + 1, ...next } : fact)) }));

/** A fact is behind its source's gates, too, whatever its own are. */
const behind = (fact: Fact, gates: readonly Gate[]): Edit =>
  change(({ sources, facts }) => {
    const source = sources.find(({ id }) => id === fact.sourceId);
    const all = [...new Set([...(source?.gates ?? []), ...gates])];
    return { facts: facts.map((each) => (each === fact ? { ...fact, version: fact.version + 1, gates: all } : each)) };
  });

/** The facts that rest on it are behind its gates, too. */
export const setSource = (id: string, next: Partial<Source>): Edit =>
  change(({ sources, facts }) => ({
    sources: sources.map((source) => (source.id === id ? { ...source, version: source.version + 1, ...next } : source)),
    facts: next.gates ? facts.map((fact) => (fact.sourceId === id ? { ...fact, gates: next.gates ?? [] } : fact)) : facts,
  }));

/** With all that rests on it. */
export const removeSource = (id: string): Edit =>
  change((library) =>
    without(
      library,
      (fact) => fact.sourceId === id,
      library.sources.filter((source) => source.id !== id),
    ),
  );

export const addSource = (source: Source): Edit => change(({ sources }) => ({ sources: [...sources, source] }));

/** A passage is reviewed and becomes a fact. */
export const promote = (passage: Fact, more: Partial<Fact> = {}): Edit =>
  change(({ facts }) => ({
    facts: [
      ...facts,
      { ...passage, id: `${passage.topicId}/from-${passage.quote.start}`, statement: passage.quote.exact, reviewed: true, ...more },
    ],
  }));

export const close =
  (id: string): Edit =>
  (standing) => ({ ...standing, closed: new Set([...standing.closed, id]) });

const wait =
  (days: number): Edit =>
  (standing) => ({ ...standing, now: standing.now + days * DAY });

function without(library: Library, gone: (fact: Fact) => boolean, sources = library.sources): Library {
  const ids = new Set(library.facts.filter(gone).map((fact) => fact.id));
  const kept = library.facts.filter((fact) => !ids.has(fact.id));
  return {
    ...library,
    sources,
    facts: kept.map((fact) =>
      fact.links.some((link) => ids.has(link.to)) ? { ...fact, links: fact.links.filter((link) => !ids.has(link.to)) } : fact,
    ),
    topics: library.topics.map((topic) =>
      topic.bottomLine.some((id) => ids.has(id)) ? { ...topic, bottomLine: topic.bottomLine.filter((id) => !ids.has(id)) } : topic,
    ),
  };
}

const named = (name: string, at: number, library: Library): Name => ({
  id: `name-${name.toLowerCase()}`,
  topicId: pick(library.topics, at)?.id ?? '',
  name,
  kind: 'thing',
  is: ['thing'],
  in: [],
  aliases: [],
  maybe: [],
  gates: [],
});

/** Random edits; `spare`: articles that may come on file. */
export function edits(spare: readonly Source[]): fc.Arbitrary<{ readonly what: string; readonly edit: Edit }> {
  const at = fc.nat(10_000);
  const edit = (what: string, how: (at: number, other: number) => Edit) =>
    fc.tuple(at, at).map(([one, other]) => ({ what: `${what} ${one} ${other}`, edit: how(one, other) }));
  const ofFact = (how: (fact: Fact, other: number) => Edit) => (one: number, other: number) => (standing: Standing) => {
    const fact = pick(standing.library.facts, one);
    return fact ? how(fact, other)(standing) : standing;
  };
  const ofSource = (how: (source: Source, other: number) => Edit) => (one: number, other: number) => (standing: Standing) => {
    const source = pick(standing.library.sources, one);
    return source ? how(source, other)(standing) : standing;
  };
  const ofPassage = (how: (passage: Fact, other: number) => Edit) => (one: number, other: number) => (standing: Standing) => {
    const passage = pick(passagesOf(standing.library, standing.closed), one);
    return passage ? how(passage, other)(standing) : standing;
  };
  const taken = (id: string, { library }: Standing) =>
    [...library.facts, ...library.sources, ...library.names].some((each) => each.id === id);
  return fc.oneof(
    edit(
      'status',
      ofFact((fact, other) => setFact(fact.id, { status: pick(STATUSES, other) ?? 'held' })),
    ),
    edit(
      'gates of a fact',
      ofFact((fact, other) => behind(fact, pick(GATES, other) ?? [])),
    ),
    edit(
      'words of a fact',
      ofFact((fact, other) => setFact(fact.id, { statement: `${fact.statement} number ${other}`, questions: ['Who knew?'] })),
    ),
    edit(
      'another sentence quoted',
      ofPassage((passage, other) => (standing) => {
        const fact = pick(
          standing.library.facts.filter(({ sourceId }) => sourceId === passage.sourceId),
          other,
        );
        return fact ? setFact(fact.id, { quote: passage.quote })(standing) : standing;
      }),
    ),
    edit(
      'fact removed',
      ofFact((fact) => change((library) => without(library, (each) => each === fact))),
    ),
    edit(
      'passage to fact',
      ofPassage((passage, other) => promote(passage, { id: `${passage.topicId}/new-${passage.quote.start}-${other}` })),
    ),
    edit(
      'passage discarded',
      ofPassage((passage) => close(passage.id)),
    ),
    edit(
      'gates of a source',
      ofSource((source, other) => setSource(source.id, { gates: pick(GATES, other) ?? [] })),
    ),
    edit(
      'title of a source',
      ofSource((source, other) => setSource(source.id, { title: `Title ${other}` })),
    ),
    edit(
      'more text',
      ofSource((source, other) => setSource(source.id, { text: `${source.text}\nIt was seen ${other} times near Lowick.` })),
    ),
    edit(
      'source killed',
      ofSource((source) => setSource(source.id, { withdrawn: { reason: 'wrong', at: '2026-11-30T00:00:00Z' } })),
    ),
    edit(
      'source removed',
      ofSource((source) => removeSource(source.id)),
    ),
    edit('source added', (one, other) => (standing) => {
      const [source, topic] = [pick(spare, one), pick(standing.library.topics, other)];
      if (!source || !topic || taken(source.id, standing)) return standing;
      return addSource({ ...source, topicId: topic.id, gates: pick(GATES, other) ?? [] })(standing);
    }),
    edit('title of a topic', (one, other) =>
      change(({ topics }) => {
        const topic = pick(topics, one);
        return topic ? { topics: put(topics, topic, { ...topic, title: `${topic.title} ${other}` }) } : {};
      }),
    ),
    edit('name added', (one, other) => (standing) => {
      const words = standing.library.sources.flatMap((source) => source.text.match(/\b\p{Lu}\p{Ll}{3,}\b/gu) ?? []);
      const name = named(pick(words, one) ?? 'Nobody', other, standing.library);
      return taken(name.id, standing) ? standing : change(({ names }) => ({ names: [...names, name] }))(standing);
    }),
    edit('name removed', (one) => change(({ names }) => ({ names: names.filter((name) => name !== pick(names, one)) }))),
    edit('first fact last', () => change(({ facts: [first, ...facts] }) => ({ facts: first ? [...facts, first] : facts }))),
    edit('days pass', (one) => wait(one % 10)),
  );
}
