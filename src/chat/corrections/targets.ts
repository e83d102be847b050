import { type Affected, concerns } from '../../desk/store.ts';
import type { Address } from '../invocation.ts';
import type { Copy, OutboxDelivery, Target } from './outbox.ts';
import { isWord } from './word-key.ts';

/** Whether only one person was told: in direct messages, or in a channel where nobody else sees it. */
export const isPrivate = ({ direct, visibility }: Address): boolean => direct || visibility === 'private';

/** A copy that isn't right, or may not be. */
export interface WrongCopy {
  readonly copy: Copy;
  /** Whether the person whom it told has had word since: then only its post is put right, for it still shows what is not so. */
  readonly heard: boolean;
}

/**
 * Where word of a correction goes: every post is edited; each thread, and each channel itself, gets one reply; each person who was told in
 * private, and not since, gets one direct message. In the order in which people were told.
 */
export function targetsOf(wrong: readonly WrongCopy[]): Pick<OutboxDelivery, 'platform' | 'target' | 'answerIds'>[] {
  const found = new Map<string, { platform: string; target: Target; answerIds: string[] }>();
  const add = (platform: string, target: Target, answerId: string) => {
    const key = JSON.stringify([platform, target]);
    const known = found.get(key);
    if (known) known.answerIds.push(answerId);
    else found.set(key, { platform, target, answerIds: [answerId] });
  };
  for (const { copy, heard } of wrong) {
    const { recorded, post } = copy;
    const { id, platform, address } = recorded;
    const alone = isPrivate(address);
    // What others see and can't be edited is tried all the same, so that the editor hears of it.
    if (isEditable(copy) || !alone) add(platform, { kind: 'edit', answerId: id }, id);
    if (!alone) add(platform, { kind: 'reply', channel: post?.channel ?? address.channel, thread: threadOf(copy) }, id);
    else if (!heard) add(platform, { kind: 'tell', person: address.person }, id);
  }
  return [...found.values()];
}

/**
 * Which of these copies told somebody in private who has since had word of it all, in a message of its own: what they were told last is that
 * word, and if it isn't right any more, it is put right itself. A post that was edited is no such word: nobody is told by it.
 */
export function heardSince(copies: readonly Copy[], affected: readonly Affected[]): ReadonlySet<Copy> {
  const words = copies.filter(({ recorded, state }) => state === 'posted' && isMessage(recorded) && isPrivate(recorded.address));
  const heard = copies.filter(({ recorded, cited }) => {
    if (!isPrivate(recorded.address) || isWord(recorded)) return false;
    const since = words.filter(({ recorded: { platform, address, at } }) => {
      return platform === recorded.platform && address.person === recorded.address.person && at > recorded.at;
    });
    const about = affected.filter((each) => cited.some(({ factId }) => concerns(each, factId)));
    return about.every((each) => since.some((word) => word.cited.some(({ factId }) => concerns(each, factId))));
  });
  return new Set(heard);
}

const isMessage = (recorded: Copy['recorded']): boolean => isWord(recorded) && recorded.revises === null;

/** Whether an answer has a post of its own; what is still on its way will have one. */
export function isEditable({ post, state, recorded: { address } }: Copy): boolean {
  return post !== null || (state === 'open' && (!isPrivate(address) || address.direct));
}

/** The thread that an answer stands in; where that isn't known yet, the one that it is meant for. */
function threadOf({ post, recorded: { address } }: Copy): string | null {
  return post ? post.thread : (address.thread ?? address.message);
}
