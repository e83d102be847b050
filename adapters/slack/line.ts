import type { Logger } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { SLACK_TEXT } from '../../src/text/slack.ts';
import { clientOptions } from './client.ts';

/** How long (ms) Slack may take to say hello, to answer a goodbye, and how often a line is looked at. */
const PATIENCE = { hello: 10_000, goodbye: 1000, look: 500 } as const;
/** A socket that is being closed (WebSocket's `readyState`). */
const CLOSING = 2;

export interface LineOptions {
  readonly appToken: string;
  /** null: Slack's own. */
  readonly apiUrl: string | null;
  readonly logger: Logger;
}

/**
 * One Socket Mode connection, which is never used again once it ends. Unlike the stock client it stays open after Slack has said that it
 * will close it, so that what is in hand can still be acknowledged on it.
 */
export class Line extends SocketModeClient {
  /** Why no more can be expected of it: Slack's word for it, or `closed`. Resolves as soon as that is known. */
  readonly ending: Promise<string>;
  /** The socket is closed. */
  readonly gone: Promise<void>;
  readonly #end: (why: string) => void;
  readonly #leave: AbortController;
  #hangingUp: Promise<void> | null = null;

  constructor({ appToken, apiUrl, logger }: LineOptions) {
    const leave = new AbortController();
    super({
      appToken,
      logger,
      autoReconnectEnabled: false,
      clientOptions: {
        ...clientOptions(apiUrl),
        fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.any([leave.signal, ...(init?.signal ? [init.signal] : [])]) }),
      },
    });
    const ending = Promise.withResolvers<string>();
    const gone = Promise.withResolvers<void>();
    this.ending = ending.promise;
    this.gone = gone.promise;
    this.#end = ending.resolve;
    this.#leave = leave;
    // A peer that is silently gone answers no goodbye: the line is over when the client gives it up, not half a minute later.
    const looking = setInterval(() => {
      if (this.websocket?.readyState === CLOSING) this.#end('closed');
    }, PATIENCE.look);
    // Hung up at the very moment at which Slack gave the address.
    this.on('connecting', () => {
      if (leave.signal.aborted) queueMicrotask(() => this.websocket?.disconnect());
    });
    this.on('disconnected', () => {
      clearInterval(looking);
      this.#end('closed');
      gone.resolve();
    });
  }

  /** Resolves when Slack has said hello. Rejects with what stood in the way; the line is gone then. */
  async open(): Promise<void> {
    const why: { error: unknown } = { error: null };
    this.on('error', (error: unknown) => {
      why.error = error;
    });
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error(SLACK_TEXT.noHello)), PATIENCE.hello);
    const ended = this.ending.then((reason) => Promise.reject(why.error ?? new Error(reason)));
    try {
      await Promise.race([this.start(), late, ended]);
    } catch (error) {
      await this.hangUp();
      throw error ?? why.error ?? new Error('closed');
    } finally {
      clearTimeout(timer);
      ended.catch(() => undefined);
    }
  }

  /** Says goodbye and resolves when the socket is closed, by force if Slack doesn't answer. */
  hangUp(): Promise<void> {
    this.#hangingUp ??= this.#goodbye();
    return this.#hangingUp;
  }

  async #goodbye(): Promise<void> {
    this.#leave.abort();
    const force = setTimeout(() => this.websocket?.disconnect(), PATIENCE.goodbye);
    await this.disconnect();
    clearTimeout(force);
  }

  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    const reason = typeof data === 'string' ? goodbyeIn(data) : null;
    if (reason !== null) {
      this.#end(reason);
      return;
    }
    try {
      await super.onWebSocketMessage(data, isBinary);
    } catch {
      // A frame that is not Slack's has nothing in it for us.
    }
  }
}

/** The reason in a `disconnect` frame; null: it is another frame. */
function goodbyeIn(frame: string): string | null {
  if (!frame.includes('"disconnect"')) return null;
  try {
    const { type, reason } = JSON.parse(frame) as { readonly type?: unknown; readonly reason?: unknown };
    return type === 'disconnect' ? String(reason ?? type) : null;
  } catch {
    return null;
  }
}
