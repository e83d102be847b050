import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect } from 'vitest';
import { connectDiscord, type DiscordAccess } from '../../../adapters/discord/connect.ts';
import { type Action, readButtonId } from '../../../src/chat/button.ts';
import { type Host, makeHost } from '../../../src/chat/host.ts';
import type { Invocation } from '../../../src/chat/invocation.ts';
import type { Ledger } from '../../../src/chat/ledger.ts';
import type { Platform, PlatformMeans } from '../../../src/chat/platform.ts';
import type { Newsroom } from '../../../src/desk/newsroom.ts';
import { OnFile } from '../../../src/desk/on-file.ts';
import { TOLD_NOBODY } from '../../../src/desk/told.ts';
import { NO_ROLES, type RoleHolders } from '../../../src/domain/roles.ts';
import { NO_CONVERSATION } from '../../../src/search/conversation.ts';
import { openStorage, type Storage } from '../../../src/storage/open.ts';
import { EYES, newsroom } from '../../desk/a-newsroom.ts';
import { type FakeDiscord, type FakeOptions, startFakeDiscord } from '../../fakes/discord/fake.ts';
import type { Fields } from '../../fakes/discord/json.ts';
import type { Message } from '../../fakes/discord/model.ts';

/** A question that one quote answers, and what stands in that. */
export const QUESTION = 'How many flights did Brelvane cancel on Friday?';
export const ANSWER = 'Brelvane Air cancelled 214 flights on Friday';

// The first question of all takes as long as a thousand later ones; the bot's start asks one before anybody else does.
newsroom.ask({ question: QUESTION, topic: null, conversation: NO_CONVERSATION, ...EYES });

export interface BotOptions {
  readonly fake?: FakeOptions;
  readonly access?: Partial<DiscordAccess>;
  readonly publicChannels?: readonly string[];
  readonly desk?: Newsroom;
  /** Who is editor, verifier and admin; asked for at each start, when there may be people to name. */
  readonly roles?: (fake: FakeDiscord) => RoleHolders;
  /** Stands between the adapter and the host. */
  readonly wrap?: (host: Host) => Host;
}

/** The real adapter, host, ledger and desk against a Discord on this machine; the ledger's folder outlives a restart. */
export class ABot {
  readonly fake: FakeDiscord;
  readonly folder = mkdtempSync(path.join(tmpdir(), 'sourced-discord-'));
  readonly reports: [connected: boolean, detail: string][] = [];
  readonly logs: string[] = [];
  readonly outcomes: string[] = [];
  readonly undelivered: string[] = [];
  readonly taken: Invocation[] = [];
  /** Added to the clock's time (ms). */
  ahead = 0;
  readonly #options: BotOptions;
  #platform: Platform | null = null;
  #storage: Storage | null = null;
  #host: Host | null = null;

  constructor(fake: FakeDiscord, options: BotOptions) {
    this.fake = fake;
    this.#options = options;
  }

  get ledger(): Ledger {
    if (!this.#storage) throw new Error('not started');
    return this.#storage.ledger;
  }

  get books(): Storage['books'] {
    if (!this.#storage) throw new Error('not started');
    return this.#storage.books;
  }

  get host(): Host {
    if (!this.#host) throw new Error('not started');
    return this.#host;
  }

  get platform(): Platform {
    if (!this.#platform) throw new Error('not started');
    return this.#platform;
  }

  /** Connects, and takes up what an earlier run left, as the bot's start does. */
  async start(): Promise<this> {
    const { desk = newsroom, access, publicChannels = [], wrap = (host) => host } = this.#options;
    const roles = this.#options.roles?.(this.fake) ?? NO_ROLES;
    const clock = () => Date.now() + this.ahead;
    this.#storage = openStorage(this.folder);
    const watch = {
      answered: (_platform: string, outcome: string) => void this.outcomes.push(outcome),
      undelivered: (_platform: string, reason: string, detail: string) => void this.undelivered.push(`${reason}: ${detail}`),
      failed: (_reference: string, error: unknown) => void this.logs.push(String(error)),
    };
    // What is on file is the tests' desk: nothing is put in its place.
    const onFile = new OnFile(this.#storage.store, { use: () => undefined });
    const host = makeHost({
      desk,
      ledger: this.ledger,
      onFile,
      told: TOLD_NOBODY,
      books: this.#storage.books,
      zone: 'UTC',
      holders: roles,
      clock,
      watch,
    });
    this.#host = wrap({
      ...host,
      take: (invocation) => {
        const first = host.take(invocation);
        if (first) this.taken.push(invocation);
        return first;
      },
    });
    const write = (fields: object, message: string) => void this.logs.push(`${message} ${JSON.stringify(fields)}`);
    const means: PlatformMeans = {
      host: this.#host,
      desk,
      log: { debug: write, info: write, warn: write, error: write },
      clock,
      patience: { wait: (ms) => new Promise((resolve) => void setTimeout(resolve, Math.min(ms, 2))), retried: () => undefined },
      roles,
      publicChannels,
      commandPrefix: '',
      memory: this.ledger,
      report: (connected, detail) => void this.reports.push([connected, detail]),
    };
    try {
      this.#platform = await connectDiscord(
        { token: this.fake.token, apiUrl: this.fake.apiUrl, guilds: [], shards: 'auto', home: null, ...access },
        means,
      );
    } catch (error) {
      this.#storage.close();
      throw error;
    }
    await this.host.resume(this.#platform.messenger);
    return this;
  }

  /** Also waits for the commands, which are registered after the connection stands. */
  async ready(): Promise<this> {
    await this.start();
    await this.fake.until(() => this.fake.commands(null).length > 3);
    return this;
  }

  /** The end of a run: as asked for, with what is in hand finished. */
  async end(): Promise<void> {
    await this.#platform?.stop();
    await this.#host?.idle();
    await this.#platform?.close();
    this.#storage?.close();
    this.#platform = null;
  }

  async restart(): Promise<void> {
    await this.end();
    await this.start();
  }

  async close(): Promise<void> {
    if (this.#platform) await this.end();
    await this.fake.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Waits for so many things to be taken; what changes in the bot alone the server can't tell. */
  async took(count: number): Promise<void> {
    while (this.taken.length < count) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Asks in a channel of its own and waits for the answer: what came before it was dealt with, or met with silence. */
  async settled(): Promise<void> {
    const channel = this.fake.addChannel('elsewhere');
    const asker = this.fake.addUser('somebody else');
    await this.fake.people.mention(channel.id, asker.id, QUESTION).answer();
    await this.host.idle();
  }
}

/** A bot that isn't started yet. */
export async function aBot(options: BotOptions = {}): Promise<ABot> {
  return new ABot(await startFakeDiscord(options.fake ?? {}), options);
}

/** All the words of a message: content and embeds. */
export function wordsOf({ content, embeds }: Message): string {
  return `${content}\n${JSON.stringify(embeds)}`;
}

/** A button or menu by what it does. */
export function doing(action: Action): (component: Fields) => boolean {
  return ({ custom_id: id }) => typeof id === 'string' && readButtonId(id)?.action === action;
}

const open: ABot[] = [];
afterEach(async () => {
  for (const bot of open.splice(0)) {
    await bot.close();
    expect(bot.fake.violations).toEqual([]);
  }
});

/** A bot that isn't started yet; after the test it is closed, and has kept to every limit. */
export async function unstarted(options: BotOptions = {}): Promise<ABot> {
  const bot = await aBot(options);
  open.push(bot);
  return bot;
}

/** A bot that is ready; after the test it is closed, and has kept to every limit. */
export async function started(options: BotOptions = {}): Promise<ABot> {
  return (await unstarted(options)).ready();
}
