import { randomBytes } from 'node:crypto';
import { type Answer, blank } from '../domain/answer.ts';
import { UserError } from '../domain/errors.ts';
import { DESK_TEXT } from '../text/desk.ts';

/** Told once of each bug, with the reference that the person sees; for the log. */
export type Failed = (reference: string, error: unknown) => void;

export function newReference(): string {
  return randomBytes(4).toString('hex');
}

/** What `work` answers; a bug in it becomes an answer with a reference. A UserError is no bug and passes. */
export function guarded(work: () => Answer, asked: { readonly question: string; readonly now: number }, failed: Failed): Answer {
  try {
    return work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reference = newReference();
    failed(reference, error);
    return brokenAnswer(asked, reference);
  }
}

/** What the person sees of a bug: the reference that stands in the log. `now` is epoch ms. */
export function brokenAnswer({ question, now }: { readonly question: string; readonly now: number }, reference: string): Answer {
  const notes = [DESK_TEXT.reference(reference)];
  return { ...blank(question, null, now), outcome: 'error', notes, message: DESK_TEXT.broke, reference };
}
