import type { Delivery } from './courier.ts';
import type { Channel, Message, Pin, User, View } from './model.ts';
import type { Call } from './server.ts';
import type { Wired } from './wiring.ts';

/** What can be seen of a fake Slack, and waited for. Channels and users go by name or id. */
export class Seen {
  protected readonly wired: Wired;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly appId: string;
  readonly teamId: string;
  /** For `slackApiUrl`. */
  readonly apiUrl: string;

  constructor(wired: Wired) {
    this.wired = wired;
    const { identity } = wired.workspace;
    this.botToken = identity.botToken;
    this.appToken = identity.appToken;
    this.signingSecret = identity.signingSecret;
    this.botUserId = identity.botUserId;
    this.botId = identity.botId;
    this.appId = identity.appId;
    this.teamId = identity.teamId;
    this.apiUrl = `${wired.server.origin('http')}/api/`;
  }

  /** Every request of the app's, in order. */
  get calls(): readonly Call[] {
    return this.wired.server.calls;
  }

  /** Limits and rules of Slack's that the app broke. */
  get violations(): readonly string[] {
    return this.wired.workspace.violations;
  }

  /** All that the app was told. */
  get deliveries(): readonly Delivery[] {
    return this.wired.courier.deliveries;
  }

  /** Open connections. */
  get connections(): number {
    return this.wired.hub.connections;
  }

  /** Connections that there have been. */
  get connectionsOpened(): number {
    return this.wired.hub.opened;
  }

  /** Longest time without any connection since the first. */
  get socketGapMs(): number {
    return this.wired.hub.gapMs;
  }

  /** Calls of one method. */
  callsOf(method: string): readonly Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  user(name: string): User {
    return this.wired.workspace.user(name);
  }

  channel(name: string): Channel {
    return this.wired.workspace.channel(name);
  }

  /** The direct messages of a person and the app. */
  dmWith(user: string): Channel {
    return this.wired.workspace.im(this.user(user).id);
  }

  /** With `thread` the root and its replies. */
  messagesIn(channel: string, thread?: string): readonly Message[] {
    return this.wired.workspace.messages(this.channel(channel).id, thread);
  }

  ephemeralsFor(user: string): readonly Message[] {
    return this.wired.workspace.ephemerals(this.user(user).id);
  }

  homeOf(user: string): View | undefined {
    return this.wired.views.home(this.user(user).id);
  }

  /** The modal on top. */
  modalOf(user: string): View | undefined {
    return this.wired.views.modal(this.user(user).id);
  }

  /** What is pinned in a channel, whoever wrote it; the oldest pin first. */
  pinsIn(channel: string): readonly Pin[] {
    return this.wired.workspace.pinsIn(this.channel(channel).id);
  }

  /** Resolves with the first value that is neither undefined nor null nor false; looked at after every change, never in between. */
  until<T>(look: () => T, timeoutMs = 30_000): Promise<Exclude<T, undefined | null | false>> {
    const describe = (): string => `calls: ${this.calls.map((call) => call.method).join(', ')}; violations: ${this.violations.join(', ')}`;
    return this.wired.workspace.changes.until(look, timeoutMs, describe);
  }
}
