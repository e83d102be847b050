import { flag, type Json, text } from './json.ts';
import type { Method, Parts } from './method.ts';
import { channelScope, joined, named, page } from './method.ts';
import { type Message, Refusal } from './model.ts';
import { channelJson, messageJson } from './shapes.ts';

/** Slack compares timestamps as numbers; their digits after the point are always six. */
function between(messages: readonly Message[], args: Json): readonly Message[] {
  const oldest = Number(text(args.oldest) || '0');
  const latest = Number(text(args.latest) || 'Infinity');
  const inclusive = flag(args.inclusive);
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

function shown(parts: Parts, messages: readonly Message[], args: Json): readonly Json[] {
  return messages.map((message) => messageJson(parts.workspace, message, { metadata: flag(args.include_all_metadata) }));
}

function replies(parts: Parts, args: Json): Json {
  const channel = joined(parts, args);
  const asked = named(parts, channel, args.ts, 'thread_not_found');
  const thread = asked.threadTs === undefined ? parts.workspace.messages(channel.id, asked.ts) : [asked];
  const [root, ...rest] = thread;
  const inTime = [...(root === undefined ? [] : [root]), ...between(rest, args)];
  const { items, more } = page(inTime, args, 1000);
  return { messages: shown(parts, items, args), ...more };
}

function history(parts: Parts, args: Json): Json {
  const channel = joined(parts, args);
  const roots = parts.workspace.messages(channel.id).filter((message) => message.threadTs === undefined);
  const { items, more } = page(between(roots, args).toReversed(), args, 100);
  return {
    messages: shown(parts, items, args),
    ...more,
    pin_count: parts.workspace.pinsIn(channel.id).length,
  };
}

function open(parts: Parts, args: Json): Json {
  const asked = text(args.users);
  const user = parts.workspace.users.get(asked);
  if (user === undefined) throw new Refusal('user_not_found');
  if (user.isBot) throw new Refusal('cannot_dm_bot');
  const channel = parts.workspace.im(user.id);
  return { no_op: true, already_open: true, channel: flag(args.return_im) ? channelJson(parts.workspace, channel) : { id: channel.id } };
}

function ofUser(parts: Parts, args: Json): Json {
  const { workspace } = parts;
  const types = (text(args.types) || 'public_channel').split(',').map((type) => type.trim());
  const who = text(args.user) || workspace.identity.botUserId;
  const name = { public: 'public_channel', private: 'private_channel', im: 'im' } as const;
  const all = [...workspace.channels.values()].filter(
    (channel) => types.includes(name[channel.kind]) && channel.members.has(who) && (channel.kind === 'public' || workspace.hasApp(channel)),
  );
  const kept = flag(args.exclude_archived) ? all.filter((channel) => !channel.archived) : all;
  const { items, more } = page(kept, args, 100);
  return { channels: items.map((channel) => channelJson(workspace, channel)), response_metadata: more.response_metadata };
}

/** conversations.* and users.conversations */
export const CONVERSATIONS: Readonly<Record<string, Method>> = {
  'conversations.replies': { scope: channelScope('history'), run: replies },
  'conversations.history': { scope: channelScope('history'), run: history },
  'conversations.info': {
    scope: channelScope('read'),
    run: ({ workspace }, args) => ({ channel: channelJson(workspace, workspace.channelForApp(text(args.channel))) }),
  },
  'conversations.open': { scope: 'im:write', run: open },
  'users.conversations': { scope: 'channels:read', run: ofUser },
};
