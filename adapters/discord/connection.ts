import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'discord.js';
import { type Log, StartFailure } from '../../src/chat/platform.ts';
import { DISCORD_TEXT } from '../../src/text/discord.ts';
import { ContentWithheld, type GatewayAccess, type Heard, logIn } from './gateway.ts';

/** Pause (ms) before the second try to come back after Discord ended the connection; each further one is twice as long, up to `most`. */
const AGAIN = { first: 5000, most: 5 * 60_000 } as const;

export interface ConnectionMeans {
  readonly access: GatewayAccess;
  readonly log: Log;
  readonly heard: Heard;
  readonly broke: (shard: number) => void;
  readonly report: (connected: boolean, detail: string) => void;
  /** For the report once it stands again. */
  readonly detail: () => string;
}

/**
 * The gateway's connection for as long as the bot runs. What merely breaks discord.js mends by itself; what Discord ends for good (a token
 * that was replaced, an intent that was taken away) is reported, and tried anew from the start, ever more rarely.
 */
export class Connection {
  readonly #means: ConnectionMeans;
  readonly #closing = new AbortController();
  #client: Client | null = null;
  #content = true;
  #told = false;

  constructor(means: ConnectionMeans) {
    this.#means = means;
  }

  /** Whether Discord shows the bot what isn't said to it. */
  get content(): boolean {
    return this.#content;
  }

  /** Throws StartFailure. */
  async open(): Promise<void> {
    try {
      await this.#logIn(true);
    } catch (error) {
      if (!(error instanceof ContentWithheld)) throw error;
      if (!this.#told) this.#means.log.warn({ platform: 'discord' }, DISCORD_TEXT.withoutContent);
      this.#told = true;
      await this.#logIn(false);
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#client?.destroy();
    this.#client = null;
  }

  async #logIn(content: boolean): Promise<void> {
    const { access, heard, broke } = this.#means;
    this.#content = content;
    let own: Client | null = null;
    const client = await logIn(access, content, heard, {
      broke,
      ended: (code) => {
        if (own !== null && own === this.#client) void this.#comeBack(own, code);
      },
    });
    own = client;
    this.#client = client;
    if (this.#closing.signal.aborted) await this.close();
  }

  async #comeBack(lost: Client, code: number): Promise<void> {
    const { report, detail } = this.#means;
    const { signal } = this.#closing;
    this.#client = null;
    report(false, DISCORD_TEXT.closed(code));
    await lost.destroy().catch(() => undefined);
    for (let wait: number = AGAIN.first; !signal.aborted; wait = Math.min(AGAIN.most, wait * 2)) {
      try {
        await this.open();
        return report(true, detail());
      } catch (error) {
        report(false, error instanceof StartFailure ? error.message : DISCORD_TEXT.closed(code));
      }
      await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
