import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Changes } from './changes.ts';
import type { Faults } from './faults.ts';
import { decoded, type Json, record } from './json.ts';

/** Why Slack ends a connection. */
export type DisconnectReason = 'refresh_requested' | 'warning' | 'link_disabled' | 'too_many_websockets';

const MOST_CONNECTIONS = 10;
/** How long Slack leaves a connection open after its `disconnect`. */
const GRACE_MS = 250;

interface Hooks {
  readonly onAck: (envelopeId: string, payload: unknown) => void;
  readonly onOpen: () => void;
}

/** The connections of Socket Mode. */
export class SocketHub {
  readonly #appId: string;
  readonly #changes: Changes;
  readonly #faults: Faults;
  readonly #hooks: Hooks;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #open: WebSocket[] = [];
  readonly #pinging: NodeJS.Timeout;
  #turn = 0;
  #refusing = false;
  #closedAt: number | undefined;
  #longestGap = 0;
  /** How many connections there have been. */
  opened = 0;

  constructor(appId: string, changes: Changes, faults: Faults, pingMs: number, hooks: Hooks) {
    this.#appId = appId;
    this.#changes = changes;
    this.#faults = faults;
    this.#hooks = hooks;
    this.#pinging = setInterval(() => this.ping(), pingMs).unref();
  }

  get connections(): number {
    return this.#open.length;
  }

  /** Longest time without a connection since the first one, the present one included. */
  get gapMs(): number {
    const now = this.#closedAt === undefined ? 0 : performance.now() - this.#closedAt;
    return Math.max(this.#longestGap, now);
  }

  /** What a connection's url carries; good for one. */
  ticket(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return ticket;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'ws://127.0.0.1').searchParams.get('ticket') ?? '';
    const fault = this.#faults.take('socket', ['500', '502', '503']);
    const status = fault?.kind ?? (this.#refusing ? '503' : this.#tickets.delete(ticket) ? undefined : '401');
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (connection) => this.#welcome(connection));
  }

  #welcome(connection: WebSocket): void {
    connection.on('message', (data) => {
      const message = record(decoded(data.toString()));
      if (typeof message.envelope_id === 'string') this.#hooks.onAck(message.envelope_id, message.payload);
    });
    connection.on('error', () => this.#forget(connection));
    connection.on('close', () => this.#forget(connection));
    if (this.#open.length >= MOST_CONNECTIONS) {
      this.#end(connection, 'too_many_websockets');
      return;
    }
    this.#open.push(connection);
    this.opened += 1;
    if (this.#closedAt !== undefined) this.#longestGap = Math.max(this.#longestGap, performance.now() - this.#closedAt);
    this.#closedAt = undefined;
    this.#write(connection, {
      type: 'hello',
      num_connections: this.#open.length,
      debug_info: { host: 'applink-1', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: this.#appId },
    });
    this.#changes.notify();
    this.#hooks.onOpen();
  }

  #forget(connection: WebSocket): void {
    const index = this.#open.indexOf(connection);
    if (index === -1) return;
    this.#open.splice(index, 1);
    if (this.#open.length === 0) this.#closedAt = performance.now();
    this.#changes.notify();
  }

  #write(connection: WebSocket, frame: Json): void {
    connection.send(JSON.stringify(frame));
  }

  /** The connection whose turn it is, if there is one. */
  next(): WebSocket | undefined {
    this.#turn += 1;
    return this.#open[this.#turn % Math.max(1, this.#open.length)];
  }

  send(connection: WebSocket, frame: Json): void {
    this.#write(connection, frame);
  }

  /** Announces the end to one connection or to all, and closes soon after. */
  disconnect(reason: DisconnectReason, which: 'one' | 'all'): void {
    const chosen = which === 'all' ? [...this.#open] : this.#open.slice(0, 1);
    for (const connection of chosen) this.#end(connection, reason);
  }

  #end(connection: WebSocket, reason: DisconnectReason): void {
    this.#write(connection, { type: 'disconnect', reason, debug_info: { host: 'applink-1' } });
    // Nothing more is delivered to a connection that is about to go.
    this.#forget(connection);
    const closing = setTimeout(() => connection.close(1000), GRACE_MS);
    connection.once('close', () => clearTimeout(closing));
  }

  /** Cuts one connection, or all, without a word. */
  kill(only?: WebSocket): void {
    for (const connection of only === undefined ? [...this.#server.clients] : [only]) connection.terminate();
  }

  ping(): void {
    for (const connection of this.#open) connection.ping('ping');
  }

  /** Turns connections away until told otherwise. */
  refuse(refusing: boolean): void {
    this.#refusing = refusing;
  }

  close(): void {
    clearInterval(this.#pinging);
    this.kill();
    this.#server.close();
  }
}
