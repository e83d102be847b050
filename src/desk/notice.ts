import { blank, type NoticeAnswer } from '../domain/answer.ts';

/** A message of the desk's own, without quotes. `now` is epoch ms. */
export function notice(message: string, question: string, now: number): NoticeAnswer {
  return { ...blank(question, null, now), outcome: 'notice', message };
}
