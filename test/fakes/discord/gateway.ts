import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { shardOf } from './clock.ts';
import { INTENT } from './intents.ts';
import { type Fields, fieldsOf, numberOf } from './json.ts';
import { may } from './permissions.ts';
import { Session } from './session.ts';
import { memberChunk, wireGuild, wireUser } from './wire.ts';
import type { Dispatch, World } from './world.ts';

const OP = { heartbeat: 1, identify: 2, resume: 6, reconnect: 7, requestMembers: 8, invalidSession: 9, hello: 10, ack: 11 } as const;
const CLOSE = {
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSeq: 4007,
  invalidShard: 4010,
  disallowedIntents: 4014,
} as const;
/** What a client closes with when it is done for good; its session ends with it. */
const FINAL: readonly number[] = [1000, 1001];

/** How the gateway behaves. */
export interface GatewayOptions {
  /** The bot's token as it is now. */
  readonly token: () => string;
  readonly heartbeatInterval: number;
  /** Where sessions are resumed. */
  readonly url: () => string;
}

/** Speaks Discord's gateway protocol to the bot's shards. */
export class Gateway {
  readonly sessions: Session[] = [];
  /** How many clients identified anew and how many took their session up again. */
  identified = 0;
  resumed = 0;
  /** How many connections were turned away while it was offline. */
  refused = 0;
  offline = false;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #open = new Map<WebSocket, Session | null>();
  readonly #world: World;
  readonly #options: GatewayOptions;
  readonly #twice: string[] = [];
  #refuseResume: { readonly resumable: boolean } | null = null;

  constructor(world: World, options: GatewayOptions) {
    this.#world = world;
    this.#options = options;
    world.onDispatch((dispatch) => this.#dispatch(dispatch));
  }

  /** Takes a connection over from the HTTP server, unless the gateway is offline. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.offline) {
      this.refused += 1;
      socket.destroy();
      this.#world.changes.tell();
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (client) => this.#greet(client));
  }

  /** The next event of this name comes twice. */
  duplicate(event: string): void {
    this.#twice.push(event);
  }

  /** Ends every connection: rudely, or with a code. */
  drop(code?: number): void {
    for (const client of [...this.#open.keys()]) {
      if (code === undefined) client.terminate();
      else client.close(code);
      this.#leave(client);
    }
    this.#world.changes.tell();
  }

  /** Asks the clients to connect anew. */
  reconnect(): void {
    for (const [client, session] of this.#open) {
      write(client, OP.reconnect, null);
      // From here on events wait for the new connection.
      if (session) session.client = null;
    }
  }

  /** Tells the clients that their session is over: at once, or the next time one is resumed. */
  invalidate(now: boolean, resumable: boolean): void {
    if (!now) this.#refuseResume = { resumable };
    else for (const client of [...this.#open.keys()]) this.#invalid(client, resumable);
  }

  /** Ends everything. */
  close(): void {
    this.drop();
    this.#server.close();
  }

  #greet(client: WebSocket): void {
    this.#open.set(client, null);
    client.on('message', (data) => this.#hear(client, parse(String(data))));
    client.on('error', () => client.terminate());
    client.on('close', (code) => {
      const session = this.#open.get(client);
      this.#leave(client);
      if (session && FINAL.includes(code)) this.#forget(session);
      this.#world.changes.tell();
    });
    write(client, OP.hello, { heartbeat_interval: this.#options.heartbeatInterval });
  }

  #hear(client: WebSocket, { op, d }: Fields): void {
    const session = this.#open.get(client);
    if (op === OP.heartbeat) write(client, OP.ack, undefined);
    else if (op === OP.identify || op === OP.resume) {
      if (session) client.close(CLOSE.alreadyAuthenticated);
      else if (fieldsOf(d).token !== this.#options.token()) client.close(CLOSE.authenticationFailed);
      else if (op === OP.identify) this.#identify(client, fieldsOf(d));
      else this.#resume(client, fieldsOf(d));
    } else if (!session) client.close(CLOSE.notAuthenticated);
    else if (op === OP.requestMembers) session.add('GUILD_MEMBERS_CHUNK', memberChunk(this.#world, fieldsOf(d)));
  }

  #identify(client: WebSocket, d: Fields): void {
    const [shard = 0, shards = 1] = (Array.isArray(d.shard) ? d.shard : []).map(numberOf);
    const intents = numberOf(d.intents);
    if (shards < 1 || shard >= shards) {
      client.close(CLOSE.invalidShard);
      return;
    }
    const { contentAllowed, membersAllowed } = this.#world;
    const forbidden = (contentAllowed ? 0 : INTENT.messageContent) | (membersAllowed ? 0 : INTENT.guildMembers) | INTENT.guildPresences;
    if ((intents & forbidden) !== 0) {
      client.close(CLOSE.disallowedIntents);
      return;
    }
    for (const old of this.sessions.filter((one) => one.shard === shard && one.client === null)) this.#forget(old);
    const session = new Session(randomBytes(16).toString('hex'), shard, shards, intents);
    this.sessions.push(session);
    this.#join(client, session);
    this.identified += 1;
    const { bot, applicationId } = this.#world;
    const guilds = [...this.#world.guilds.values()].filter((guild) => shardOf(guild.id, shards) === shard);
    session.add('READY', {
      v: 10,
      user: { ...wireUser(bot), verified: true, mfa_enabled: false, flags: 0, email: null },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      private_channels: [],
      session_id: session.id,
      resume_gateway_url: this.#options.url(),
      shard: [shard, shards],
      application: { id: applicationId, flags: contentAllowed ? 1 << 19 : 0 },
    });
    if ((intents & INTENT.guilds) !== 0) {
      for (const guild of guilds) session.add('GUILD_CREATE', wireGuild(this.#world, guild, true));
    }
    this.#world.changes.tell();
  }

  #resume(client: WebSocket, d: Fields): void {
    const session = this.sessions.find((one) => one.id === d.session_id);
    const refused = this.#refuseResume;
    this.#refuseResume = null;
    if (!session) {
      write(client, OP.invalidSession, false);
      return;
    }
    if (refused) {
      if (!refused.resumable) this.#forget(session);
      write(client, OP.invalidSession, refused.resumable);
      return;
    }
    if (numberOf(d.seq) > session.seq) {
      client.close(CLOSE.invalidSeq);
      return;
    }
    session.client?.terminate();
    this.#join(client, session);
    this.resumed += 1;
    session.replay(numberOf(d.seq));
    session.add('RESUMED', {});
    this.#world.changes.tell();
  }

  #dispatch({ event, guildId, channel, intents, data }: Dispatch): void {
    if (channel && !may(this.#world, channel, this.#world.bot.id, 'VIEW_CHANNEL')) return;
    const again = this.#twice.indexOf(event);
    if (again >= 0) this.#twice.splice(again, 1);
    for (const session of this.sessions) {
      if (intents !== 0 && (session.intents & intents) === 0) continue;
      if (shardOf(guildId, session.shards) !== session.shard) continue;
      const shown = data((session.intents & INTENT.messageContent) !== 0);
      session.add(event, shown);
      if (again >= 0) session.add(event, shown);
    }
  }

  #invalid(client: WebSocket, resumable: boolean): void {
    const session = this.#open.get(client);
    if (session && !resumable) this.#forget(session);
    this.#open.set(client, null);
    if (session) session.client = null;
    write(client, OP.invalidSession, resumable);
  }

  #join(client: WebSocket, session: Session): void {
    this.#open.set(client, session);
    session.client = client;
  }

  #leave(client: WebSocket): void {
    const session = this.#open.get(client);
    if (session?.client === client) session.client = null;
    this.#open.delete(client);
  }

  #forget(session: Session): void {
    const place = this.sessions.indexOf(session);
    if (place >= 0) this.sessions.splice(place, 1);
  }
}

function parse(text: string): Fields {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return {};
  }
}

function write(client: WebSocket, op: number, d: unknown): void {
  client.send(JSON.stringify({ op, d, s: null, t: null }));
}
