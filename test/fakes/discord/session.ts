import type { WebSocket } from 'ws';
import type { Fields } from './json.ts';

/** What the gateway remembers of a client on one shard, connected or not. */
export class Session {
  client: WebSocket | null = null;
  seq = 0;
  readonly id: string;
  readonly shard: number;
  readonly shards: number;
  readonly intents: number;
  readonly #log: { readonly s: number; readonly payload: string }[] = [];

  constructor(id: string, shard: number, shards: number, intents: number) {
    this.id = id;
    this.shard = shard;
    this.shards = shards;
    this.intents = intents;
  }

  /** Adds an event and sends it, if the client is there; else it waits to be replayed. */
  add(event: string, data: Fields): void {
    this.seq += 1;
    const payload = JSON.stringify({ op: 0, t: event, s: this.seq, d: data });
    this.#log.push({ s: this.seq, payload });
    this.client?.send(payload);
  }

  /** Sends again whatever came after a number. */
  replay(after: number): void {
    for (const { s, payload } of this.#log) if (s > after) this.client?.send(payload);
  }
}
