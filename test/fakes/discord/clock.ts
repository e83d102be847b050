const EPOCH = 1_420_070_400_000n;

/** The server's time, which tests may push forward, and the snowflakes made from it. */
export class Clock {
  #ahead = 0;
  #last = 0n;

  /** Milliseconds since 1970, by the server. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  /** The time in Discord's notation. */
  iso(): string {
    return new Date(this.now()).toISOString();
  }

  /** Lets time pass without waiting for it. */
  pass(ms: number): void {
    this.#ahead += ms;
  }

  /** A new id: later ones are greater. */
  snowflake(): string {
    const fresh = (BigInt(this.now()) - EPOCH) << 22n;
    this.#last = fresh > this.#last ? fresh : this.#last + 1n;
    return this.#last.toString();
  }
}

/** The id of something made at the given time. */
export function snowflakeAt(ms: number): string {
  return ((BigInt(ms) - EPOCH) << 22n).toString();
}

/** The shard that gets a guild's events; direct messages go to the first. */
export function shardOf(guildId: string | null, shards: number): number {
  return guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
