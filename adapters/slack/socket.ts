import { setTimeout as delay } from 'node:timers/promises';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Log } from '../../src/chat/platform.ts';
import { SLACK_TEXT } from '../../src/text/slack.ts';
import { failureOf } from './attempt.ts';
import { Line, type LineOptions } from './line.ts';
import { reasonOf } from './logger.ts';

/** Connections at a time: while one is renewed the other goes on. Slack allows ten. */
const LINES = 2;
/** Pauses (ms) before a further try to connect: the first, each twice as long as the one before, up to the most. */
const PAUSE = { first: 250, most: 30_000 } as const;
/** A line that lived shorter (ms) counts as short; so many in a row are replaced at once, further ones with pauses. */
const SHORT = { life: 5000, free: 3 } as const;
/** How long (ms) a line is left to Slack after it was given notice. */
const NOTICE = 15_000;
/** Reasons for which a new line would end as this one did. */
const REFUSALS: ReadonlySet<string> = new Set(['link_disabled', 'too_many_websockets']);

export interface SocketOptions extends LineOptions {
  readonly log: Log;
  readonly report: (connected: boolean, detail: string) => void;
}

/**
 * Receives over Socket Mode, on lines of which each is replaced the moment that it ends or is given notice. An envelope is acknowledged
 * on the line that it came on.
 */
export class SocketReceiver implements Receiver {
  readonly #options: SocketOptions;
  readonly #open = new Set<Line>();
  readonly #up = new Set<Line>();
  readonly #stopping = new AbortController();
  readonly #work = new Set<Promise<void>>();
  #told = '';
  #app: App | null = null;

  constructor(options: SocketOptions) {
    this.#options = options;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Resolves when one line is up. Rejects with what the Web API or the socket said. */
  async start(): Promise<void> {
    const first = await this.#connect();
    for (let line = 0; line < LINES; line++) this.#do(this.#keep(line === 0 ? first : null));
  }

  /** Closes all lines; nothing is left behind. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([...this.#open].map((line) => line.hangUp()));
    await Promise.all(this.#work);
  }

  #do(work: Promise<void>): void {
    const kept = work.finally(() => this.#work.delete(kept));
    this.#work.add(kept);
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** One line after the other, until the receiver stops. */
  async #keep(first: Line | null): Promise<void> {
    let line = first;
    let failures = 0;
    let short = 0;
    while (!this.#stopped) {
      if (line === null) {
        try {
          line = await this.#connect();
          failures = 0;
        } catch (error) {
          failures++;
          await this.#pause(Math.max(pauseAfter(failures), limitIn(error)));
          continue;
        }
      }
      const since = performance.now();
      const why = await line.ending;
      if (this.#stopped) return;
      this.#retire(line, why);
      line = null;
      short = performance.now() - since < SHORT.life ? short + 1 : 0;
      if (REFUSALS.has(why)) await this.#pause(pauseAfter(Math.max(1, short)));
      else if (short > SHORT.free) await this.#pause(pauseAfter(short - SHORT.free));
    }
  }

  async #connect(): Promise<Line> {
    const line = new Line(this.#options);
    line.on('slack_event', (envelope: Envelope) => void this.#process(envelope));
    this.#open.add(line);
    void line.gone.then(() => this.#lost(line, 'closed'));
    try {
      await line.open();
    } catch (error) {
      this.#open.delete(line);
      this.#tellFailure(error);
      throw error;
    }
    this.#up.add(line);
    if (this.#up.size === 1) this.#report(true, SLACK_TEXT.connected);
    return line;
  }

  /** A line that was given notice still stands until Slack closes it, or for a while; any other is over. */
  #retire(line: Line, why: string): void {
    this.#options.log.debug({ why }, 'a Slack connection ends');
    if (why === 'closed') this.#lost(line, why);
    if (why === 'link_disabled') this.#lost(line, SLACK_TEXT.switchedOff);
    const over = why === 'closed' ? Promise.resolve() : Promise.race([line.gone, this.#pause(NOTICE)]);
    this.#do(over.then(() => line.hangUp()));
  }

  #lost(line: Line, why: string): void {
    this.#open.delete(line);
    if (this.#up.delete(line) && this.#up.size === 0) this.#report(false, SLACK_TEXT.lost(why));
  }

  #tellFailure(error: unknown): void {
    if (this.#stopped) return;
    const reason = reasonOf(error);
    this.#options.log.warn({ reason }, 'Slack can’t be connected to');
    // At the start, whoever started it is told.
    if (this.#up.size === 0 && this.#told !== '') this.#report(false, SLACK_TEXT.lost(reason));
  }

  #report(connected: boolean, detail: string): void {
    if (this.#stopped || detail === this.#told) return;
    this.#told = detail;
    this.#options.report(connected, detail);
  }

  async #process({ body, ack, retry_num: retryNum, retry_reason: retryReason }: Envelope): Promise<void> {
    if (typeof body !== 'object' || body === null) return;
    const event: ReceiverEvent = {
      body: body as ReceiverEvent['body'],
      ack: async (response?: unknown) => ack(response),
      ...(retryNum === undefined ? {} : { retryNum }),
      ...(retryReason === undefined ? {} : { retryReason }),
    };
    try {
      await this.#app?.processEvent(event);
    } catch (error) {
      this.#options.log.warn({ reason: reasonOf(error) }, 'an event of Slack’s was not taken');
    }
  }

  /** Ends early when the receiver stops. */
  async #pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}

/** What the client makes of a frame. */
interface Envelope {
  readonly body: unknown;
  readonly ack: (response?: unknown) => Promise<void>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

function pauseAfter(failures: number): number {
  return Math.min(PAUSE.most, PAUSE.first * 2 ** (failures - 1));
}

function limitIn(error: unknown): number {
  const failure = failureOf(error);
  return failure.kind === 'limited' ? failure.ms : 0;
}
