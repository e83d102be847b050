import type { Offer } from '../../commands/call.ts';
import { contentKey, type Summary } from '../../desk/daily/summary.ts';
import { notice } from '../../desk/notice.ts';
import type { Answer, BriefingAnswer } from '../../domain/answer.ts';
import { DAILY_TEXT } from '../../text/daily.ts';
import { buttonsFor } from '../furniture.ts';
import type { Message } from '../message.ts';
import type { Messenger } from '../messenger.ts';

/** What a post of a summary is to show. */
export interface Shown {
  readonly answer: Answer;
  /** The first item, as in a message. */
  readonly from: number;
  /** By its buttons a post is known again, whatever else is in it by then. */
  readonly offers: readonly Offer[];
}

/** Under a post that is about no topic of its own. */
export const CHANGES: readonly Offer[] = [{ label: DAILY_TEXT.changes, command: 'desk changes', input: {} }];

const followOffer = (topicId: string | null): readonly Offer[] =>
  topicId === null ? CHANGES : [{ label: DAILY_TEXT.follow, command: 'desk follow', input: { what: topicId } }];

/** Posts in the thread below a summary. */
const THREAD = 12;

/** The posts of a summary in order: the pinned one, then its thread, topic by topic, with room for each before any has more. */
export function postsOf({ pinned, topics }: Summary, pages: Messenger['pages'], now: number): Shown[] {
  const told = topics.length > THREAD ? topics.slice(0, THREAD - 1) : topics;
  const left = topics.slice(told.length);
  const room = THREAD - (left.length > 0 ? 1 : 0);
  const froms = told.map((answer) => pages(messageFor(answer), room - told.length + 1).froms);
  const given = shares(
    froms.map((each) => each.length),
    room,
  );
  return [
    { answer: pinned, from: 0, offers: CHANGES },
    ...told.flatMap((answer, at) =>
      (froms[at] ?? []).slice(0, given[at]).map((from) => ({ answer, from, offers: followOffer(answer.topicId) })),
    ),
    ...(left.length > 0 ? [{ answer: notice(DAILY_TEXT.moreTopics(left.map(titleOf)), '', now), from: 0, offers: CHANGES }] : []),
  ];
}

/** What stands in place of a post that the summary has no more use for. */
export const unused = (now: number): Shown => ({ answer: notice(DAILY_TEXT.unused, '', now), from: 0, offers: CHANGES });

/** A text that is equal for posts that say the same, whenever they were looked at. */
export const keyOf = ({ answer, from }: Shown): string =>
  `${from} ${answer.outcome === 'briefing' ? contentKey(answer) : JSON.stringify({ ...answer, lookedAt: '' })}`;

const titleOf = ({ title }: BriefingAnswer): string => title;

function messageFor(answer: BriefingAnswer): Message {
  return { answer, answerId: '', buttons: buttonsFor(answer, false, followOffer(answer.topicId)), from: 0 };
}

/** How many each gets of what it wants, in turns, as long as there is something left. */
function shares(wants: readonly number[], room: number): number[] {
  const given = wants.map(() => 0);
  let left = room;
  for (let before = -1; left > 0 && left !== before; ) {
    before = left;
    for (const [at, wanted] of wants.entries()) {
      if (left === 0 || (given[at] ?? 0) >= wanted) continue;
      given[at] = (given[at] ?? 0) + 1;
      left--;
    }
  }
  return given;
}
