import type { Answer } from '../domain/answer.ts';
import type { Fact } from '../domain/fact.ts';
import type { Need, Part, Question } from '../language/question/types.ts';
import { fill } from './fill.ts';
import type { Finding } from './finding.ts';
import type { View } from './view.ts';

/** What a conversation keeps from one question to the next. Plain data. */
export interface Conversation {
  readonly topicId: string | null;
  readonly part: Part | null;
  readonly factIds: readonly string[];
}

export const NO_CONVERSATION: Conversation = { topicId: null, part: null, factIds: [] };

/** Parts of a follow-up lean on what was asked before; the later parts of a question lean on its first. */
export function resolve({ parts, continues }: Question, conversation: Conversation): Part[] {
  const resolved: Part[] = [];
  for (const part of parts) {
    const before = resolved.at(-1) ?? conversation.part;
    if (before && resolved.length === 0 && continues && isSwap(part, before)) {
      resolved.push(swap(part, before));
      continue;
    }
    resolved.push(before && part.bare ? inherit(part, before) : part);
  }
  const [first, second] = resolved;
  if (first?.bare && second && !second.bare) resolved[0] = inherit(first, second);
  return resolved;
}

/** "and Syria?": the question before, asked of something else of the same kind. */
function isSwap(part: Part, before: Part): boolean {
  return (
    part.ask === 'what' && part.needs.length === 1 && part.needs[0]?.kind === 'name' && before.needs.some((need) => need.kind === 'name')
  );
}

function swap(part: Part, before: Part): Part {
  const [name] = part.needs;
  const replaced = before.needs.find((need) => need.kind === 'name');
  if (!name || !replaced) return part;
  return { ...before, text: part.text, needs: before.needs.map((need) => (need === replaced ? { ...name, role: replaced.role } : need)) };
}

function inherit(part: Part, before: Part): Part {
  const carried = before.needs.map(
    (need): Need =>
      need.role === 'unit' && part.ask !== 'count'
        ? { ...need, role: 'other' }
        : need.role === 'predicate' && part.ask !== before.ask && before.needs.some((other) => other.kind === 'name' && !other.optional)
          ? { ...need, optional: true }
          : need,
  );
  const needs = [...carried.filter((need) => !need.optional), ...part.needs];
  return { ...part, needs, bare: needs.every((need) => need.optional) };
}

/** "Who says so?", "and when?": what the last answer's facts themselves say on it. */
export function fromLast(part: Part, asked: Part, conversation: Conversation, view: View): Finding | null {
  if (!asked.bare || conversation.factIds.length === 0) return null;
  const facts = conversation.factIds
    .map((id) => view.factById.get(id))
    .filter((fact): fact is Fact => fact !== undefined && fact.status !== 'held' && fact.status !== 'withdrawn');
  const saying =
    part.ask === 'source'
      ? facts
      : facts
          .filter(
            (fact) =>
              part.ask !== 'whether' &&
              part.ask !== 'what' &&
              part.ask !== 'confirmation' &&
              part.ask !== 'denial' &&
              fill({ ...asked, needs: [] }, view.profile(fact), view.lexicon, () => false) !== null,
          )
          .slice(0, 1);
  return saying.length === 0 ? null : { part, kind: 'found', facts: saying, near: [], missing: [], matched: [] };
}

export function remember(answer: Answer, parts: readonly Part[], before: Conversation): Conversation {
  const factIds = 'quotes' in answer ? answer.quotes.map((quote) => quote.factId) : [];
  const part = parts.find((each) => !each.bare) ?? before.part;
  return { topicId: answer.topicId ?? before.topicId, part, factIds: factIds.length > 0 ? factIds : before.factIds };
}
