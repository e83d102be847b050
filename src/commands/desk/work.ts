import { z } from 'zod';
import { meanwhile } from '../../desk/meanwhile.ts';
import { notice } from '../../desk/notice.ts';
import type { Act, Done } from '../../desk/on-file.ts';
import type { Affected, Step } from '../../desk/store.ts';
import { JOINED } from '../../desk/store.ts';
import { sourceSeen, type Work } from '../../desk/work.ts';
import type { Answer } from '../../domain/answer.ts';
import { gatesOf, maySee } from '../../domain/audience.ts';
import { UserError } from '../../domain/errors.ts';
import { WORK_TEXT } from '../../text/work.ts';
import type { Offer, Result, Saying } from '../call.ts';
import type { Context } from '../command.ts';

/** An option that may be left out. */
export const text = z.string().nullable().default(null);

/** On to the next thing that waits. */
export const NEXT: Offer = { label: WORK_TEXT.button.next, command: 'desk review', input: {} };

/** What the desk's commands work with, for whoever calls. */
export function workOf({ desk, onFile, who, viewer, now }: Context): Work {
  return { onFile, who, view: desk.view({ viewer, now }), viewer, now };
}

/** Says something, with buttons under it. */
export function say(text: string, now: number, offers: readonly Offer[] = []): Saying {
  return { kind: 'answer', answer: notice(text, '', now), offers };
}

export const shown = (answer: Answer, offers: readonly Offer[]): Saying => ({ kind: 'answer', answer, offers });

/** What a filled form comes to; what was wrong with it is said with a button that asks again, so that nothing typed is lost. */
export function orAgain(filled: () => Result, again: Offer, { now }: Context): Result {
  try {
    return filled();
  } catch (error) {
    if (error instanceof UserError) return say(error.message, now, [again]);
    throw error;
  }
}

/**
 * Does it, and says what was done, whom it reaches, and how to undo it. Where somebody was quicker, it says what stands now, with `again` to
 * go on from there.
 */
export function carryOut(act: Act, done: string, context: Context, offers: readonly Offer[] = [], again: readonly Offer[] = []): Saying {
  const { now, onFile } = context;
  const isSeen = seenBy(context);
  const came = onFile.submit(act);
  if (!came.ok) return say([WORK_TEXT.quicker, ...meanwhile(came.standing, act, workOf(context))].join('\n'), now, again);
  const affected = came.affected.filter(isSeen);
  const lines = [done, ...(affected.length === 0 ? [] : [reachLine(affected, context, true)])];
  return say(lines.join('\n'), now, [...(came.held.length === 0 ? [] : [undoOffer(stepsOf(came.held), now)]), ...offers]);
}

/** Says what would be done, and whom it would reach; nothing is done until the button is pressed. */
export function dryRun(act: Act, what: string, doIt: Offer, context: Context): Saying {
  const isSeen = seenBy(context);
  // Told otherwise is only who was told what would no longer stand.
  const reach = context.onFile.supposing(act, (affected) => reachLine(affected.filter(isSeen), context, false));
  return say([WORK_TEXT.dryRun(what), reach].join('\n'), context.now, [doIt]);
}

/** Whether somebody may see, as things stand, what is affected: of all else, how many were told it is not to be learned either. */
function seenBy(context: Context): (affected: Affected) => boolean {
  const work = workOf(context);
  const { factById } = work.view;
  return ({ factId, behind = '' }) =>
    maySee(gatesOf(behind), work.viewer, work.now) &&
    (factId.endsWith('#') ? sourceSeen(factId.slice(0, -1), work) !== null : factById.has(factId));
}

function reachLine(affected: readonly Affected[], { told }: Context, done: boolean): string {
  const { posts, people } = told.reach(affected);
  if (posts + people === 0) return WORK_TEXT.nobodyTold;
  const reach = WORK_TEXT.reach(posts, people);
  return done ? WORK_TEXT.reachSoon(reach, JOINED.usual / 1000) : WORK_TEXT.reachBefore(reach);
}

function stepsOf(held: Extract<Done, { ok: true }>['held']): Step[] {
  return held.map(({ holding: { kind, id }, version }) => ({ kind, id, from: version - 1, to: version }));
}

/** The button that takes back what was just done. */
function undoOffer(steps: readonly Step[], now: number): Offer {
  const input = { steps: JSON.stringify(steps), until: new Date(now + JOINED.usual).toISOString() };
  return { label: WORK_TEXT.button.undo, command: 'desk undo', input };
}
