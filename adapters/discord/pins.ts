import { Routes } from 'discord.js';
import type { Messenger, Post } from '../../src/chat/messenger.ts';
import { deliverPin, type PinAttempt } from '../../src/chat/pinning.ts';
import { attemptOf, CODE, codeOf } from './api.ts';
import type { PostMeans } from './posts.ts';
import { reopened } from './threads.ts';

const DONE: PinAttempt = { kind: 'done', message: null, thread: null };

/**
 * Pins of the bot's own messages (Developer documentation, "Message Resource": Pin Message, Unpin Message). A message in a thread is pinned
 * to the thread. Discord itself says in the place that something was pinned; it says nothing when it was pinned already.
 */
export function pinsBy({ api, patience }: Pick<PostMeans, 'api' | 'patience'>): Pick<Messenger, 'pin' | 'unpin'> {
  /** One try; an archived thread is taken out of the archive for it. */
  const attempt = async (method: 'put' | 'delete', { channel, thread, message }: Post): Promise<PinAttempt> => {
    const place = thread ?? channel;
    try {
      await api[method](Routes.channelMessagesPin(place, message));
      return DONE;
    } catch (error) {
      const code = codeOf(error);
      if (code === CODE.tooManyPins) return { kind: 'full', detail: `code ${code}` };
      if (method === 'delete' && (code === CODE.unknownMessage || code === CODE.unknownChannel)) return DONE;
      return code === CODE.threadArchived ? reopened(api, place) : attemptOf(error);
    }
  };
  return {
    pin: (post) => deliverPin(() => attempt('put', post), patience),
    unpin: (post) => deliverPin(() => attempt('delete', post), patience),
  };
}
