import type { BriefingAnswer, Section } from '../../domain/answer.ts';
import { weakestOf } from '../../search/brief.ts';
import { isLive } from '../../search/conflicts.ts';
import { toEvidence } from '../../search/evidence.ts';
import type { View } from '../../search/view.ts';
import { MESSAGES, SECTIONS } from '../../text/answer.ts';
import type { Amending } from './amend.ts';
import type { Copy } from './outbox.ts';

/**
 * A post of a daily summary whose day is over, put right where it stands: it stays that day's, with its window and counts; its quotes are as
 * they stand now, and what may not be said any more, or not there, is gone from it. null: it is no such post.
 */
export function inPlace({ recorded: { answer } }: Copy, { desk, viewer, now }: Amending): BriefingAnswer | null {
  if (answer.outcome !== 'briefing') return null;
  const view = desk.view({ viewer, now });
  const sections = answer.sections.map((section) => rightSection(section, view, now));
  return { ...answer, sections, status: weakestOf(sections) };
}

function rightSection(section: Section, view: View, now: number): Section {
  const { title, quotes, factIds = [] } = section;
  const gone = factIds.filter((id) => !view.factById.has(id));
  const unsaid = factIds.filter((id) => {
    const fact = view.factById.get(id);
    return fact !== undefined && !isLive(fact);
  });
  // Of corrections themselves it is told that something was withdrawn; elsewhere nothing is made of it.
  const drops = gone.length > 0 || (unsaid.length > 0 && title !== SECTIONS.corrections);
  const lines = !drops
    ? section.lines
    : title === ''
      ? section.lines.filter((line) => ![...gone, ...unsaid].some((id) => line.includes(id)))
      : [];
  const notices = quotes.flatMap(({ factId }) => {
    const fact = view.factById.get(factId);
    if (!fact || isLive(fact)) return [];
    if (fact.status === 'held') return [MESSAGES.held(view.topicById.get(fact.topicId)?.desk ?? 'the desk')];
    return [MESSAGES.withdrawn(fact.statusAt, fact.statusReason)];
  });
  return {
    ...section,
    quotes: quotes.flatMap(({ factId }) => {
      const fact = view.factById.get(factId);
      return fact && isLive(fact) ? [toEvidence(fact, view, now)] : [];
    }),
    lines: [...lines, ...new Set(notices)],
  };
}
