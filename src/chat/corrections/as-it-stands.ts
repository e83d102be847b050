import { type BriefingAnswer, blank, quotesOf, type Section } from '../../domain/answer.ts';
import type { Fact } from '../../domain/fact.ts';
import { conflictsOf, isLive, supersededBy } from '../../search/conflicts.ts';
import { toEvidence } from '../../search/evidence.ts';
import type { View } from '../../search/view.ts';
import { MESSAGES } from '../../text/answer.ts';
import { CORRECTION_TEXT } from '../../text/work.ts';
import type { Amending } from './amend.ts';
import type { Copy } from './outbox.ts';

/** What stands in place of copies that no question can be asked for: each thing that they told, as it is now, with what speaks to it. */
export function asItStands(copies: readonly Copy[], { desk, viewer, now, onFile }: Amending): BriefingAnswer {
  const view = desk.view({ viewer, now });
  const cited = new Set(copies.flatMap((copy) => copy.cited.map(({ factId }) => factId)));
  const facts = [...cited].flatMap((id) => view.factById.get(id) ?? []);
  const told = copies.flatMap((copy) => quotesOf(copy.recorded.answer)).filter(({ factId }) => isPassage(factId));
  const passages = [...new Map(told.map((quote) => [quote.factId, quote])).values()];
  const lines = [
    ...facts.flatMap((fact) => (isLive(fact) ? [] : [lineOf(fact, view)])),
    ...[...cited].flatMap((id) => (isPassage(id) || view.factById.has(id) ? [] : [CORRECTION_TEXT.gone])),
    ...passages.flatMap((quote) => {
      if (onFile.passageStands(quote)) return [];
      const withdrawn = onFile.source(quote.sourceId)?.withdrawn;
      return [withdrawn ? MESSAGES.withdrawn(withdrawn.at, withdrawn.reason) : CORRECTION_TEXT.gone];
    }),
  ];
  const section: Section = {
    title: CORRECTION_TEXT.standsTitle,
    quotes: [
      ...present(facts, view).map((fact) => toEvidence(fact, view, now)),
      ...passages.filter((quote) => onFile.passageStands(quote)),
    ],
    lines: [...new Set(lines)],
    factIds: facts.map(({ id }) => id),
  };
  return {
    ...blank('', facts[0]?.topicId ?? null, now),
    outcome: 'briefing',
    status: null,
    title: CORRECTION_TEXT.standsTitle,
    sections: [section],
  };
}

/** Whether a copy told all that speaks to what it told. */
export function isAllTold({ cited }: Copy, { desk, viewer, now }: Amending): boolean {
  const view = desk.view({ viewer, now });
  const told = new Set(cited.map(({ factId }) => factId));
  const facts = [...told].flatMap((id) => view.factById.get(id) ?? []);
  return present(facts, view).every(({ id }) => told.has(id));
}

/** A sentence of a source that no entry was made of. */
const isPassage = (id: string): boolean => id.includes('#');

/** Facts that may be said, each in its newest form, and those that contradict them. */
function present(facts: readonly Fact[], view: View): Fact[] {
  const newer = supersededBy(view);
  const newest = (fact: Fact, seen: readonly Fact[] = []): Fact => {
    const next = newer.get(fact.id);
    return next && !seen.includes(next) ? newest(next, [...seen, fact]) : fact;
  };
  const said = facts.filter((fact) => isLive(fact) && !isPassage(fact.id)).map((fact) => newest(fact));
  return [...new Set(said.flatMap((fact) => [fact, ...conflictsOf(fact, view)]))];
}

function lineOf(fact: Fact, view: View): string {
  if (fact.status === 'held') return MESSAGES.held(view.topicById.get(fact.topicId)?.desk ?? 'the desk');
  return MESSAGES.withdrawn(fact.statusAt, fact.statusReason);
}
