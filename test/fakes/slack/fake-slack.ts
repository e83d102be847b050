import type { Fault } from './faults.ts';
import { type Handle, handleOf } from './handle.ts';
import type { Which } from './interactions.ts';
import type { Json } from './json.ts';
import type { Channel, Group, Message, StoredFile, User, View } from './model.ts';
import type { SayOptions } from './people.ts';
import { type DeliveryKind, type PostOptions, type PostResult, post, type Signing } from './post.ts';
import { Seen } from './seen.ts';
import { viewJson } from './shapes.ts';
import type { DisconnectReason } from './socket.ts';
import { type FakeSlackOptions, wire } from './wiring.ts';
import type { ChannelSeed, GroupSeed, UserSeed } from './workspace.ts';

/** Slack on the loopback: a workspace with its people, and the servers that an app talks to. Channels and users go by name or id. */
export class FakeSlack extends Seen {
  addUser(seed: UserSeed): User {
    return this.wired.workspace.addUser(seed);
  }

  addChannel(seed: ChannelSeed): Channel {
    return this.wired.workspace.addChannel(seed);
  }

  /** Sets who is in a user group, and makes it where there is none of that handle. */
  setGroup(seed: GroupSeed): Group {
    return this.wired.workspace.setGroup(seed);
  }

  /** A file that a message can have; a markdown file if nothing else is said. */
  upload(content: string | Buffer | 'endless', { name = 'note.md', mimetype = 'text/plain', filetype = 'markdown' } = {}): StoredFile {
    const stored = content === 'endless' || Buffer.isBuffer(content) ? content : Buffer.from(content);
    return this.wired.workspace.addFile({ name, mimetype, filetype, content: stored });
  }

  /** Deletes a file; messages still tell of it. */
  deleteFile({ id }: StoredFile): void {
    this.wired.workspace.files.delete(id);
  }

  mention(channel: string, user: string, text: string, options?: SayOptions): Handle {
    return this.wired.people.mention(channel, user, text, options);
  }

  say(channel: string, user: string, text: string, options?: SayOptions): Handle {
    return this.wired.people.say(channel, user, text, options);
  }

  dm(user: string, text: string, options?: SayOptions): Handle {
    return this.wired.people.dm(user, text, options);
  }

  botSays(channel: string, text: string, options?: SayOptions): Handle {
    return this.wired.people.botSays(channel, text, options);
  }

  edit(channel: string, ts: string, text: string): Handle {
    return this.wired.people.edit(channel, ts, text);
  }

  unsay(channel: string, ts: string): Handle {
    return this.wired.people.unsay(channel, ts);
  }

  slash(user: string, channel: string, command: string, text: string): Handle {
    return this.wired.interactions.slash(user, channel, command, text);
  }

  /** Presses a button or, with `choice` (an option's value, a user, a date, a text), sets a menu or an input. */
  press(user: string, target: Message | View, which: Which, choice?: unknown): Handle {
    return this.wired.interactions.press(user, target, which, choice);
  }

  /** Chooses one of the app's shortcuts in a message's menu. */
  messageShortcut(user: string, message: Message, callbackId: string): Handle {
    return this.wired.interactions.messageShortcut(user, message, callbackId);
  }

  /** Deletes a message, as whoever may do that. */
  remove(message: Message): void {
    this.wired.workspace.remove(message);
  }

  /** A person writes something and pins it, so many times; the app isn't told. */
  pinOthers(channel: string, user: string, count: number): void {
    const { workspace } = this.wired;
    const [{ id }, who] = [this.channel(channel), this.user(user).id];
    for (let nth = 1; nth <= count; nth++) {
      const { ts } = workspace.post({ channel: id, user: who, text: `kept, ${nth}`, blocks: [] });
      workspace.pin(id, ts, who);
    }
  }

  /** Archives a channel. */
  archive(channel: string): void {
    this.channel(channel).archived = true;
  }

  /** Asks the app for options of an external menu. */
  suggest(user: string, target: Message | View, which: Which, typed: string): Handle {
    return this.wired.interactions.suggest(user, target, which, typed);
  }

  submit(user: string, view: View, values?: Readonly<Record<string, unknown>>): Handle {
    return this.wired.interactions.submit(user, view, values);
  }

  dismiss(user: string, view: View): Handle {
    return this.wired.interactions.dismiss(user, view);
  }

  openHome(user: string): Handle {
    const { id } = this.user(user);
    const view = this.homeOf(id);
    const deliveries = this.wired.events.homeOpened(id, view === undefined ? undefined : viewJson(this.wired.workspace, view));
    return handleOf(deliveries, '', this.dmWith(id).id);
  }

  /** Moves Slack's clock, by which triggers and response_urls expire. */
  advance(ms: number): void {
    this.wired.workspace.clock.advance(ms);
  }

  fault(fault: Fault): void {
    this.wired.faults.add(fault);
  }

  clearFaults(): void {
    this.wired.faults.clear();
  }

  /** Each of the next deliveries is sent twice. */
  duplicateNext(times = 1): void {
    this.wired.courier.duplicates += times;
  }

  /** Sends it all again as a retry: same event_id, new envelope. */
  redeliver(handle: Handle): void {
    for (const delivery of handle.deliveries) this.wired.courier.redeliver(delivery);
  }

  /** Sends again what has no ack. */
  redeliverUnacked(): void {
    for (const delivery of this.deliveries) if (delivery.acks.length === 0) this.wired.courier.redeliver(delivery);
  }

  /** Cuts every connection without a word. */
  killSockets(): void {
    this.wired.hub.kill();
  }

  /** Tells one connection (or all) to go, and closes it soon after. */
  refresh(reason: Exclude<DisconnectReason, 'too_many_websockets'> = 'refresh_requested', which: 'one' | 'all' = 'one'): void {
    this.wired.hub.disconnect(reason, which);
  }

  ping(): void {
    this.wired.hub.ping();
  }

  /** Turns new connections away for so long, or until the returned function is called. */
  refuseConnections(ms?: number): () => void {
    const { hub } = this.wired;
    hub.refuse(true);
    const timer = ms === undefined ? undefined : setTimeout(() => hub.refuse(false), ms).unref();
    return () => {
      clearTimeout(timer);
      hub.refuse(false);
    };
  }

  /** From now on deliveries are posted to this request URL. */
  useHttp(url: string, signing: Signing = 'valid'): void {
    this.wired.courier.http = { url, signing };
  }

  useSocket(): void {
    this.wired.courier.http = undefined;
  }

  /** Posts one thing to a request URL, as Slack or as somebody who pretends to be. */
  post(url: string, kind: DeliveryKind, payload: Json, options?: PostOptions): Promise<PostResult> {
    return post(url, this.signingSecret, kind, payload, options);
  }

  /** What Slack does when a request URL is entered; the answer must be the challenge. */
  verifyUrl(url: string, options?: PostOptions): Promise<PostResult> {
    return this.post(url, 'events_api', { type: 'url_verification', token: 'verification-token', challenge: 'a-challenge' }, options);
  }

  async close(): Promise<void> {
    this.wired.courier.close();
    this.wired.hub.close();
    await this.wired.server.close();
  }
}

/** Starts a fake Slack on a free port of the loopback. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  return new FakeSlack(await wire(options));
}
