import type { Evidence } from '../../domain/answer.ts';
import { maySee, type Viewer } from '../../domain/audience.ts';
import type { Fact, Library, Name, Topic } from '../../domain/fact.ts';
import type { Source } from '../../domain/source.ts';
import { compare } from '../../knowledge/problems.ts';
import { isLive } from '../../search/conflicts.ts';
import { evidenceFrom } from '../../search/evidence.ts';

/** An entry that goes out by itself, with everything that has to travel with its quote. */
export interface Entry {
  readonly fact: Fact;
  readonly source: Source;
  readonly topic: Topic;
  readonly evidence: Evidence;
  /** The name that speaks; null: none is on file. */
  readonly speaker: Name | null;
  /** Ids of entries that correct or supersede it; empty: it is the latest word. */
  readonly replacedBy: readonly string[];
}

/** Entries that somebody may take away for use, and those that nothing can be made of. */
export interface Entries {
  /** By id, so that their order tells nothing. */
  readonly entries: readonly Entry[];
  /** Ids of those whose quote is gone from its source: no offset or hash would hold. */
  readonly gone: readonly string[];
}

/**
 * What stands and may be seen by `viewer` at `now` (epoch ms): what is on hold or withdrawn is never given out for use, whoever asks
 * (DOMAIN.md, "Status"); neither are passages and drafts.
 */
export function entriesFor({ topics, sources, facts, names }: Library, viewer: Viewer, now: number): Entries {
  const topicById = new Map(topics.map((topic) => [topic.id, topic]));
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  const speakers = new Map(names.flatMap((name) => (maySee(name.gates, viewer, now) ? [[name.id, name] as const] : [])));
  const open = facts.filter((fact) => maySee(fact.gates, viewer, now) && isLive(fact)).sort((a, b) => compare(a.id, b.id));
  const replacing = new Map<string, string[]>();
  for (const { id, links } of open)
    for (const { kind, to } of links)
      if (kind === 'supersedes' || kind === 'corrects') replacing.set(to, [...(replacing.get(to) ?? []), id]);
  return {
    entries: open.flatMap((fact): Entry[] => {
      const [source, topic] = [sourceById.get(fact.sourceId), topicById.get(fact.topicId)];
      if (!source || !topic || fact.gone) return [];
      const speaker = fact.attribution.by === null ? null : (speakers.get(fact.attribution.by) ?? null);
      return [{ fact, source, topic, speaker, evidence: evidenceFrom(fact, source, topic, now), replacedBy: replacing.get(fact.id) ?? [] }];
    }),
    gone: open.flatMap(({ id, gone }) => (gone ? [id] : [])),
  };
}
