import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Community } from './community.ts';
import { type Fault, Faults } from './faults.ts';
import { Files, type Keeping } from './files.ts';
import { Gateway } from './gateway.ts';
import { type Modal, shownModal } from './handles.ts';
import { type Call, Rest } from './http.ts';
import { Interactions } from './interactions.ts';
import type { Attachment } from './model.ts';
import { People } from './people.ts';
import type { Route } from './route.ts';
import { commandRoutes } from './routes/commands.ts';
import { guildRoutes } from './routes/guilds.ts';
import { interactionRoutes } from './routes/interactions.ts';
import { messageRoutes } from './routes/messages.ts';
import { pinRoutes } from './routes/pins.ts';
import { threadRoutes } from './routes/threads.ts';

/** How the server is set up; all of it may be left out. */
export interface FakeOptions {
  readonly token?: string;
  /** How many shards GET /gateway/bot recommends. */
  readonly shards?: number;
  readonly heartbeatInterval?: number;
  /** Whether the application may ask for MESSAGE_CONTENT (true). */
  readonly messageContent?: boolean;
  /** Whether the application may ask for GUILD_MEMBERS (true). */
  readonly guildMembers?: boolean;
  readonly maxPins?: number;
}

/** A Discord on this machine, for one bot. */
export class FakeDiscord extends Community {
  /** The bot's token. */
  token: string;
  /** What people do. */
  readonly people: People;
  /** All calls that reached the REST API, those that were made to fail included. */
  readonly calls: readonly Call[];
  /** Bodies beyond Discord's limits, and messages that might notify someone. */
  readonly violations: readonly string[];
  readonly #faults = new Faults();
  readonly #files: Files;
  readonly #interactions: Interactions;
  readonly #gateway: Gateway;
  readonly #server: Server;

  constructor({ token = 'token', shards = 1, heartbeatInterval = 41_250, ...options }: FakeOptions) {
    super();
    const { world } = this;
    this.token = token;
    world.contentAllowed = options.messageContent ?? true;
    world.membersAllowed = options.guildMembers ?? true;
    world.maxPins = options.maxPins ?? world.maxPins;
    this.#files = new Files(world);
    this.#interactions = new Interactions(world);
    this.people = new People(world, this.#interactions);
    this.violations = world.violations;
    const url = (): string => `ws://127.0.0.1:${this.#port}/gateway`;
    this.#gateway = new Gateway(world, { token: () => this.token, heartbeatInterval, url });
    const routes: readonly Route[] = [
      ...guildRoutes(world, url, shards),
      ...threadRoutes(world),
      ...pinRoutes(world),
      ...messageRoutes(world),
      ...commandRoutes(world),
      ...interactionRoutes(world, this.#interactions),
    ];
    const rest = new Rest(world, this.#faults, routes, this.#files, () => this.token);
    this.calls = rest.calls;
    this.#server = createServer((request, response) => void rest.serve(request, response));
    this.#server.on('upgrade', (request, socket, head) => this.#gateway.accept(request, socket, head));
  }

  /** Where the client's REST calls go (`rest: { api }`). */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api`;
  }

  /** How many shards are connected now, how often any identified and resumed, and how often one was turned away. */
  get gateway(): { readonly connected: number; readonly identified: number; readonly resumed: number; readonly refused: number } {
    const { sessions, identified, resumed, refused } = this.#gateway;
    return { connected: sessions.filter(({ client }) => client !== null).length, identified, resumed, refused };
  }

  /** How many commands were newly made; Discord allows 200 a day. */
  get commandCreations(): number {
    return this.world.commandCreations;
  }

  /** Starts to listen. */
  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  /** Ends every connection and stops. */
  async close(): Promise<void> {
    this.#gateway.close();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** Makes calls go wrong, the next one if nothing else is said. */
  fault(fault: Fault): void {
    this.#faults.add(fault);
  }

  /** Nothing goes wrong with calls any more. */
  clearFaults(): void {
    this.#faults.clear();
  }

  /** Puts a file on the server, for a message or an option of a command. */
  attach(filename: string, content: string | Uint8Array, keeping: Keeping = {}): Attachment {
    return this.#files.keep(`http://127.0.0.1:${this.#port}`, filename, content, keeping);
  }

  /** The next event of this name (MESSAGE_CREATE) is sent twice. */
  duplicateNext(event = 'MESSAGE_CREATE'): void {
    this.#gateway.duplicate(event);
  }

  /** Ends the gateway's connections without a word. */
  killGateway(): void {
    this.#gateway.drop();
  }

  /** Ends the gateway's connections with a code. */
  closeWith(code: number): void {
    this.#gateway.drop(code);
  }

  /** The bot's token is replaced: the old one is refused everywhere from now on. */
  replaceToken(token: string): void {
    this.token = token;
    this.closeWith(4004);
  }

  /** The application may no longer be shown what people write; the connections that asked for it end. */
  forbidContent(): void {
    this.world.contentAllowed = false;
    this.closeWith(4014);
  }

  /** Sessions end: the next time one is resumed, or at once. */
  invalidateSession({ now = false, resumable = false } = {}): void {
    this.#gateway.invalidate(now, resumable);
  }

  /** Asks clients to connect anew (op 7). */
  reconnect(): void {
    this.#gateway.reconnect();
  }

  /** The gateway goes away and takes no one; people go on writing. */
  offline(): void {
    this.#gateway.offline = true;
    this.#gateway.drop();
  }

  /** The gateway takes clients again. */
  online(): void {
    this.#gateway.offline = false;
  }

  /** The last modal that was shown to a user. */
  modalOf(userId: string): Modal | null {
    const shown = this.#interactions.all.findLast((one) => one.user.id === userId && one.modal !== null);
    return shown ? shownModal(shown) : null;
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo | null)?.port ?? 0;
  }
}

/** Starts a Discord on a free port of this machine. */
export async function startFakeDiscord(options: FakeOptions = {}): Promise<FakeDiscord> {
  const fake = new FakeDiscord(options);
  await fake.listen();
  return fake;
}
