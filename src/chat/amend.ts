import type { Newsroom } from '../desk/newsroom.ts';
import { notice } from '../desk/notice.ts';
import type { OnFile } from '../desk/on-file.ts';
import { type Affected, concerns } from '../desk/store.ts';
import { type Answer, type BriefingAnswer, blank, type Evidence, quotesOf, type Section } from '../domain/answer.ts';
import type { Viewer } from '../domain/audience.ts';
import { isLive } from '../search/conflicts.ts';
import { NO_CONVERSATION } from '../search/conversation.ts';
import { toEvidence } from '../search/evidence.ts';
import type { View } from '../search/view.ts';
import { MESSAGES } from '../text/answer.ts';
import { CORRECTION_TEXT } from '../text/work.ts';
import type { Copy } from './outbox.ts';

/** For whose eyes an answer is put right, and when (epoch ms). */
export interface Amending {
  readonly desk: Newsroom;
  readonly onFile: Pick<OnFile, 'fact' | 'evidence' | 'passageStands'>;
  readonly viewer: Viewer;
  readonly now: number;
}

/** What a copy says once it is right, for those eyes; null: what it told is what stands. */
export function amended(copy: Copy, affected: readonly Affected[], amending: Amending): Answer | null {
  const changed = saysOtherwise(copy, affected, amending.onFile);
  if (changed === false) return null;
  const answer = anew(copy, amending);
  return changed === null && sameSaid(answer, copy.recorded.answer) ? null : answer;
}

/** Whether a copy tells something else than what stands; null: only asking anew can say, since something newer speaks to it. */
export function saysOtherwise(copy: Copy, affected: readonly Affected[], onFile: Amending['onFile']): boolean | null {
  const about = affected.filter((each) => copy.cited.some(({ factId }) => concerns(each, factId)));
  if (about.some((each) => !each.bySomethingElse && !saysStill(copy, each, onFile))) return true;
  return about.some(({ bySomethingElse }) => bySomethingElse) ? null : false;
}

/** Whether all that was told of it is what stands. What isn't quoted can't be compared: a new version counts as other. */
function saysStill({ recorded: { answer }, cited }: Copy, affected: Affected, onFile: Amending['onFile']): boolean {
  const told = quotesOf(answer).filter(({ factId }) => concerns(affected, factId));
  if (affected.factId.endsWith('#')) return told.length > 0 && told.every((quote) => onFile.passageStands(quote));
  const related = answer.related.filter(({ factId }) => concerns(affected, factId));
  const stands = onFile.evidence(affected.factId, Date.parse(answer.lookedAt));
  if (!stands) return false;
  if (told.length + related.length === 0)
    return cited.some(({ factId, version }) => concerns(affected, factId) && version === stands.version);
  return (
    told.every((quote) => shown(quote) === shown(stands)) &&
    related.every(({ statement, label }) => statement === stands.text && label === stands.label)
  );
}

/** All that people see of a quote. */
function shown({ version: _version, start: _start, end: _end, attribution, ...rest }: Evidence): string {
  const { kind, as, relayed, inherited } = attribution;
  return JSON.stringify([Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)), kind, as, relayed, inherited]);
}

function sameSaid(one: Answer, other: Answer): boolean {
  const said = (answer: Answer) =>
    JSON.stringify([answer.outcome, quotesOf(answer).map(({ factId, label, text }) => [factId, label, text])]);
  return said(one) === said(other);
}

/** The question asked anew, as it was asked then; what was no question is shown as it stands. */
function anew({ recorded, cited }: Copy, { desk, onFile, viewer, now }: Amending): Answer {
  const view = desk.view({ viewer, now });
  const { answer, asked } = recorded;
  const facts = cited.flatMap(({ factId }) => onFile.fact(factId) ?? []);
  // In direct messages a channel's audience counts for nothing: what can't be shown there must not read as not on file.
  if (facts.length > 0 && facts.every(({ id }) => !view.factById.has(id))) return notice(CORRECTION_TEXT.elsewhere, '', now);
  if (answer.question === '' || answer.outcome === 'notice' || answer.outcome === 'error')
    return asItStands(
      cited.map(({ factId }) => factId),
      view,
      now,
    );
  const topic = answer.topicId !== null && view.topicById.has(answer.topicId) ? answer.topicId : null;
  return desk.ask({ question: answer.question, topic, viewer, now, conversation: asked ?? NO_CONVERSATION }).answer;
}

function asItStands(factIds: readonly string[], view: View, now: number): BriefingAnswer {
  const facts = factIds.flatMap((id) => view.factById.get(id) ?? []);
  const lines = facts.flatMap((fact) => {
    if (isLive(fact)) return [];
    const desk = view.topicById.get(fact.topicId)?.desk ?? '';
    return [fact.status === 'held' ? MESSAGES.held(desk) : MESSAGES.withdrawn(fact.statusAt, fact.statusReason)];
  });
  const section: Section = {
    title: CORRECTION_TEXT.standsTitle,
    quotes: facts.filter(isLive).map((fact) => toEvidence(fact, view, now)),
    lines: [...new Set(lines)],
  };
  return {
    ...blank('', facts[0]?.topicId ?? null, now),
    outcome: 'briefing',
    status: null,
    title: CORRECTION_TEXT.standsTitle,
    sections: [section],
  };
}
