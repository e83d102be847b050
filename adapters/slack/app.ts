import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';
import type { Host } from '../../src/chat/host.ts';
import type { Invocation } from '../../src/chat/invocation.ts';
import type { Log } from '../../src/chat/platform.ts';
import { newReference } from '../../src/desk/failure.ts';
import { SLACK } from './identity.ts';
import { reasonOf } from './logger.ts';

/** An event was not taken, and Slack is not told that it arrived: it sends it again. */
class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

export interface TakingOptions {
  readonly host: Pick<Host, 'take' | 'isIn'>;
  readonly log: Log;
  /** What a request's body asks of the bot; null: nothing. */
  readonly read: (body: unknown) => Invocation | null;
}

/** What of an event is left for its listener: an invocation that was taken just now, and no other time. */
const TAKEN = 'sourcedTaken';

/** Bolt's app, which writes down what it is asked before it acknowledges it; Bolt itself acknowledges events before anybody has seen them. */
export class TakingApp extends App {
  readonly #options: TakingOptions;
  readonly #ready = Promise.withResolvers<void>();
  #stopped = false;

  constructor(options: AppOptions, taking: TakingOptions) {
    super(options);
    this.#options = taking;
  }

  /** Lets events in: before that they wait, so that none is mistaken for one that an earlier run left. */
  admit(): void {
    this.#ready.resolve();
  }

  /** Takes nothing more. */
  refuse(): void {
    this.#stopped = true;
    this.#ready.resolve();
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    await this.#ready.promise;
    const taken = this.#take(event.body);
    await super.processEvent({
      ...event,
      customProperties: { ...event.customProperties, [TAKEN]: taken },
      ack: async (response?: unknown) => {
        try {
          await event.ack(response);
        } catch (error) {
          // The connection is gone. What was taken is answered; Slack sends it again, and it is known then.
          this.#options.log.debug({ reason: reasonOf(error) }, 'an acknowledgement didn’t reach Slack');
        }
      },
    });
  }

  #take(body: unknown): Invocation | null {
    const { host, log, read } = this.#options;
    if (this.#stopped) throw new NotTaken('stopping');
    try {
      const invocation = read(body);
      if (invocation === null) return null;
      // Other people's talk is nobody's business, and isn't written down.
      if (invocation.input.kind === 'overheard' && !host.isIn(SLACK, invocation.address)) return null;
      return host.take(invocation) ? invocation : null;
    } catch (error) {
      const reference = newReference();
      log.error({ reference, reason: reasonOf(error) }, 'what Slack sent could not be written down');
      throw new NotTaken(`reference ${reference}`);
    }
  }
}

/** What the app took of the event that a listener is called for; null: nothing is to be done. */
export function takenIn(context: Readonly<Record<string, unknown>>): Invocation | null {
  return (context[TAKEN] as Invocation | null | undefined) ?? null;
}
