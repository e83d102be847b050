import { type Json, text } from './json.ts';
import type { Method, Parts } from './method.ts';
import { joined, named } from './method.ts';
import { type Channel, type Message, Refusal } from './model.ts';
import type { Content } from './outgoing.ts';
import { messageJson } from './shapes.ts';

function writable(parts: Parts, args: Json): Channel {
  const channel = joined(parts, args);
  if (channel.archived) throw new Refusal('is_archived');
  return channel;
}

/** Slack takes the reply's thread by its root's ts alone. */
function threadOf({ workspace }: Parts, method: string, channel: Channel, args: Json): string | undefined {
  const ts = text(args.thread_ts);
  if (ts === '') return undefined;
  const root = workspace.message(channel.id, ts);
  if (root?.threadTs !== undefined) workspace.violations.push(`${method}: thread_ts ${ts} is a reply, not the root of its thread`);
  return root?.threadTs ?? ts;
}

function byApp({ workspace }: Parts, channel: Channel, content: Content): Omit<Message, 'ts' | 'edits'> {
  const { botUserId, botId, appId } = workspace.identity;
  const { metadata } = content;
  const shared = { channel: channel.id, user: botUserId, botId, appId, text: content.text ?? '', blocks: content.blocks ?? [] };
  return metadata === undefined || Object.keys(metadata).length === 0 ? shared : { ...shared, metadata };
}

function postMessage(parts: Parts, args: Json): Json {
  const channel = writable(parts, args);
  const content = parts.outgoing.content('chat.postMessage', args);
  const threadTs = threadOf(parts, 'chat.postMessage', channel, args);
  const message = parts.workspace.post({ ...byApp(parts, channel, content), threadTs });
  parts.events.posted(message);
  return { channel: channel.id, ts: message.ts, message: messageJson(parts.workspace, message, { metadata: true }) };
}

function postEphemeral(parts: Parts, args: Json): Json {
  const channel = writable(parts, args);
  const user = text(args.user);
  if (!channel.members.has(user)) throw new Refusal('user_not_in_channel');
  const content = parts.outgoing.content('chat.postEphemeral', args);
  const threadTs = threadOf(parts, 'chat.postEphemeral', channel, args);
  const message = parts.workspace.post({ ...byApp(parts, channel, content), threadTs, ephemeralTo: user });
  return { message_ts: message.ts };
}

/** Puts new content in a message's place. Blocks stay only where there is no new text either; metadata that isn't given stays. */
export function rewrite(parts: Parts, message: Message, content: Content): void {
  const { workspace } = parts;
  message.text = content.text ?? '';
  if (content.blocks !== undefined || content.text !== undefined) message.blocks = workspace.withIds(content.blocks ?? []);
  if (content.metadata !== undefined) message.metadata = Object.keys(content.metadata).length === 0 ? undefined : content.metadata;
  message.edited = { user: message.user, ts: workspace.clock.ts() };
  message.edits += 1;
  workspace.changes.notify();
}

function update(parts: Parts, args: Json): Json {
  const channel = joined(parts, args);
  if (channel.archived) throw new Refusal('is_inactive');
  const message = named(parts, channel, args.ts);
  if (message.botId !== parts.workspace.identity.botId) throw new Refusal('cant_update_message');
  const content = parts.outgoing.content('chat.update', args);
  const before = messageJson(parts.workspace, message, { metadata: true });
  rewrite(parts, message, content);
  parts.events.changed(message, before);
  const after = messageJson(parts.workspace, message, { metadata: true });
  return { channel: channel.id, ts: message.ts, text: message.text, message: after };
}

function remove(parts: Parts, args: Json): Json {
  const channel = joined(parts, args);
  const message = named(parts, channel, args.ts);
  if (message.botId !== parts.workspace.identity.botId) throw new Refusal('cant_delete_message');
  parts.workspace.remove(message);
  parts.events.deleted(message);
  return { channel: channel.id, ts: message.ts };
}

/** A link that only this workspace's clients open (docs.slack.dev/reference/methods/chat.getPermalink). */
function permalink(parts: Parts, args: Json): Json {
  const channel = joined(parts, args);
  const { ts, threadTs } = named(parts, channel, args.message_ts);
  const link = `https://${parts.workspace.identity.teamDomain}.example/archives/${channel.id}/p${ts.replace('.', '')}`;
  return { channel: channel.id, permalink: threadTs === undefined ? link : `${link}?thread_ts=${threadTs}&cid=${channel.id}` };
}

/** chat.* */
export const CHAT: Readonly<Record<string, Method>> = {
  'chat.postMessage': { scope: 'chat:write', run: postMessage },
  'chat.postEphemeral': { scope: 'chat:write', run: postEphemeral },
  'chat.update': { scope: 'chat:write', run: update },
  'chat.delete': { scope: 'chat:write', run: remove },
  'chat.getPermalink': { run: permalink },
};
