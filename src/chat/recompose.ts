import type { Newsroom } from '../desk/newsroom.ts';
import { type Answer, type Evidence, quotesOf } from '../domain/answer.ts';
import type { Viewer } from '../domain/audience.ts';
import { NO_CONVERSATION } from '../search/conversation.ts';
import { atMoment } from '../search/evidence.ts';
import type { View } from '../search/view.ts';
import type { RecordedAnswer } from './ledger.ts';

/**
 * A recorded answer for other eyes (DESIGN.md, "Whose eyes"): the same quotes as they stand now, where these eyes may see all that it
 * was made of; else the question is asked anew for them, as if it had never been answered.
 */
export function recompose({ answer }: RecordedAnswer, desk: Newsroom, viewer: Viewer, now: number): Answer {
  const view = desk.view({ viewer, now });
  switch (answer.outcome) {
    case 'found':
    case 'partial':
    case 'disputed':
    case 'not-known':
      if (stands(answer, view)) return atMoment(answer, view, now);
      break;
    case 'notice':
    case 'error':
      return answer;
    // Their counts and lists are made of all that the first asker saw.
    case 'briefing':
    case 'not-on-file':
    case 'which':
    case 'held':
    case 'withdrawn':
      break;
  }
  // Which topic it came to is no secret only where all of it may be seen.
  const told = [...quotesOf(answer).map(({ factId }) => factId), ...('factIds' in answer ? answer.factIds : [])];
  const known = answer.topicId !== null && view.topicById.has(answer.topicId) && told.every((id) => view.factById.has(id));
  const topic = known ? answer.topicId : null;
  return desk.ask({ question: answer.question, topic, viewer, now, conversation: NO_CONVERSATION }).answer;
}

/** Whether all that an answer was made of is there to be seen, and as it was. */
export function stands(answer: Answer, view: View): boolean {
  const named = [...answer.related.map(({ factId }) => factId), ...(answer.premise?.factIds ?? [])];
  return quotesOf(answer).every((quote) => same(quote, view)) && named.every((id) => view.factById.has(id));
}

function same(quote: Evidence, view: View): boolean {
  const fact = view.factById.get(quote.factId);
  return fact !== undefined && fact.version === quote.version && fact.quote.exact === quote.text && fact.status === quote.status;
}
