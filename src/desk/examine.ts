import { type Answer, quotesOf } from '../domain/answer.ts';
import type { Fact } from '../domain/fact.ts';
import type { TopicQuestion } from '../knowledge/questions.ts';
import type { FactById } from '../search/view.ts';

/** How one of a topic's own questions went. */
export interface Examined {
  readonly question: TopicQuestion;
  readonly answer: Answer;
  readonly right: boolean;
  /** A quote led an answer that it doesn't answer: the worst kind of wrong. */
  readonly nearMiss: boolean;
  /** "Not on file" or "which", though the file has it. */
  readonly falseAbstention: boolean;
  /** What was wrong, in words; empty if right. */
  readonly faults: readonly string[];
}

export interface Tally {
  readonly kind: string;
  readonly asked: number;
  readonly right: number;
  readonly nearMisses: number;
  readonly falseAbstentions: number;
  /** Answers told as found, and those of them that were right. */
  readonly found: number;
  readonly foundRight: number;
}

const TOLD = new Set(['found', 'partial', 'disputed']);

/** Holds an answer against what the question's entry says must come back. */
export function examine(question: TopicQuestion, answer: Answer, facts: FactById): Examined {
  const faults: string[] = [];
  const quotes = quotesOf(answer).map((quote) => quote.factId);
  const [lead] = quotes;
  const same = (ids: readonly string[], id: string) => ids.includes(id) || ids.some((other) => sameWords(facts.get(other), facts.get(id)));
  const outcomeRight = question.outcomes.includes(answer.outcome);
  if (!outcomeRight) faults.push(`outcome ${answer.outcome}, wanted ${question.outcomes.join(' or ')}`);
  const led = TOLD.has(answer.outcome) || answer.outcome === 'not-known';
  const leadRight = !led || question.lead.length === 0 || (lead !== undefined && same(question.lead, lead));
  if (outcomeRight && !leadRight) faults.push(`lead ${lead}, wanted ${question.lead.join(' or ')}`);
  if (led && lead !== undefined && question.never.includes(lead) && !same(question.lead, lead)) faults.push(`lead ${lead} must never lead`);
  if (led && outcomeRight) for (const id of question.also) if (!same(quotes, id)) faults.push(`${id} is not among the quotes`);
  if (question.premise !== null && answer.premise?.status !== question.premise)
    faults.push(`premise ${answer.premise?.status ?? 'unmarked'}, wanted ${question.premise}`);
  const wanted = question.outcomes.some((outcome) => TOLD.has(outcome) || outcome === 'not-known');
  const shown = lead !== undefined && (same(question.lead, lead) || (outcomeRight && question.lead.length === 0));
  return {
    question,
    answer,
    right: faults.length === 0,
    nearMiss: TOLD.has(answer.outcome) && !shown,
    falseAbstention: wanted && !outcomeRight && (answer.outcome === 'not-on-file' || answer.outcome === 'which'),
    faults,
  };
}

/** Facts that rest on the same words with the same standing read the same to a reporter. */
function sameWords(a: Fact | undefined, b: Fact | undefined): boolean {
  return a !== undefined && b !== undefined && a.sourceId === b.sourceId && a.quote.start === b.quote.start && a.quote.end === b.quote.end;
}

/** Totals by kind of question, the sum last. */
export function tally(examined: readonly Examined[]): Tally[] {
  const kinds = Map.groupBy(examined, (each) => each.question.kind);
  const rows = [...kinds].map(([kind, each]) => count(kind, each));
  return [...rows.sort((a, b) => a.kind.localeCompare(b.kind)), count('all', examined)];
}

function count(kind: string, examined: readonly Examined[]): Tally {
  const found = examined.filter((each) => each.answer.outcome === 'found');
  return {
    kind,
    asked: examined.length,
    right: examined.filter((each) => each.right).length,
    nearMisses: examined.filter((each) => each.nearMiss).length,
    falseAbstentions: examined.filter((each) => each.falseAbstention).length,
    found: found.length,
    foundRight: found.filter((each) => !each.nearMiss && each.question.outcomes.includes('found')).length,
  };
}
