import type { Answer } from '../domain/answer.ts';
import { type AskRequest, ask } from '../search/ask.ts';
import type { Conversation } from '../search/conversation.ts';
import { atMoment } from '../search/evidence.ts';
import type { View } from '../search/view.ts';

/** Questions that a view remembers; on a bad night many ask the same. */
const KEPT = 500;
/** UTF-16 units of a question that is still remembered. */
const LONGEST = 500;

/** Ms. */
const DAY = 24 * 60 * 60_000;

interface Asked {
  readonly answer: Answer;
  readonly conversation: Conversation;
}

/**
 * `ask`, remembering what was asked of a view: reading and judging a question depend on nothing but the view, the question, the
 * conversation and the day. What depends on the moment is made anew: how each quote stands in time, and when it was looked up.
 */
export function makeRecall(): (request: AskRequest) => Asked {
  // A view from before a change shows another list of facts since then.
  const views = new WeakMap<View['facts'], Map<string, Asked>>();
  return (request) => {
    const { view, question, topicId, conversation, now } = request;
    if (question.length > LONGEST) return ask(request);
    let kept = views.get(view.facts);
    if (!kept) {
      kept = new Map();
      views.set(view.facts, kept);
    }
    // "Yesterday" is another day tomorrow.
    const key = JSON.stringify([question, topicId, conversation, Math.floor(now / DAY)]);
    const known = kept.get(key);
    const asked = known ? { ...known, answer: atMoment(known.answer, view, now) } : ask(request);
    // The least lately asked stands first, and goes first.
    kept.delete(key);
    kept.set(key, asked);
    const [oldest] = kept.size > KEPT ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return asked;
  };
}
