import type { webApi } from '@slack/bolt';
import type { Patience } from '../../src/chat/delivery.ts';
import type { Messenger, Post } from '../../src/chat/messenger.ts';
import { deliverPin, type PinAttempt } from '../../src/chat/pinning.ts';
import { codeOf, failureOf } from './attempt.ts';
import type { Calls } from './calls.ts';

/** Slack's codes for what is as it should be already. */
const DONE = { pin: ['already_pinned'], unpin: ['no_pin', 'not_pinned', 'message_not_found'] } as const satisfies Record<
  string,
  readonly string[]
>;
/** Slack's codes for a channel that has no room for another pin. */
const FULL: readonly string[] = ['too_many_pins'];

export interface PinMeans {
  readonly client: webApi.WebClient;
  readonly patience: Patience;
  readonly calls: Pick<Calls, 'logged'>;
}

/** Pins of the bot's own posts (docs.slack.dev/reference/methods/pins.add, …/pins.remove). A reply in a thread is pinned to its channel. */
export function pinsBy({ client, patience, calls }: PinMeans): Pick<Messenger, 'pin' | 'unpin'> {
  const attempts = (call: () => Promise<unknown>, done: readonly string[]) => async (): Promise<PinAttempt> => {
    try {
      await call();
      return { kind: 'done', message: null, thread: null };
    } catch (error) {
      const code = codeOf(error);
      if (code !== null && done.includes(code)) return { kind: 'done', message: null, thread: null };
      if (code !== null && FULL.includes(code)) return { kind: 'full', detail: code };
      return calls.logged(failureOf(error));
    }
  };
  const target = ({ channel, message: timestamp }: Post) => ({ channel, timestamp });
  return {
    pin: (post) =>
      deliverPin(
        attempts(() => client.pins.add(target(post)), DONE.pin),
        patience,
      ),
    unpin: (post) =>
      deliverPin(
        attempts(() => client.pins.remove(target(post)), DONE.unpin),
        patience,
      ),
  };
}
