import type { Summaries } from '../../desk/daily/summaries.ts';
import type { Newsroom } from '../../desk/newsroom.ts';
import { notice } from '../../desk/notice.ts';
import type { OnFile } from '../../desk/on-file.ts';
import { type Affected, concerns } from '../../desk/store.ts';
import { type Answer, quotesOf } from '../../domain/answer.ts';
import { maySee, type Viewer } from '../../domain/audience.ts';
import { NO_CONVERSATION } from '../../search/conversation.ts';
import { CORRECTION_TEXT } from '../../text/work.ts';
import { asItStands, isAllTold } from './as-it-stands.ts';
import { inPlace } from './in-place.ts';
import type { Copy } from './outbox.ts';
import { sameSaid, saysStill } from './said.ts';

/** For whose eyes an answer is put right, and when (epoch ms). */
export interface Amending {
  readonly desk: Newsroom;
  readonly onFile: Pick<OnFile, 'fact' | 'evidence' | 'passageStands' | 'source'>;
  /** Posts of daily summaries are put right in place. */
  readonly summaries: Pick<Summaries, 'placeOf'>;
  readonly viewer: Viewer;
  readonly now: number;
}

/** What a copy says once it is right, for those eyes; null: what it told is what stands. */
export function amended(copy: Copy, affected: readonly Affected[], amending: Amending): Answer | null {
  const right = rightOf(copy, affected, amending);
  return right === 'as it stands' ? asItStands([copy], amending) : right;
}

/**
 * As `amended`, for all that one person or thread was told: what the last of it says, with whatever else no question can be asked for.
 * `affectedFor`: what changed, as far as those hear of it who had a copy.
 */
export function amendedTogether(
  copies: readonly Copy[],
  affectedFor: (copy: Copy) => readonly Affected[],
  amending: Amending,
): Together | null {
  const found = copies.flatMap((copy) => {
    const right = rightOf(copy, affectedFor(copy), amending);
    return right ? [{ copy, right }] : [];
  });
  const last = found.at(-1);
  if (!last) return null;
  const all = found.map(({ copy }) => copy);
  if (last.right !== 'as it stands') return { answer: last.right, shown: [last.copy], others: all.slice(0, -1) };
  const shown = found.flatMap(({ copy, right }) => (right === 'as it stands' ? [copy] : []));
  return { answer: asItStands(shown, amending), shown, others: all.filter((copy) => !shown.includes(copy)) };
}

/** One answer on several copies. */
export interface Together {
  readonly answer: Answer;
  /** Those that it puts right; the last one is what it is said of. */
  readonly shown: readonly Copy[];
  /** Those that aren't right either, to be named. */
  readonly others: readonly Copy[];
}

function rightOf(copy: Copy, affected: readonly Affected[], amending: Amending): Answer | 'as it stands' | null {
  const bearing = bearingOn(copy, affected, amending.onFile);
  if (bearing === 'none') return null;
  const right = amending.summaries.placeOf(copy.recorded.id) === null ? null : inPlace(copy, amending);
  if (right) return sameSaid(right, copy.recorded.answer) ? null : right;
  if (isHidden(copy, amending))
    return notice(amending.viewer.channel === null ? CORRECTION_TEXT.elsewhere : CORRECTION_TEXT.closed, '', amending.now);
  const anew = askedAnew(copy, amending);
  if (anew) return sameSaid(anew, copy.recorded.answer) ? null : anew;
  if (bearing === 'perhaps' && isAllTold(copy, amending)) return null;
  return sameSaid(asItStands([copy], amending), copy.recorded.answer) ? null : 'as it stands';
}

/**
 * What a change means for a copy. `certain`: something that it shows isn't what stands, or it rests on something that isn't ·
 * `perhaps`: what it shows is what stands, and something newer speaks to it, so that only asking anew can say · `none`.
 */
export function bearingOn(copy: Copy, affected: readonly Affected[], onFile: Amending['onFile']): 'certain' | 'perhaps' | 'none' {
  const about = affected.filter((each) => copy.cited.some(({ factId }) => concerns(each, factId)));
  if (about.some((each) => !saysStill(copy, each, onFile))) return 'certain';
  return about.some(({ bySomethingElse }) => bySomethingElse) ? 'perhaps' : 'none';
}

/**
 * Whether something that a copy answers with is on file, and not for those eyes. In direct messages a channel's audience counts for nothing:
 * what can't be shown there must not read as not on file.
 */
function isHidden({ recorded: { answer } }: Copy, { onFile, viewer, now }: Amending): boolean {
  const gatesOf = (factId: string, sourceId: string | null) =>
    (onFile.fact(factId) ?? (sourceId === null ? null : onFile.source(sourceId)))?.gates ?? [];
  const told = [
    ...quotesOf(answer).map(({ factId, sourceId }) => ({ factId, sourceId })),
    ...('factIds' in answer ? answer.factIds.map((factId) => ({ factId, sourceId: null })) : []),
  ];
  return told.some(({ factId, sourceId }) => !maySee(gatesOf(factId, sourceId), viewer, now));
}

/** The question asked anew, as it was asked then; null: there was none, or asking it doesn't come to such an answer. */
function askedAnew({ recorded: { answer, asked } }: Copy, { desk, viewer, now }: Amending): Answer | null {
  if (answer.question === '' || answer.outcome === 'notice' || answer.outcome === 'error') return null;
  const known = desk.view({ viewer, now }).topicById;
  const topic = answer.topicId !== null && known.has(answer.topicId) ? answer.topicId : null;
  const anew = desk.ask({ question: answer.question, topic, viewer, now, conversation: asked ?? NO_CONVERSATION }).answer;
  // A search lists what it found.
  return answer.outcome === 'briefing' && anew.outcome !== 'briefing' ? null : anew;
}
