import type { Attribution } from '../domain/attribution.ts';
import type { Gate } from '../domain/audience.ts';
import type { Fact, Library, Name, Topic } from '../domain/fact.ts';
import { locate } from '../domain/quote.ts';
import type { Source } from '../domain/source.ts';
import { NEEDS_TWO } from '../domain/status.ts';
import { plainKey } from '../language/fold.ts';
import { mergeNames } from './aliases.ts';
import type { Entry } from './entry.ts';
import { standsAs } from './fact-rules.ts';
import { fullId } from './ids.ts';
import type { FactFields, SourceFields } from './schema.ts';
import type { TopicFiles } from './topic-files.ts';

/** Builds the linked library from files in which no check found an error; what wouldn't be whole is a bug and throws. */
export function buildLibrary(topics: readonly TopicFiles[]): Library {
  const fields = new Map<string, SourceFields>();
  for (const { sources } of topics) for (const { entry } of sources) if (entry?.whole) fields.set(entry.whole.id, entry.whole);
  const sources = topics.flatMap((topic) =>
    topic.sources.map(({ entry, text, sha256 }) => toSource(topic, sound(entry), { text, sha256 }, fields)),
  );
  const bySource = new Map(sources.map((source) => [source.id, source]));
  return {
    topics: topics.map(toTopic),
    sources,
    facts: topics.flatMap((topic) => topic.facts.entries.map((entry) => toFact(topic, sound(entry), bySource))),
    names: mergeNames(topics.flatMap(toNames)),
  };
}

function sound<T>(entry: Entry<T> | null): T {
  if (!entry?.whole) throw new Error('a library is built only from files without errors');
  return entry.whole;
}

function gateOf({ audience, embargo }: { audience?: Gate['audience'] | undefined; embargo?: string | undefined }): Gate[] {
  return audience || embargo !== undefined ? [{ audience: audience ?? null, embargo: embargo ?? null }] : [];
}

const topicGates = (topic: TopicFiles): Gate[] => gateOf(sound(topic.topic));

function toTopic(files: TopicFiles): Topic {
  const { title, aliases, desk, bottomLine } = sound(files.topic);
  return { id: files.id, title, aliases, desk, bottomLine: bottomLine.map((id) => fullId(files.id, id)), gates: topicGates(files) };
}

function toSource(
  topic: TopicFiles,
  fields: SourceFields,
  content: Pick<Source, 'text' | 'sha256'>,
  all: ReadonlyMap<string, SourceFields>,
): Source {
  const { reason, at } = fields;
  return {
    id: fields.id,
    topicId: topic.id,
    version: 1,
    title: fields.title,
    publisher: fields.publisher ?? null,
    url: fields.url ?? null,
    publishedAt: fields.publishedAt ?? null,
    retrievedAt: fields.retrievedAt,
    language: fields.language,
    originId: originOf(fields, all),
    ...content,
    withdrawn: fields.status === 'withdrawn' && reason !== undefined && at !== undefined ? { reason, at } : null,
    gates: [...topicGates(topic), ...gateOf(fields)],
  };
}

/** The source's own origin; a translation without one shares its original's (DOMAIN.md, "What stands beside the status"). */
function originOf(fields: SourceFields, all: ReadonlyMap<string, SourceFields>): string {
  let here = fields;
  for (const seen = new Set<SourceFields>(); here.origin === undefined && here.translationOf !== undefined && !seen.has(here); ) {
    seen.add(here);
    here = all.get(here.translationOf) ?? here;
  }
  return here.origin ?? here.id;
}

function toNames(topic: TopicFiles): Name[] {
  return topic.names.entries.map((entry) => ({ ...sound(entry), topicId: topic.id, gates: topicGates(topic) }));
}

function toFact(topic: TopicFiles, fields: FactFields, sources: ReadonlyMap<string, Source>): Fact {
  const source = sources.get(fields.source);
  const quote = source && locate(source.text, fields.quote);
  if (!quote) throw new Error(`the quote of ${topic.id}/${fields.id} was checked, but is not there`);
  return {
    id: fullId(topic.id, fields.id),
    version: 1,
    topicId: topic.id,
    sourceId: source.id,
    statement: fields.statement,
    quote,
    attribution: toAttribution(fields.attribution, source),
    ...standing(fields, source),
    approvals: fields.approvals,
    modality: fields.modality,
    view: fields.view ?? null,
    answers:
      fields.answers?.map(({ slot, unit, subject, value }) => ({
        slot,
        unit: unit ?? null,
        subject: subject ?? null,
        value: value ?? null,
        declared: true,
      })) ?? null,
    scope: fields.scope ? { slots: fields.scope.slot, subject: fields.scope.subject ?? null, body: fields.scope.body ?? null } : null,
    links: fields.links.map(({ kind, to }) => ({ kind, to: fullId(topic.id, to) })),
    names: fields.names,
    questions: fields.questions,
    asOf: fields.asOf ?? null,
    validUntil: fields.validUntil ?? null,
    reviewBy: fields.reviewBy ?? null,
    reviewed: true,
    // A source from another topic brings that topic's gates along.
    gates: [...(source.topicId === topic.id ? [] : topicGates(topic)), ...source.gates, ...gateOf(fields)],
  };
}

/** The status, as far as a file may set it: a killed source kills the fact, and what takes two people is only proposed. */
function standing(fields: FactFields, source: Source): Pick<Fact, 'status' | 'proposedStatus' | 'statusReason' | 'statusAt'> {
  if (source.withdrawn)
    return { status: 'withdrawn', proposedStatus: null, statusReason: source.withdrawn.reason, statusAt: source.withdrawn.at };
  const { status, reason, at, attribution } = fields;
  const proposed = NEEDS_TWO.has(status);
  return {
    status: proposed ? standsAs(attribution.kind) : status,
    proposedStatus: proposed ? status : null,
    statusReason: reason ?? null,
    statusAt: at ?? null,
  };
}

/** One official is one origin, whatever outlet prints the words; anyone else's word counts with the source that has it. */
function toAttribution({ kind, as, by, relayed, inherited, origin }: FactFields['attribution'], source: Source): Attribution {
  const speaker = kind === 'official-on-record' || kind === 'named' ? (by ?? plainKey(as ?? '')) : '';
  return { kind, as: as ?? null, by: by ?? null, relayed, inherited, originId: origin ?? (speaker === '' ? source.originId : speaker) };
}
