import type { Newsroom } from '../desk/newsroom.ts';
import { type Answer, type Evidence, quotesOf } from '../domain/answer.ts';
import type { Viewer } from '../domain/audience.ts';
import { type Conversation, NO_CONVERSATION } from '../search/conversation.ts';
import { atMoment } from '../search/evidence.ts';
import type { View } from '../search/view.ts';
import type { RecordedAnswer } from './ledger.ts';

/** Who was answered, and who is to read it. */
export interface Passing {
  readonly from: Viewer;
  readonly to: Viewer;
}

/**
 * A recorded answer for other eyes (DESIGN.md, "Whose eyes"), and the conversation that it is asked in for them: the same quotes as they
 * stand now, where these eyes see all that it was picked from; else the question is asked anew for them, as if it had never been answered.
 */
export function recompose(
  { answer, asked }: RecordedAnswer,
  desk: Newsroom,
  { from, to }: Passing,
  now: number,
): { readonly answer: Answer; readonly asked: Conversation | null } {
  const view = desk.view({ viewer: to, now });
  // Which quotes were picked tells of what else there was to pick from.
  const alike = desk.view({ viewer: from, now }) === view;
  switch (answer.outcome) {
    case 'found':
    case 'partial':
    case 'disputed':
    case 'not-known':
      if (alike && stands(answer, view)) return { answer: atMoment(answer, view, now), asked };
      break;
    case 'notice':
    case 'error':
      return { answer, asked };
    // Their counts and lists are made of all that the first asker saw.
    case 'briefing':
    case 'not-on-file':
    case 'which':
    case 'held':
    case 'withdrawn':
      break;
  }
  // The topic of what was told may be one that it has only for those who were told.
  const told = quotesOf(answer).length > 0 || 'factIds' in answer;
  const known = answer.topicId !== null && view.topicById.has(answer.topicId) && (alike || !told);
  const topic = known ? answer.topicId : null;
  const conversation = asked !== null && isSeen(asked, view) ? asked : NO_CONVERSATION;
  return { answer: desk.ask({ question: answer.question, topic, viewer: to, now, conversation }).answer, asked: conversation };
}

/** Whether all that a conversation was about is there to be seen. */
const isSeen = ({ topicId, factIds }: Conversation, view: View): boolean =>
  (topicId === null || view.topicById.has(topicId)) && factIds.every((id) => view.factById.has(id));

/** Whether all that an answer was made of is there to be seen, and as it was. */
export function stands(answer: Answer, view: View): boolean {
  const named = [...answer.related.map(({ factId }) => factId), ...(answer.premise?.factIds ?? [])];
  return quotesOf(answer).every((quote) => same(quote, view)) && named.every((id) => view.factById.has(id));
}

function same(quote: Evidence, view: View): boolean {
  const fact = view.factById.get(quote.factId);
  return fact !== undefined && fact.version === quote.version && fact.quote.exact === quote.text && fact.status === quote.status;
}
