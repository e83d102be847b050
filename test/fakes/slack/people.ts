import { randomUUID } from 'node:crypto';
import type { Events } from './events.ts';
import type { Files } from './files.ts';
import { type Handle, handleOf } from './handle.ts';
import type { Json } from './json.ts';
import type { Channel, Message, StoredFile, User } from './model.ts';
import { messageJson } from './shapes.ts';
import type { Workspace } from './workspace.ts';

export interface SayOptions {
  /** The ts of the thread's root. */
  readonly thread?: string;
  /** What is attached, from `FakeSlack.upload`. */
  readonly files?: readonly StoredFile[];
}

/** Slack escapes these three and nothing else. */
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const SPECIAL = /<@(?<user>[UW][A-Z0-9]+)>|<#(?<channel>C[A-Z0-9]+)(?:\|[^>]*)?>/gu;

/** The blocks that Slack's own input makes of what a person types; mentions stay what they are. */
function richText(raw: string, blockId: string): readonly Json[] {
  const elements: Json[] = [];
  let from = 0;
  for (const hit of raw.matchAll(SPECIAL)) {
    if (hit.index > from) elements.push({ type: 'text', text: raw.slice(from, hit.index) });
    const { user, channel } = hit.groups ?? {};
    elements.push(user === undefined ? { type: 'channel', channel_id: channel } : { type: 'user', user_id: user });
    from = hit.index + hit[0].length;
  }
  if (from < raw.length) elements.push({ type: 'text', text: raw.slice(from) });
  return [{ type: 'rich_text', block_id: blockId, elements: [{ type: 'rich_text_section', elements }] }];
}

/** Escapes all but mentions, as Slack does with what a person types. */
function written(raw: string): string {
  const mentions = [...raw.matchAll(SPECIAL)].map((hit) => hit[0]);
  const between = raw.replaceAll(SPECIAL, '\u0000').split('\u0000').map(escaped);
  return between.map((part, index) => part + (mentions[index] ?? '')).join('');
}

/** What people (and other bots) say. */
export class People {
  readonly #workspace: Workspace;
  readonly #events: Events;
  readonly #files: Files;

  constructor(workspace: Workspace, events: Events, files: Files) {
    this.#workspace = workspace;
    this.#events = events;
    this.#files = files;
  }

  /** Says it as it is typed: `<@U…>` mentions somebody, all else is text. */
  say(channel: string, user: string, text: string, options: SayOptions = {}): Handle {
    return this.#say(this.#workspace.channel(channel), this.#workspace.user(user), text, options);
  }

  /** Mentions the app first. */
  mention(channel: string, user: string, text: string, options: SayOptions = {}): Handle {
    return this.say(channel, user, `<@${this.#workspace.identity.botUserId}> ${text}`, options);
  }

  dm(user: string, text: string, options: SayOptions = {}): Handle {
    const who = this.#workspace.user(user);
    return this.#say(this.#workspace.im(who.id), who, text, options);
  }

  #say(channel: Channel, user: User, text: string, options: SayOptions): Handle {
    if (!channel.members.has(user.id)) throw new Error(`${user.name} isn't in ${channel.name}`);
    if (channel.archived) throw new Error(`${channel.name} is archived`);
    const message = this.#workspace.post({
      channel: channel.id,
      user: user.id,
      clientMsgId: randomUUID(),
      text: written(text),
      blocks: richText(text, this.#workspace.id('b')),
      threadTs: options.thread,
      ...(options.files === undefined ? {} : { files: options.files.map((file) => this.#files.told(file)) }),
    });
    return handleOf(this.#events.posted(message), message.ts, channel.id);
  }

  /** A message of some other app's bot. */
  botSays(channel: string, text: string, options: SayOptions = {}): Handle {
    const { id } = this.#workspace.channel(channel);
    const from = { user: 'U0OTHERBOT1', botId: 'B0OTHERBOT1', appId: 'A0OTHERBOT1' };
    const message = this.#workspace.post({ channel: id, ...from, text, blocks: [], threadTs: options.thread });
    return handleOf(this.#events.posted(message), message.ts, id);
  }

  /** Changes what was said. */
  edit(channel: string, ts: string, text: string): Handle {
    const message = this.#said(channel, ts);
    const before = messageJson(this.#workspace, message, { metadata: true });
    message.text = written(text);
    message.blocks = richText(text, this.#workspace.id('b'));
    message.edited = { user: message.user, ts: this.#workspace.clock.ts() };
    this.#workspace.changes.notify();
    return handleOf(this.#events.changed(message, before), ts, message.channel);
  }

  /** Takes back what was said. */
  unsay(channel: string, ts: string): Handle {
    const message = this.#said(channel, ts);
    this.#workspace.remove(message);
    return handleOf(this.#events.deleted(message), ts, message.channel);
  }

  #said(channel: string, ts: string): Message {
    const { id, name } = this.#workspace.channel(channel);
    const message = this.#workspace.message(id, ts);
    if (message === undefined) throw new Error(`no message ${ts} in ${name}`);
    return message;
  }
}
