import { type Answer, blank, type Common, type Premise } from '../domain/answer.ts';
import type { Fact } from '../domain/fact.ts';
import { UNFILED } from '../domain/source.ts';
import { weakest } from '../domain/status.ts';
import { readQuestion } from '../language/question/read.ts';
import type { Need, Question } from '../language/question/types.ts';
import { MESSAGES, NOTES } from '../text/answer.ts';
import { brief } from './brief.ts';
import { bareChoices, relatedOf, unsureChoices } from './choices.ts';
import { linksOf } from './conflicts.ts';
import { type Conversation, fromLast, remember, resolve } from './conversation.ts';
import { toEvidence } from './evidence.ts';
import { findPart } from './find-part.ts';
import { type Finding, silentOn } from './finding.ts';
import { checkClaims, checkParts } from './premise.ts';
import type { View } from './view.ts';

export interface AskRequest {
  readonly question: string;
  readonly view: View;
  /** Epoch ms. */
  readonly now: number;
  /** Restricts the answer to one topic; null: all that is visible. */
  readonly topicId: string | null;
  readonly conversation: Conversation;
}

/** Answers a question from a view. Pure: equal requests give equal answers. */
export function ask(request: AskRequest): { answer: Answer; conversation: Conversation } {
  const { view, now, conversation } = request;
  const question = readQuestion(request.question, view.room);
  const common: Common = {
    ...blank(request.question, request.topicId, now),
    notes: question.corrected.map(({ from, to }) => NOTES.corrected(from, to)),
  };
  switch (question.kind) {
    case 'greeting':
    case 'thanks':
    case 'help':
    case 'empty':
      return { answer: { ...common, outcome: 'notice', message: MESSAGES[question.kind] }, conversation };
    case 'overview':
    case 'changes': {
      const answer = brief({ ...request, kind: question.kind, about: question.parts[0] ?? null, common });
      if (answer) return { answer, conversation: { topicId: answer.topicId, part: null, factIds: [] } };
      break;
    }
    case 'ask':
      break;
  }
  if (question.unsure.length > 0) return { answer: { ...common, outcome: 'which', choices: unsureChoices(question, view) }, conversation };
  return answerParts(question, request, common);
}

function answerParts(question: Question, request: AskRequest, common: Common): { answer: Answer; conversation: Conversation } {
  const { view, conversation } = request;
  const parts = resolve(question, conversation);
  const follows = parts.some((part, index) => part !== question.parts[index]);
  const topicId = request.topicId ?? (follows ? conversation.topicId : null);
  const findings = parts.map(
    (part, index) => fromLast(part, question.parts[index] ?? part, conversation, view) ?? findPart(part, view, topicId, request.now),
  );
  const premise = checkClaims(question.claims, view, topicId) ?? checkParts(findings, view, topicId);
  const next = (answer: Answer): { answer: Answer; conversation: Conversation } => ({
    answer,
    conversation: remember(answer, parts, conversation),
  });
  const [decision] = findings.flatMap((each) => each.decision ?? []);
  const why = {
    matched: texts(findings.flatMap((each) => each.matched)),
    missing: texts(findings.flatMap((each) => each.missing)),
    ...(decision && { decision }),
  };
  const misled = premise?.status === 'contradicted' && premise.misleads;
  const settled = misled ? [] : findings.filter((each) => each.kind !== 'none' && each.kind !== 'bare');
  const shut = findings.find((each) => each.kind === 'held' || each.kind === 'withdrawn');
  const notes = [...common.notes, ...(premise?.note ? [premise.note] : [])];
  const base = { ...common, notes, why, premise: premise && strip(premise) };

  if (settled.length === 0 && findings.some((each) => each.kind === 'bare')) {
    const choices = bareChoices(findings, view);
    if (choices.length > 0) return next({ ...base, outcome: 'which', choices });
  }
  if (settled.length === 0) {
    const led = premise?.facts.filter((fact) => fact.status !== 'held' && fact.status !== 'withdrawn') ?? [];
    if (premise?.elsewhere) {
      const silent = findings.flatMap((each) =>
        silentOn({ ...each.part, ask: 'count', needs: each.part.needs.filter((need) => need.kind !== 'number') }, view, topicId),
      );
      if (silent.length > 0) return next(quoted(unique([...silent.slice(0, 1), ...led]), 'not-known', base, request, findings, []));
      const related = led.map((fact) => ({ factId: fact.id, statement: fact.quote.exact, label: toEvidence(fact, view, 0).label }));
      return next({ ...base, outcome: 'not-on-file', missing: parts.map((part) => part.text), related, notes: [...notes, NOTES.notFound] });
    }
    if (premise?.status === 'contradicted' && led.length > 0) {
      return next(quoted(led, led.some((fact) => fact.modality === 'absence') ? 'not-known' : 'found', base, request, findings, []));
    }
    return next({
      ...base,
      outcome: 'not-on-file',
      missing: parts.map((part) => part.text),
      related: relatedOf(findings, view),
      notes: [...notes, NOTES.notFound],
    });
  }
  if (shut && settled.length === 1) {
    const fact = shut.facts[0] as Fact;
    const desk = view.topicById.get(fact.topicId)?.desk ?? 'the desk';
    const message = shut.kind === 'held' ? MESSAGES.held(desk) : MESSAGES.withdrawn(fact.statusAt, fact.statusReason);
    return next({
      ...base,
      outcome: shut.kind as 'held' | 'withdrawn',
      status: fact.status,
      factIds: [fact.id],
      message,
      topicId: fact.topicId,
    });
  }
  const facts = unique(
    settled.filter((each) => each.kind === 'found' || each.kind === 'disputed' || each.kind === 'not-known').flatMap((each) => each.facts),
  );
  const missing = findings.filter((each) => each.kind === 'none' || each.kind === 'bare').map((each) => each.part.text);
  const kinds = new Set(settled.map((each) => each.kind));
  const outcome =
    missing.length > 0 || (kinds.has('not-known') && (kinds.has('found') || kinds.has('disputed')))
      ? 'partial'
      : kinds.has('disputed')
        ? 'disputed'
        : kinds.has('found')
          ? 'found'
          : 'not-known';
  return next(quoted(facts, outcome, base, request, findings, missing));
}

function quoted(
  facts: readonly Fact[],
  outcome: 'found' | 'partial' | 'disputed' | 'not-known',
  base: Common,
  request: AskRequest,
  findings: readonly Finding[],
  missing: readonly string[],
): Answer {
  const { view, now } = request;
  const quotes = facts.map((fact) => toEvidence(fact, view, now));
  const notes = [...base.notes];
  const lead = facts[0];
  if (
    lead &&
    findings.some((each) => each.part.past && each.facts[0] === lead) &&
    (lead.modality === 'expected' || lead.modality === 'possible')
  )
    notes.push(NOTES.expectedAskedAsDone);
  for (const each of findings)
    if (each.kind === 'found' || each.kind === 'disputed') for (const need of each.missing) notes.push(NOTES.ownWord(need.text));
  if (lead && linksOf(lead, view, 'supersedes', 'corrects').length > 0) notes.push(NOTES.superseded);
  if (findings.some((each) => each.kind === 'disputed')) notes.push(NOTES.disputed);
  if (findings.some((each) => each.part.negated && each.part.ask === 'whether')) notes.push(NOTES.negated);
  const topics = new Set(facts.map((fact) => fact.topicId));
  const [topicId] = topics.size === 1 ? topics : [];
  return {
    ...base,
    outcome,
    notes,
    status:
      weakest(facts.filter((fact) => fact.modality !== 'absence').map((fact) => fact.status)) ?? weakest(facts.map((fact) => fact.status)),
    quotes,
    missing,
    topicId: topicId === undefined || topicId === UNFILED ? base.topicId : topicId,
    related: missing.length > 0 ? relatedOf(findings, view).filter((related) => !facts.some((fact) => fact.id === related.factId)) : [],
  };
}

const strip = ({ status, facts }: { status: Premise['status']; facts: readonly Fact[] }): Premise => ({
  status,
  factIds: facts.map((fact) => fact.id),
});
const texts = (needs: readonly Need[]): string[] => [...new Set(needs.map((need) => need.text))];
const unique = <T>(things: readonly T[]): T[] => [...new Set(things)];
