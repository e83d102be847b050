import { COMMANDS } from '../commands/registry.ts';
import type { Answer } from '../domain/answer.ts';
import { readQuestion } from '../language/question/read.ts';
import type { Conversation } from '../search/conversation.ts';
import { matterOf } from '../search/matter.ts';
import { soughtBy } from '../search/same-question.ts';
import type { View } from '../search/view.ts';
import type { KeptAsk } from './ledger.ts';
import { isQuestion } from './overheard.ts';

/**
 * What is kept of a question without its words, for the eyes of whoever asked. A question that found nothing is one of those that nothing on
 * file answers; not so where nothing at all is on file, which says nothing about the question. `put`: it was put as a question. null: it found
 * nothing since it asks for nothing.
 */
export function keptAsk(answer: Answer, conversation: Conversation, view: View, put: boolean): KeptAsk | null {
  const nothing = put && answer.outcome === 'not-on-file';
  if (nothing && !asksForSomething(answer.question, conversation, view)) return null;
  const { topicId, behind } = matterOf(answer.question, answer, conversation, view);
  return { topicId, behind, missed: nothing && view.facts.length > 0 };
}

/** A command, as people type it, with or without its stroke. */
const TYPED = new RegExp(`^\\s*(?:/|(?:${[...new Set(COMMANDS.flatMap(({ group }) => group ?? []))].join('|')})\\s)`, 'iu');
/** Said to the bot, or of it. */
const TO_IT = /\b(?:you|your|you['’]re|bot)\b/iu;

/** Whether something that a file could hold is asked for, by a question or by words that stand for one ("ferry owner"). */
function asksForSomething(text: string, conversation: Conversation, view: View): boolean {
  if (TYPED.test(text)) return false;
  if (readQuestion(text, view.room).claims.length > 0) return true;
  const sought = soughtBy(text, conversation, view);
  if (sought === null || isQuestion(text)) return sought !== null;
  const words = ({ names, numbers, predicate, things }: (typeof sought.parts)[number]): number =>
    names.length + numbers.length + things.length + (predicate === null ? 0 : 1);
  return !TO_IT.test(text) && sought.parts.some((part) => part.ask !== 'what' || words(part) > 1);
}
