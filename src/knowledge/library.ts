import type { Attribution } from '../domain/attribution.ts';
import type { Gate } from '../domain/audience.ts';
import type { Fact, Library, Name, Topic } from '../domain/fact.ts';
import { locate, type Quote } from '../domain/quote.ts';
import { type Source, UNFILED } from '../domain/source.ts';
import { approvedByTwo, NEEDS_TWO } from '../domain/status.ts';
import { plainKey } from '../language/fold.ts';
import { mergeNames } from './aliases.ts';
import { standsAs } from './fact-rules.ts';
import { sha256Of } from './hash.ts';
import type { FactHolding, Gone, Held, Holding, NameHolding, SourceHolding, TopicHolding } from './holding.ts';
import { fullId } from './ids.ts';
import type { FactFields, SourceFields } from './schema.ts';

/** Builds libraries from what is held. What didn't change from one build to the next is the very same object in both. */
export class LibraryBuilder {
  readonly #topics = new WeakMap<TopicHolding, Topic>();
  readonly #sources = new WeakMap<SourceHolding, Built<Source, SourceGround>>();
  readonly #facts = new WeakMap<FactHolding, Built<Fact, FactGround>>();
  readonly #names = new WeakMap<NameHolding, Built<Name, { readonly topic: Topic }>>();
  #merged: { readonly names: readonly Name[]; readonly merged: readonly Name[] } = { names: [], merged: [] };

  /** The linked library, in the order of what is held. Throws where that isn't whole: checks come before. */
  build(all: readonly Held[]): Library {
    const held = all.filter(({ holding }) => !('removed' in holding));
    const topics = held.flatMap((each) => (isOf('topic', each) ? this.#topic(each.holding) : []));
    const topicById = new Map(topics.map((topic) => [topic.id, topic]));
    const topicOf = ({ topicId }: Holding): Topic => there(topicById.get(topicId), `topic ${topicId}`);
    const sourceTopic = ({ topicId }: SourceHolding): Topic | null =>
      topicId === UNFILED ? null : there(topicById.get(topicId), `topic ${topicId}`);
    const fields = new Map(held.flatMap(({ holding }) => (holding.kind === 'source' ? [[holding.id, holding.fields] as const] : [])));
    const sources = held.flatMap((each) => (isOf('source', each) ? this.#source(each, sourceTopic(each.holding), fields) : []));
    const sourceById = new Map(sources.map((source) => [source.id, source]));
    const names = held.flatMap((each) => (isOf('name', each) ? this.#name(each.holding, topicOf(each.holding)) : []));
    return {
      topics,
      sources,
      facts: held.flatMap((each) => {
        if (!isOf('fact', each)) return [];
        const id = each.holding.fields.source;
        return this.#fact(each, topicOf(each.holding), there(sourceById.get(id), `source ${id}`));
      }),
      names: this.#mergedNames(names),
    };
  }

  #topic(holding: TopicHolding): Topic {
    return remembered(this.#topics, holding, () => toTopic(holding));
  }

  #source({ holding, version }: Held<SourceHolding>, topic: Topic | null, all: ReadonlyMap<string, SourceFields>): Source {
    const ground = { topic, version, originId: originOf(holding.fields, all) };
    return rebuilt(this.#sources, holding, ground, () => toSource(holding, ground));
  }

  #fact({ holding, version }: Held<FactHolding>, topic: Topic, source: Source): Fact {
    const ground = { topic, version, source };
    return rebuilt(this.#facts, holding, ground, () => toFact(holding, ground));
  }

  #name(holding: NameHolding, topic: Topic): Name {
    return rebuilt(this.#names, holding, { topic }, () => ({ ...holding.fields, topicId: topic.id, gates: topic.gates }));
  }

  #mergedNames(names: readonly Name[]): readonly Name[] {
    const same = names.length === this.#merged.names.length && names.every((name, at) => name === this.#merged.names[at]);
    if (!same) this.#merged = { names, merged: mergeNames(names) };
    return this.#merged.merged;
  }
}

/** Where the quote of a fact stands in a text; null: nowhere. */
export const quoteIn = (text: string, { quote }: Pick<FactFields, 'quote'>): Quote | null => locate(text, quote);

/**
 * The words that a fact shows, on a source with such a text: where they stand there, else where they stood before they went from it; null:
 * they are in neither.
 */
export function wordsOf(
  { fields, gone }: Pick<FactHolding, 'fields' | 'gone'>,
  text: string,
): { readonly quote: Quote; readonly gone?: Gone } | null {
  const quote = quoteIn(text, fields);
  if (quote) return { quote };
  return gone && gone.quote.exact === fields.quote ? { quote: gone.quote, gone } : null;
}

interface SourceGround {
  readonly topic: Topic | null;
  readonly version: number;
  readonly originId: string;
}

interface FactGround {
  readonly topic: Topic;
  readonly version: number;
  readonly source: Source;
}

interface Built<T, G> {
  readonly made: T;
  readonly ground: G;
}

function remembered<K extends object, T>(known: WeakMap<K, T>, key: K, make: () => T): T {
  const made = known.get(key) ?? make();
  known.set(key, made);
  return made;
}

/** What was made of a holding, as long as all else that went into it is the same. */
function rebuilt<K extends object, T, G extends object>(known: WeakMap<K, Built<T, G>>, key: K, ground: G, make: () => T): T {
  const last = known.get(key);
  if (last && (Object.keys(ground) as (keyof G)[]).every((part) => last.ground[part] === ground[part])) return last.made;
  const made = make();
  known.set(key, { made, ground });
  return made;
}

function isOf<K extends Holding['kind']>(kind: K, held: Held): held is Held<Extract<Holding, { kind: K }>> {
  return held.holding.kind === kind;
}

function there<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`${what} is not held`);
  return found;
}

/** All gates that a thing would stand behind, if it were in a library. */
export function gatesOf(holding: Holding, { topics, sources }: Pick<Library, 'topics' | 'sources'>): readonly Gate[] {
  const ofTopic = topics.find(({ id }) => id === holding.topicId)?.gates ?? [];
  switch (holding.kind) {
    case 'topic':
      return gateOf(holding.fields);
    case 'source':
      return [...ofTopic, ...gateOf(holding.fields)];
    case 'fact':
      return [...ofTopic, ...(sources.find(({ id }) => id === holding.fields.source)?.gates ?? []), ...gateOf(holding.fields)];
    case 'name':
    case 'draft':
      return ofTopic;
  }
}

function gateOf({ audience, embargo }: { audience?: Gate['audience'] | undefined; embargo?: string | undefined }): Gate[] {
  return audience || embargo !== undefined ? [{ audience: audience ?? null, embargo: embargo ?? null }] : [];
}

function toTopic({ id, fields }: TopicHolding): Topic {
  const { title, aliases, desk, bottomLine } = fields;
  return { id, title, aliases, desk, bottomLine: bottomLine.map((fact) => fullId(id, fact)), gates: gateOf(fields) };
}

function toSource({ fields, text }: SourceHolding, { topic, version, originId }: SourceGround): Source {
  return {
    id: fields.id,
    topicId: topic?.id ?? UNFILED,
    version,
    title: fields.title,
    publisher: fields.publisher ?? null,
    url: fields.url ?? null,
    publishedAt: fields.publishedAt ?? null,
    retrievedAt: fields.retrievedAt,
    language: fields.language,
    originId,
    text,
    // Where it is on record, it was made of this very text.
    sha256: fields.sha256 ?? sha256Of(text),
    withdrawn: withdrawnBy(fields),
    ...(fields.unusable && { unusable: fields.unusable }),
    gates: [...(topic?.gates ?? []), ...gateOf(fields)],
  };
}

function withdrawnBy({ status, reason, at }: SourceFields): Source['withdrawn'] {
  return status === 'withdrawn' && reason !== undefined && at !== undefined ? { reason, at } : null;
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

function toFact(holding: FactHolding, { topic, version, source }: FactGround): Fact {
  const { id, fields } = holding;
  const words = wordsOf(holding, source.text);
  if (!words) throw new Error(`the quote of ${id} was checked, but is not there`);
  const { quote, gone } = words;
  return {
    id,
    version,
    topicId: topic.id,
    sourceId: source.id,
    statement: fields.statement,
    quote,
    ...(gone && { gone: { version: gone.version, at: gone.at } }),
    attribution: toAttribution(fields.attribution, source),
    ...standing(holding, source),
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
    gates: [...(source.topicId === topic.id ? [] : topic.gates), ...source.gates, ...gateOf(fields)],
  };
}

type Standing = Pick<Fact, 'status' | 'proposedStatus' | 'approvals' | 'statusReason' | 'statusAt'>;

/** How a fact stands on a source with such fields. */
export const standingOf = (fact: FactHolding, source: SourceFields): Standing =>
  standing(fact, { withdrawn: withdrawnBy(source), ...(source.unusable && { unusable: source.unusable }) });

/** A killed source kills the fact, and one that may not be used holds it; what takes two people stands only with two people's word, given in chat (DESIGN.md, "Two people"). */
function standing(
  { fields, approved, pending }: FactHolding,
  { withdrawn: killed, unusable }: Pick<Source, 'withdrawn' | 'unusable'>,
): Standing {
  if (killed) {
    const { reason, at } = killed;
    return { status: 'withdrawn', proposedStatus: null, approvals: [], statusReason: reason, statusAt: at };
  }
  const { status, reason, at, attribution } = fields;
  if (unusable && status !== 'withdrawn')
    return { status: 'held', proposedStatus: null, approvals: [], statusReason: null, statusAt: null };
  const missing = NEEDS_TWO.has(status) && !approvedByTwo(approved);
  return {
    status: missing ? standsAs(attribution.kind) : status,
    proposedStatus: pending?.status ?? (missing ? status : null),
    approvals: pending?.approvals ?? approved,
    statusReason: reason ?? null,
    statusAt: at ?? null,
  };
}

/** One official is one origin, whatever outlet prints the words; anyone else's word counts with the source that has it. */
function toAttribution({ kind, as, by, relayed, inherited, origin }: FactFields['attribution'], source: Source): Attribution {
  const speaker = kind === 'official-on-record' || kind === 'named' ? (by ?? plainKey(as ?? '')) : '';
  return { kind, as: as ?? null, by: by ?? null, relayed, inherited, originId: origin ?? (speaker === '' ? source.originId : speaker) };
}
