import type { Answer } from '../domain/answer.ts';

/** Words that open a question, also a short one that goes on from the last ("and when?"). */
const ASKS =
  /^(?:(?:and|but|so|ok(?:ay)?|also|then|now|hey|hi|sorry|wait|thanks|right)[\s,–-]+)*(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|any|anything|anyone|whats|whos|wheres|hows)(?!\p{L})/iu;

/** Whether an unmentioned post is put as a question. Statements and small talk are met with silence, whatever they are about. */
export function isQuestion(text: string): boolean {
  const trimmed = text.trim();
  return /[?؟]["'”’)\]]*$/u.test(trimmed) || ASKS.test(trimmed);
}

const COVERED: ReadonlySet<Answer['outcome']> = new Set(['found', 'partial', 'disputed', 'not-known', 'held', 'withdrawn', 'briefing']);

/** Whether an answer is worth breaking into other people's talk for: something on file covers the question. */
export const isCovered = (answer: Answer): boolean => COVERED.has(answer.outcome);
