import type { Courier, Delivery } from './courier.ts';
import type { Json } from './json.ts';
import type { Channel, Message } from './model.ts';
import { channelType, messageJson } from './shapes.ts';
import type { Workspace } from './workspace.ts';

const SUBSCRIPTION = { public: 'message.channels', private: 'message.groups', im: 'message.im' } as const;

/** Tells the app what happened, as far as it is subscribed and in the channel. */
export class Events {
  readonly #workspace: Workspace;
  readonly #courier: Courier;
  readonly #subscribed: ReadonlySet<string>;

  constructor(workspace: Workspace, courier: Courier, subscriptions: readonly string[]) {
    this.#workspace = workspace;
    this.#courier = courier;
    this.#subscribed = new Set(subscriptions);
  }

  /** A new message; to an app that it mentions it is two events. */
  posted(message: Message): readonly Delivery[] {
    const { botUserId } = this.#workspace.identity;
    const channel = this.#workspace.channel(message.channel);
    const isMention = channel.kind !== 'im' && message.user !== botUserId && message.text.includes(`<@${botUserId}>`);
    return [
      ...(isMention ? this.#send('app_mention', channel, this.#mention(message)) : []),
      ...this.#message(channel, message.ts, this.#body(message)),
    ];
  }

  changed(message: Message, before: Json): readonly Delivery[] {
    const channel = this.#workspace.channel(message.channel);
    const ts = this.#workspace.clock.ts();
    const body = { subtype: 'message_changed', message: this.#body(message), previous_message: before, hidden: true, ts };
    return this.#message(channel, ts, body);
  }

  deleted(message: Message): readonly Delivery[] {
    const channel = this.#workspace.channel(message.channel);
    const ts = this.#workspace.clock.ts();
    const body = { subtype: 'message_deleted', previous_message: this.#body(message), deleted_ts: message.ts, hidden: true, ts };
    return this.#message(channel, ts, body);
  }

  homeOpened(user: string, view: Json | undefined): readonly Delivery[] {
    const im = this.#workspace.im(user);
    const event = { type: 'app_home_opened', user, channel: im.id, tab: 'home', event_ts: this.#workspace.clock.ts() };
    return this.#send('app_home_opened', im, view === undefined ? event : { ...event, view });
  }

  #body(message: Message): Json {
    const shown = messageJson(this.#workspace, message, { metadata: true });
    return message.files === undefined ? shown : { subtype: 'file_share', ...shown };
  }

  #mention(message: Message): Json {
    return { ...this.#body(message), type: 'app_mention', channel: message.channel, event_ts: message.ts };
  }

  #message(channel: Channel, eventTs: string, body: Json): readonly Delivery[] {
    const event = { type: 'message', ...body, channel: channel.id, event_ts: eventTs, channel_type: channelType(channel) };
    return this.#send(SUBSCRIPTION[channel.kind], channel, event);
  }

  #send(subscription: string, channel: Channel, event: Json): readonly Delivery[] {
    if (!this.#subscribed.has(subscription) || !this.#workspace.hasApp(channel)) return [];
    const { appId, teamId, botUserId } = this.#workspace.identity;
    const context = Buffer.from(JSON.stringify({ et: event.type, tid: teamId, aid: appId, cid: channel.id })).toString('base64url');
    const payload = {
      token: 'verification-token',
      team_id: teamId,
      context_team_id: teamId,
      context_enterprise_id: null,
      api_app_id: appId,
      event,
      type: 'event_callback',
      event_id: this.#workspace.id('Ev'),
      event_time: this.#workspace.clock.seconds(),
      authorizations: [{ enterprise_id: null, team_id: teamId, user_id: botUserId, is_bot: true, is_enterprise_install: false }],
      is_ext_shared_channel: false,
      event_context: `4-${context}`,
    };
    return [this.#courier.deliver('events_api', payload)];
  }
}
