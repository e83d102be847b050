import type { Events } from './events.ts';
import { type Json, text } from './json.ts';
import { type Channel, type Message, Refusal } from './model.ts';
import type { Outgoing } from './outgoing.ts';
import type { Views } from './views.ts';
import type { Workspace } from './workspace.ts';

/** What the methods work on. */
export interface Parts {
  readonly workspace: Workspace;
  readonly views: Views;
  readonly events: Events;
  readonly outgoing: Outgoing;
  /** Where connections are opened. */
  readonly socketUrl: () => string;
}

/** One method of the Web API. */
export interface Method {
  /** What the token must be allowed to do. */
  readonly scope?: string | ((parts: Parts, args: Json) => string);
  /** Called with the app's token, not the bot's. */
  readonly appToken?: boolean;
  readonly run: (parts: Parts, args: Json) => Json;
}

const IN_SCOPES = { public: 'channels', private: 'groups', im: 'im' } as const;

/** The scope that reads (or sees the history of) the channel that the call names. */
export function channelScope(verb: 'read' | 'history'): (parts: Parts, args: Json) => string {
  return ({ workspace }, args) => `${IN_SCOPES[workspace.channelForApp(text(args.channel)).kind]}:${verb}`;
}

/** The channel that a call names, which the app must be in. */
export function joined({ workspace }: Parts, args: Json): Channel {
  const channel = workspace.channelForApp(text(args.channel));
  if (!workspace.hasApp(channel)) throw new Refusal('not_in_channel');
  return channel;
}

/** The message that a call names. */
export function named({ workspace }: Parts, channel: Channel, ts: unknown, code = 'message_not_found'): Message {
  const message = workspace.message(channel.id, text(ts));
  if (message === undefined) throw new Refusal(code);
  return message;
}

/** One page of a list, by Slack's cursors. */
export function page<T>(all: readonly T[], args: Json, usual: number): { readonly items: readonly T[]; readonly more: Json } {
  const cursor = text(args.cursor);
  const decoded = Buffer.from(cursor, 'base64').toString();
  if (cursor !== '' && !/^next:\d+$/u.test(decoded)) throw new Refusal('invalid_cursor');
  const from = cursor === '' ? 0 : Number(decoded.slice(5));
  const limit = Math.min(999, Math.max(1, Number(args.limit ?? usual)));
  const next = from + limit < all.length ? Buffer.from(`next:${from + limit}`).toString('base64') : '';
  return { items: all.slice(from, from + limit), more: { has_more: next !== '', response_metadata: { next_cursor: next } } };
}
