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

/**
 * ms: how often the instant is noted, and at most; how much before it is looked at, since clocks differ; how far back at all; how long
 * servers that don't come hold the noting up.
 */
const TIME = { note: 30_000, seldom: 5000, margin: 60_000, most: 24 * 60 * 60_000, servers: 60_000 } as const;
/** Messages a page (Discord's most), and pages a channel. */
const PAGE = { size: 100, most: 20 } as const;

const CHANNEL = z.object({ id: z.string(), type: z.int(), last_message_id: z.string().nullish() });
const GUILD = z.object({ id: z.string(), channels: z.array(CHANNEL).default([]), threads: z.array(CHANNEL).default([]) });
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
  /** Direct conversations that the bot knows of. */
  readonly conversations: () => readonly string[];
}

/**
 * What was written while nobody listened. A session that is taken up again brings what was missed; a new one doesn't, so that the messages
 * since the last instant of the old one are read over REST. What was answered already is known by its key.
 */
export class LookBack {
  readonly #means: LookBackMeans;
  readonly #up = new Set<number>();
  /** Servers that are still to be looked at, with the instant (epoch ms) from which on. */
  readonly #due = new Map<string, number>();
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
    for (const guild of guilds) this.#due.set(guild, since);
    clearTimeout(this.#servers);
    this.#servers = setTimeout(() => this.#due.clear(), TIME.servers).unref();
    // Direct messages come to the first shard.
    if (shard === 0) this.#queue(async () => this.#readAll(this.#means.conversations(), null, since));
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
    const since = read.success ? this.#due.get(read.data.id) : undefined;
    if (!read.success || since === undefined) return;
    const { id, channels, threads } = read.data;
    const from = this.#from(since);
    const newer = [...channels, ...threads].filter(
      ({ type, last_message_id: last }) => isWrittenIn(type) && typeof last === 'string' && byAge(last, from) > 0,
    );
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
