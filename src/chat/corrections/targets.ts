import { type Affected, concerns } from '../../desk/store.ts';
import type { Address } from '../invocation.ts';
import type { Copy, OutboxDelivery, Target } from './outbox.ts';
import { isWord } from './word-key.ts';

/** Whether only one person was told: in direct messages, or in a channel where nobody else sees it. */
export const isPrivate = ({ direct, visibility }: Address): boolean => direct || visibility === 'private';

/**
 * Where word of a correction goes: every post is edited; each thread, and each channel itself, gets one reply; each person who was told in
 * private gets one direct message. In the order in which people were told.
 */
export function targetsOf(copies: readonly Copy[]): Pick<OutboxDelivery, 'platform' | 'target' | 'answerIds'>[] {
  const found = new Map<string, { platform: string; target: Target; answerIds: string[] }>();
  const add = (platform: string, target: Target, answerId: string) => {
    const key = JSON.stringify([platform, target]);
    const known = found.get(key);
    if (known) known.answerIds.push(answerId);
    else found.set(key, { platform, target, answerIds: [answerId] });
  };
  for (const copy of copies) {
    const { recorded, post } = copy;
    const { id, platform, address } = recorded;
    const alone = isPrivate(address);
    // What others see and can't be edited is tried all the same, so that the editor hears of it.
    if (isEditable(copy) || !alone) add(platform, { kind: 'edit', answerId: id }, id);
    if (alone) add(platform, { kind: 'tell', person: address.person }, id);
    else add(platform, { kind: 'reply', channel: post?.channel ?? address.channel, thread: threadOf(copy) }, id);
  }
  return [...found.values()];
}

/**
 * Without what people were told in private and have since had word of: what they were told last is that word, and if it isn't right any
 * more, it is put right itself.
 */
export function withoutHeard(copies: readonly Copy[], affected: readonly Affected[]): Copy[] {
  const words = copies.filter(({ recorded, state }) => state === 'posted' && isWord(recorded) && isPrivate(recorded.address));
  return copies.filter((copy) => {
    const { recorded, cited } = copy;
    if (!isPrivate(recorded.address) || isWord(recorded)) return true;
    const since = words.filter(({ recorded: { platform, address, at } }) => {
      return platform === recorded.platform && address.person === recorded.address.person && at > recorded.at;
    });
    const about = affected.filter((each) => cited.some(({ factId }) => concerns(each, factId)));
    return !about.every((each) => since.some((word) => word.cited.some(({ factId }) => concerns(each, factId))));
  });
}

/** Whether an answer has a post of its own; what is still on its way will have one. */
export function isEditable({ post, state, recorded: { address } }: Copy): boolean {
  return post !== null || (state === 'open' && (!isPrivate(address) || address.direct));
}

/** The thread that an answer stands in; where that isn't known yet, the one that it is meant for. */
function threadOf({ post, recorded: { address } }: Copy): string | null {
  return post ? post.thread : (address.thread ?? address.message);
}
