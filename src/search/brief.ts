import type { BriefingAnswer, Common, Section } from '../domain/answer.ts';
import type { Fact, Topic } from '../domain/fact.ts';
import { independentOrigins } from '../domain/origin.ts';
import type { Source } from '../domain/source.ts';
import { type Status, weakest } from '../domain/status.ts';
import { analyse } from '../language/analyse.ts';
import type { Part } from '../language/question/types.ts';
import { day, SECTIONS, theDesk } from '../text/answer.ts';
import { isLive, linksOf, supersededBy } from './conflicts.ts';
import { toEvidence } from './evidence.ts';
import { covers, TermsBuilder } from './terms.ts';
import type { View } from './view.ts';

interface BriefRequest {
  readonly view: View;
  readonly now: number;
  readonly topicId: string | null;
  readonly conversation: { readonly topicId: string | null };
  readonly kind: 'overview' | 'changes';
  /** What the overview is about, where the question says. */
  readonly about: Part | null;
  readonly common: Common;
}

/** A briefing on the topic that is asked about; null where the words after it don't name a topic on file. */
export function brief(request: BriefRequest): BriefingAnswer | null {
  const topic = topicFor(request);
  if (!topic) return null;
  const sections = request.kind === 'changes' ? changes(topic, request) : briefingSections(topic, request.view, request.now);
  return {
    ...request.common,
    outcome: 'briefing',
    topicId: topic.id,
    title: topic.title,
    status: weakestOf(sections),
    sections,
  };
}

/** The weakest standing of what sections state; what isn't known has none. null: nothing is stated. */
export function weakestOf(sections: readonly Section[]): Status | null {
  const stated = sections.flatMap((section) => section.quotes).filter((quote) => quote.modality !== 'absence');
  return weakest(stated.map((quote) => quote.status));
}

/** The topic that the words name; failing words, the conversation's, else the only one on file. */
function topicFor({ view, topicId, conversation, about }: BriefRequest): Topic | null {
  const needs = about?.needs.filter((need) => !need.optional) ?? [];
  const named = view.topics.find((topic) => topic.id === topicId);
  if (named) return named;
  if (needs.length === 0) {
    const known = view.topics.find((topic) => topic.id === conversation.topicId);
    return known ?? (view.topics.length === 1 ? (view.topics[0] ?? null) : null);
  }
  const matches = view.topics.filter((topic) => {
    const terms = new TermsBuilder();
    for (const text of [topic.title, ...topic.aliases]) terms.add(analyse(text, view.lexicon, view.names));
    const built = terms.build();
    return needs.every((need) => covers(need, built, view.lexicon) > 0);
  });
  return matches.length === 1 ? (matches[0] ?? null) : null;
}

/** A topic's briefing in DOMAIN.md's order; an empty section has no quotes and no lines, and is shown as "None". */
export function briefingSections(topic: Topic, view: View, now: number): Section[] {
  const newer = supersededBy(view);
  const facts = view.facts.filter((fact) => fact.topicId === topic.id && fact.reviewed);
  const live = facts.filter((fact) => fact.status !== 'held' && fact.status !== 'withdrawn' && !newer.has(fact.id));
  const show = (title: string, chosen: readonly Fact[], lines: readonly string[] = []): Section => ({
    title,
    quotes: oncePerQuote(chosen).map((fact) => toEvidence(fact, view, now)),
    lines,
  });
  const stated = live.filter((fact) => fact.modality !== 'absence');
  const watched = stated.filter((fact) => fact.modality === 'expected' || fact.modality === 'possible');
  const settled = stated.filter((fact) => !watched.includes(fact));
  return [
    show(
      SECTIONS.bottomLine,
      topic.bottomLine.flatMap((id) => live.find((fact) => fact.id === id) ?? []),
    ),
    {
      ...show(
        SECTIONS.corrections,
        live.filter((fact) => linksOf(fact, view, 'corrects').length > 0),
        withdrawalLines(facts, view),
      ),
      ...spokenOf(facts.filter((fact) => !isLive(fact))),
    },
    show(
      SECTIONS.changed,
      live.filter((fact) => linksOf(fact, view, 'supersedes').length > 0),
    ),
    show(
      SECTIONS.confirmed,
      settled.filter((fact) => fact.status === 'confirmed'),
    ),
    show(
      SECTIONS.official,
      settled.filter((fact) => fact.status === 'official'),
    ),
    show(
      SECTIONS.reported,
      settled.filter((fact) => fact.status === 'unconfirmed'),
    ),
    show(
      SECTIONS.disputed,
      stated.filter((fact) => fact.status === 'disputed' || fact.status === 'found-false'),
    ),
    { title: SECTIONS.figures, quotes: [], lines: figureLines(stated, view, now) },
    show(
      SECTIONS.unknown,
      live.filter((fact) => fact.modality === 'absence'),
    ),
    show(SECTIONS.watch, watched),
    { title: SECTIONS.sources, quotes: [], lines: sourceLines(facts, view) },
  ];
}

/** The facts of a section's lines. */
const spokenOf = (facts: readonly Fact[]): Pick<Section, 'factIds'> => (facts.length === 0 ? {} : { factIds: facts.map(({ id }) => id) });

/** A quote stands once in a section, however many facts rest on it. */
function oncePerQuote(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const key = `${fact.sourceId} ${fact.quote.start} ${fact.quote.end} ${fact.status} ${fact.modality}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

function changes(topic: Topic, { view, now }: BriefRequest): Section[] {
  return briefingSections(topic, view, now).filter(
    (section) => section.title === SECTIONS.corrections || section.title === SECTIONS.changed,
  );
}

function withdrawalLines(facts: readonly Fact[], view: View): string[] {
  const lines: string[] = [];
  for (const fact of facts) {
    if (fact.status === 'withdrawn')
      lines.push(
        `Withdrawn${fact.statusAt === null ? '' : ` ${day(fact.statusAt)}`}: ${fact.id}. Do not use.${fact.statusReason === null ? '' : ` Reason: ${fact.statusReason}`}`,
      );
    if (fact.status === 'held') lines.push(`On hold: an entry. Ask ${theDesk(view.topicById.get(fact.topicId)?.desk ?? 'the desk')}.`);
  }
  return lines;
}

/** "Partially" and "several prisons" are no figures. */
const FIGURE =
  /\p{N}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?)\b/iu;

/** value · who · as-of · status (DOMAIN.md, "The pinned daily summary", 9). */
function figureLines(facts: readonly Fact[], view: View, now: number): string[] {
  return facts.flatMap((fact) =>
    (fact.answers ?? [])
      .filter((answer) => (answer.slot === 'count' || answer.slot === 'amount') && answer.value !== null && FIGURE.test(answer.value))
      .map((answer) => {
        const evidence = toEvidence(fact, view, now);
        const asOf = fact.asOf ?? evidence.publishedAt;
        return [
          answer.value,
          answer.unit,
          fact.attribution.as ?? evidence.publisher ?? 'unattributed',
          asOf === null ? 'undated' : `as of ${day(asOf)}`,
          evidence.label,
        ]
          .filter(Boolean)
          .join(' · ');
      }),
  );
}

function originsLine(facts: readonly Fact[], sources: readonly Source[]): string {
  const originOf = new Map(sources.map((source) => [source.id, source.originId]));
  const count = independentOrigins(
    facts.map((fact) => ({ speaker: fact.attribution.originId, source: originOf.get(fact.sourceId) ?? fact.sourceId })),
  );
  return count === 1 ? '1 independent origin' : `${count} independent origins`;
}

function sourceLines(facts: readonly Fact[], view: View): string[] {
  const sources = [...new Set(facts.map((fact) => fact.sourceId))].flatMap((id) => view.sourceById.get(id) ?? []);
  if (sources.length === 0) return [];
  const dates = sources.flatMap((source) => source.publishedAt ?? []).sort();
  const undated = sources.filter((source) => source.publishedAt === null).length;
  return [
    `${sources.length} on file, ${originsLine(facts, sources)}${dates.length > 0 ? `, oldest ${day(dates[0] ?? '')}, newest ${day(dates.at(-1) ?? '')}` : ''}${undated > 0 ? `, ${undated} undated` : ''}.`,
    ...sources.map(
      (source) =>
        `${source.title} · ${source.publisher ?? 'names no publisher'} · ${source.publishedAt === null ? `undated, on file since ${day(source.retrievedAt)}` : day(source.publishedAt)}`,
    ),
  ];
}
