import type { webApi } from '@slack/bolt';
import type { Patience } from '../../src/chat/delivery.ts';
import type { Messenger, Pinned } from '../../src/chat/messenger.ts';
import { deliverPin } from '../../src/chat/pinning.ts';
import { codeOf, failureOf } from './attempt.ts';
import type { Calls } from './calls.ts';

/** Slack's codes for what is as it should be already: `not_pinned` is what older references call `no_pin`. */
const PINNED: readonly string[] = ['already_pinned'];
const UNPINNED: readonly string[] = ['no_pin', 'not_pinned', 'message_not_found'];
/** Slack's codes for a channel that has no room for another pin. */
const FULL: readonly string[] = ['too_many_pins'];

export interface PinMeans {
  readonly client: webApi.WebClient;
  readonly patience: Patience;
  readonly calls: Pick<Calls, 'logged'>;
}

/** Pins of the bot's own posts (docs.slack.dev/reference/methods/pins.add, …/pins.remove). A reply in a thread is pinned to its channel. */
export function pinsBy({ client, patience, calls }: PinMeans): Pick<Messenger, 'pin' | 'unpin'> {
  /** `already`: codes that are no failure. */
  const tried = (call: () => Promise<unknown>, already: readonly string[]): Promise<Pinned> =>
    deliverPin(async () => {
      try {
        await call();
      } catch (error) {
        const code = codeOf(error) ?? '';
        if (FULL.includes(code)) return { kind: 'full', detail: code };
        if (!already.includes(code)) return calls.logged(failureOf(error));
      }
      return { kind: 'done', message: null, thread: null };
    }, patience);
  return {
    pin: ({ channel, message }) => tried(() => client.pins.add({ channel, timestamp: message }), PINNED),
    unpin: ({ channel, message }) => tried(() => client.pins.remove({ channel, timestamp: message }), UNPINNED),
  };
}
