import { Routes } from 'discord.js';
import { z } from 'zod';
import type { Patience } from '../../src/chat/delivery.ts';
import type { Log, PlatformMeans } from '../../src/chat/platform.ts';
import { type Api, attemptOf, statusOf, steadily } from './api.ts';
import type { Post } from './events.ts';
import { isWrittenIn } from './places.ts';
import { byAge, madeAt, snowflakeAt } from './snowflake.ts';

/** The instant that the bot last listened, in the memory. */
const ALIVE = 'discord alive';
/** Before the id of a direct conversation, in the memory: Discord gives no list of them. */
const TALK = 'discord talk ';

/**
 * ms: how often the instant is noted, and at most; how much before it is looked at, since clocks differ, and
 * a dead connection is noticed only after two heartbeats; how far back at all; how long
 * servers are waited for.
 */
const TIME = { note: 30_000, seldom: 5000, margin: 120_000, most: 24 * 60 * 60_000, servers: 60_000 } as const;
/** Messages a page (Discord's most), and pages a channel. */
const PAGE = { size: 100, most: 20 } as const;
/** Direct conversations that are looked at: the latest ones. */
const TALKS = 50;

const CHANNEL = z.object({ id: z.string(), type: z.int(), last_message_id: z.string().nullish() });
const GUILD = z.object({
  id: z.string(),
  unavailable: z.boolean().default(false),
  channels: z.array(CHANNEL).default([]),
  threads: z.array(CHANNEL).default([]),
});
const POSTS = z.array(
  z.looseObject({ id: z.string(), channel_id: z.string(), type: z.int(), content: z.string(), author: z.looseObject({ id: z.string() }) }),
);

export interface LookBackMeans {
  readonly api: Api;
  readonly memory: PlatformMeans['memory'];
  readonly patience: Patience;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly log: Log;
  /** Takes a post as if it had just come; `overheard`: also one that isn't said to the bot. */
  readonly take: (post: Post, overheard: boolean) => void;
}

/**
 * What was written while nobody listened. A session that is taken up again brings what was missed; a new one doesn't, so that the messages
 * since the last instant of the old one are read over REST. What was answered already is known by its key.
 */
export class LookBack {
  readonly #means: LookBackMeans;
  readonly #up = new Set<number>();
  /** Servers of the new session that are still to be looked at. */
  readonly #due = new Set<string>();
  /** Servers that were looked at since it began. */
  readonly #looked = new Set<string>();
  /** The instant (epoch ms) from which on servers that come are looked at; null: none is. */
  #since: number | null = null;
  readonly #timer: NodeJS.Timeout;
  #shards = 1;
  #noted = 0;
  #stopped = false;
  #work: Promise<void> = Promise.resolve();
  #servers: NodeJS.Timeout | undefined;

  constructor(means: LookBackMeans) {
    this.#means = means;
    this.#timer = setInterval(() => this.touch(), TIME.note).unref();
  }

  /** A new session: its servers are about to come. */
  begun(shard: number, shards: number, guilds: readonly string[]): void {
    const since = this.#means.memory.noted(ALIVE);
    this.#shards = shards;
    this.#up.add(shard);
    if (since === null) {
      this.touch();
      return;
    }
    this.#since = since;
    for (const guild of guilds) {
      this.#due.add(guild);
      this.#looked.delete(guild);
    }
    clearTimeout(this.#servers);
    this.#servers = setTimeout(() => this.#waited(), TIME.servers).unref();
    // Direct messages come to the first shard.
    if (shard !== 0) return;
    this.#due.add(TALK);
    this.#queue(async () => {
      await this.#readAll(this.#talks(), null, since);
      this.#due.delete(TALK);
      this.touch();
    });
  }

  /** A session that was taken up again. */
  resumed(shard: number): void {
    this.#up.add(shard);
    this.touch();
  }

  broke(shard: number): void {
    this.#up.delete(shard);
  }

  /** A server has come, with the last message of each of its channels. */
  guild(data: unknown): void {
    const read = GUILD.safeParse(data);
    const since = this.#since;
    // One that is away (an outage of Discord's) comes once more, with its channels.
    if (!read.success || read.data.unavailable || since === null || this.#looked.has(read.data.id)) return;
    const { id, channels, threads } = read.data;
    this.#looked.add(id);
    this.#due.add(id);
    const from = this.#from(since);
    const isNewer = (last: string | null | undefined): boolean => last === undefined || (last !== null && byAge(last, from) > 0);
    const newer = [...channels, ...threads].filter(({ type, last_message_id: last }) => isWrittenIn(type) && isNewer(last));
    this.#queue(async () => {
      await this.#readAll(
        newer.map((channel) => channel.id),
        id,
        since,
      );
      this.#due.delete(id);
      this.touch();
    });
  }

  /** Somebody writes to the bot in a direct conversation. */
  talked(conversation: string): void {
    this.#means.memory.note(TALK + conversation, this.#means.clock());
  }

  /** Something came: the bot listens. Nothing is noted while a shard is away, or while something is still to be looked at. */
  touch(): void {
    const now = this.#means.clock();
    if (this.#stopped || this.#up.size < this.#shards || this.#due.size > 0 || now - this.#noted < TIME.seldom) return;
    this.#noted = now;
    this.#means.memory.note(ALIVE, now);
  }

  /** From now on nothing is taken; what comes later is for the next start to find. */
  stop(): void {
    this.#noted = 0;
    this.touch();
    this.#stopped = true;
    clearInterval(this.#timer);
    clearTimeout(this.#servers);
  }

  /** The servers that were to come have had their time. */
  #waited(): void {
    this.#since = null;
    this.#due.clear();
    this.#looked.clear();
  }

  #talks(): readonly string[] {
    return this.#means.memory
      .notedNames(TALK)
      .slice(0, TALKS)
      .map((name) => name.slice(TALK.length));
  }

  #queue(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      const came = attemptOf(error);
      this.#means.log.warn({ platform: 'discord', detail: 'detail' in came ? came.detail : came.kind }, 'looking back failed');
    });
  }

  #from(since: number): string {
    return snowflakeAt(Math.max(since - TIME.margin, this.#means.clock() - TIME.most));
  }

  /** One channel after the other; discord.js keeps to the rate limits. */
  async #readAll(channels: readonly string[], guild: string | null, since: number): Promise<void> {
    for (const channel of channels) if (!this.#stopped) await this.#read(channel, guild, since);
  }

  async #read(channel: string, guild: string | null, since: number): Promise<void> {
    const { api, patience, take } = this.#means;
    let after = this.#from(since);
    for (let page = 0; page < PAGE.most && !this.#stopped; page++) {
      const query = { after, limit: String(PAGE.size) };
      const answer = await steadily(() => api.get(Routes.channelMessages(channel), { query }), patience).catch(unlessClosed);
      const posts = POSTS.parse(answer).sort((one, other) => byAge(one.id, other.id));
      for (const post of posts) {
        // Before that instant the bot has heard other people's talk already, and there may have been no reason to answer it.
        take({ ...(post as unknown as Post), ...(guild !== null && { guild_id: guild }) }, madeAt(post.id) > since);
      }
      const last = posts.at(-1)?.id;
      if (last === undefined || posts.length < PAGE.size) return;
      after = last;
    }
  }
}

/** A channel that may not be read, or is gone, holds nothing. */
function unlessClosed(error: unknown): [] {
  const status = statusOf(error);
  if (status === 403 || status === 404) return [];
  throw error;
}
