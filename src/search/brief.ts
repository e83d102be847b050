import type { BriefingAnswer, Common, Section } from '../domain/answer.ts';
import type { Fact, Topic } from '../domain/fact.ts';
import { type Status, weakest } from '../domain/status.ts';
import { analyse } from '../language/analyse.ts';
import type { Part } from '../language/question/types.ts';
import { day, SECTIONS, theDesk } from '../text/answer.ts';
import { isLive, linksOf } from './conflicts.ts';
import { toEvidence } from './evidence.ts';
import { figureLine, figuresOf } from './figures.ts';
import { sourceLines } from './source-lines.ts';
import { covers, TermsBuilder } from './terms.ts';
import { oncePerQuote, topicFacts } from './topic-facts.ts';
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
  const facts = topicFacts(topic, view.facts, view);
  const show = (title: string, chosen: readonly Fact[], lines: readonly string[] = []): Section => ({
    title,
    quotes: oncePerQuote(chosen).map((fact) => toEvidence(fact, view, now)),
    lines,
  });
  return [
    show(SECTIONS.bottomLine, facts.bottomLine),
    {
      ...show(
        SECTIONS.corrections,
        facts.live.filter((fact) => linksOf(fact, view, 'corrects').length > 0),
        withdrawalLines(facts.all, view),
      ),
      ...spokenOf(facts.all.filter((fact) => !isLive(fact))),
    },
    show(
      SECTIONS.changed,
      facts.live.filter((fact) => linksOf(fact, view, 'supersedes').length > 0),
    ),
    show(SECTIONS.confirmed, facts.confirmed),
    show(SECTIONS.official, facts.official),
    show(SECTIONS.reported, facts.reported),
    show(SECTIONS.disputed, facts.disputed),
    { title: SECTIONS.figures, quotes: [], lines: figuresOf(facts.stated).map((figure) => figureLine(figure, view, now)) },
    show(SECTIONS.unknown, facts.absent),
    show(SECTIONS.watch, facts.watched),
    { title: SECTIONS.sources, quotes: [], lines: sourceLines(facts.all, view) },
  ];
}

/** The facts of a section's lines. */
const spokenOf = (facts: readonly Fact[]): Pick<Section, 'factIds'> => (facts.length === 0 ? {} : { factIds: facts.map(({ id }) => id) });

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
