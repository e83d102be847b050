import type { NoticeAnswer } from '../domain/answer.ts';

/** A message of the desk's own, without quotes. `now` is epoch ms. */
export function notice(message: string, question: string, now: number): NoticeAnswer {
  return {
    outcome: 'notice',
    question,
    topicId: null,
    related: [],
    notes: [],
    premise: null,
    why: { matched: [], missing: [] },
    lookedAt: new Date(now).toISOString(),
    message,
  };
}
