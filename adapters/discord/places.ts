import { Routes } from 'discord.js';
import { z } from 'zod';
import type { Api } from './api.ts';

/** Where something was said, as audiences and conversations count it. */
export interface Place {
  /** The channel; of a thread, its parent. */
  readonly channel: string;
  readonly thread: string | null;
  readonly direct: boolean;
  /** A private thread, which not all who read the channel read; left out: none. */
  readonly closed?: boolean;
}

/** What is known of a channel or thread. */
const CHANNEL = z.object({
  id: z.string(),
  type: z.int(),
  guild_id: z.string().nullish(),
  parent_id: z.string().nullish(),
  name: z.string().nullish(),
});

/** Discord's kinds of channel (Developer documentation, "Channel Types"). */
const DIRECT: readonly number[] = [1, 3];
const THREADS: readonly number[] = [10, 11, 12];
/** A private thread. */
const CLOSED = 12;
const WRITTEN_IN: readonly number[] = [0, 2, 5, 13, ...THREADS];

/** Whether people write in a channel of that kind, as they don't in a category or a forum itself. */
export const isWrittenIn = (type: number): boolean => WRITTEN_IN.includes(type);

/** The channels and threads that there are: an event names only the one that it happened in, and not what that is. */
export class Places {
  readonly #api: Pick<Api, 'get'>;
  readonly #known = new Map<string, z.output<typeof CHANNEL>>();
  readonly #asked = new Map<string, Promise<void>>();

  constructor(api: Pick<Api, 'get'>) {
    this.#api = api;
  }

  /** Takes what an event or an answer says of a channel; anything else is passed over. `guildId`: the server, where the event names it. */
  learn(channel: unknown, guildId: string | null = null): void {
    const read = CHANNEL.safeParse(channel);
    if (!read.success) return;
    const { id, guild_id: own } = read.data;
    this.#known.set(id, { ...read.data, guild_id: own ?? guildId ?? this.#known.get(id)?.guild_id });
  }

  forget(id: string): void {
    this.#known.delete(id);
  }

  nameOf(id: string): string | null {
    return this.#known.get(id)?.name ?? null;
  }

  /** The server that a channel is in; null: none, or it can't be found out now. */
  async guildOf(id: string): Promise<string | null> {
    if (typeof this.#known.get(id)?.guild_id !== 'string') await this.#ask(id);
    return this.#known.get(id)?.guild_id ?? null;
  }

  /** `guildId` null: a direct conversation. A channel that was never heard of is asked for; one that stays unknown counts as a channel. */
  of(id: string, guildId: string | null): Place | Promise<Place> {
    if (guildId === null) return { channel: id, thread: null, direct: true };
    return this.#known.has(id) ? this.#place(id) : this.#ask(id).then(() => this.#place(id));
  }

  #place(id: string): Place {
    const known = this.#known.get(id);
    const parent = known?.parent_id ?? null;
    if (known && parent !== null && THREADS.includes(known.type))
      return { channel: parent, thread: id, direct: false, ...(known.type === CLOSED && { closed: true }) };
    return { channel: id, thread: null, direct: known !== undefined && DIRECT.includes(known.type) };
  }

  /** Asks once, however many wait for it. */
  #ask(id: string): Promise<void> {
    const asked =
      this.#asked.get(id) ??
      this.#api
        .get(Routes.channel(id))
        .then((channel) => this.learn(channel))
        .catch(() => undefined)
        .finally(() => this.#asked.delete(id));
    this.#asked.set(id, asked);
    return asked;
  }
}
