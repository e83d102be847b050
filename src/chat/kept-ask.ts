import type { Answer } from '../domain/answer.ts';
import type { Conversation } from '../search/conversation.ts';
import { matterOf } from '../search/matter.ts';
import type { View } from '../search/view.ts';
import type { KeptAsk } from './ledger.ts';

/**
 * What is kept of a question without its words, for the eyes of whoever asked. A question that found nothing is one of those that nothing on
 * file answers; not so where nothing at all is on file, which says nothing about the question. `put`: it was put as a question.
 */
export function keptAsk(answer: Answer, conversation: Conversation, view: View, put: boolean): KeptAsk {
  const { topicId, behind } = matterOf(answer.question, answer, conversation, view);
  return { topicId, behind, missed: put && answer.outcome === 'not-on-file' && answer.question.trim() !== '' && view.facts.length > 0 };
}
