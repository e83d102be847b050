import type { Address } from './invocation.ts';
import type { Copy, OutboxDelivery, Target } from './outbox.ts';

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
  for (const { recorded, post, state } of copies) {
    const { id, platform, address } = recorded;
    const alone = isPrivate(address);
    // What is still on its way will have a post.
    if (post !== null || (state === 'open' && (!alone || address.direct))) add(platform, { kind: 'edit', answerId: id }, id);
    if (alone) add(platform, { kind: 'tell', person: address.person }, id);
    else add(platform, { kind: 'reply', channel: post?.channel ?? address.channel, thread: threadOf(address, post) }, id);
  }
  return [...found.values()];
}

/** The thread of an answer, or that which hangs on its post. */
function threadOf({ thread, message }: Address, post: Copy['post']): string | null {
  return post?.thread ?? thread ?? message ?? null;
}
