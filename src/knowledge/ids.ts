import type { Entries, Entry } from './entry.ts';
import { fault, type Place, type Report } from './problems.ts';
import type { FactFields, NameFields } from './schema.ts';
import type { SourceFile } from './source-file.ts';
import type { TopicFiles } from './topic-files.ts';

/** Every id on file, so that references can be followed. Broken entries count, so that one fault isn't told as two. */
export interface Ids {
  readonly topics: ReadonlyMap<string, TopicFiles>;
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** false where some source's id isn't known. */
  readonly sourcesComplete: boolean;
  /** By full id, `topic/slug`. */
  readonly facts: ReadonlyMap<string, Entry<FactFields>>;
  /** One name may be described in several topics. */
  readonly names: ReadonlyMap<string, readonly Entry<NameFields>[]>;
  /** false where some names.yaml couldn't be read. */
  readonly namesComplete: boolean;
}

/** A reference as a full id: `slug` means the same topic. */
export function fullId(topicId: string, reference: string): string {
  return reference.includes('/') ? reference : `${topicId}/${reference}`;
}

/** Gathers the ids of all topics; reports every id that is used twice. */
export function gatherIds(topics: readonly TopicFiles[], report: Report): Ids {
  const sources = new Map<string, SourceFile>();
  const facts = new Map<string, Entry<FactFields>>();
  const names = new Map<string, Entry<NameFields>[]>();
  for (const topic of topics) {
    for (const source of topic.sources) {
      const id = source.entry?.fields.id ?? source.stem;
      const first = sources.get(id);
      if (first)
        report(
          twice(
            source.entry?.at('id') ?? { file: source.file, line: 0, field: '' },
            id,
            first.entry?.at('id') ?? { file: first.file, line: 0, field: '' },
          ),
        );
      else sources.set(id, source);
    }
    for (const [id, entry] of distinct(topic.facts, report)) facts.set(fullId(topic.id, id), entry);
    for (const [id, entry] of distinct(topic.names, report)) names.set(id, [...(names.get(id) ?? []), entry]);
    distinct(topic.questions, report);
  }
  return {
    topics: new Map(topics.map((topic) => [topic.id, topic])),
    sources,
    sourcesComplete: topics.every(
      (topic) => topic.sourcesComplete && topic.sources.every((source) => source.entry?.fields.id !== undefined),
    ),
    facts,
    names,
    namesComplete: topics.every((topic) => topic.names.complete),
  };
}

/** The entries of one list by id; the second of two equal ids is reported and left out. */
function distinct<T extends { readonly id: string }>(list: Entries<T>, report: Report): Map<string, Entry<T>> {
  const found = new Map<string, Entry<T>>();
  for (const entry of list.entries) {
    const id = entry.fields.id;
    if (id === undefined) continue;
    const first = found.get(id);
    if (first) report(twice(entry.at('id'), id, first.at('id')));
    else found.set(id, entry);
  }
  return found;
}

function twice(place: Place, id: string, first: Place): ReturnType<typeof fault> {
  return fault(place, `the id ${id} is already taken by ${first.file}${first.line > 0 ? `:${first.line}` : ''}; give this one another id`);
}
