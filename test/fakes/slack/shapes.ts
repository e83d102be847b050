import type { Json } from './json.ts';
import type { Channel, Message, User, View } from './model.ts';
import type { Workspace } from './workspace.ts';

/** What Slack shows of a thing in its answers and events. */

export function messageJson(workspace: Workspace, message: Message, options: { readonly metadata?: boolean } = {}): Json {
  const { identity } = workspace;
  const replies = workspace.messages(message.channel, message.ts).filter((one) => one !== message);
  const root = message.threadTs === undefined ? undefined : workspace.message(message.channel, message.threadTs);
  const isBot = message.botId !== undefined;
  return {
    ...(isBot ? { bot_id: message.botId } : { client_msg_id: message.clientMsgId }),
    type: 'message',
    user: message.user,
    text: message.text,
    team: identity.teamId,
    ts: message.ts,
    ...(message.appId === undefined ? {} : { app_id: message.appId }),
    ...(isBot ? { bot_profile: botJson(workspace) } : {}),
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.edited === undefined ? {} : { edited: message.edited }),
    ...(message.files === undefined ? {} : { files: message.files, upload: true }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs, parent_user_id: root?.user }),
    ...(message.threadTs === undefined && replies.length > 0
      ? {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map((one) => one.user))],
          latest_reply: replies.at(-1)?.ts,
          subscribed: false,
        }
      : {}),
    ...(options.metadata === true && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  };
}

export function botJson({ identity }: Workspace): Json {
  const { botId, appId, teamId, botUserId } = identity;
  return {
    id: botId,
    app_id: appId,
    user_id: botUserId,
    name: 'sourced',
    deleted: false,
    updated: 1_767_225_600,
    icons: {},
    team_id: teamId,
  };
}

export function userJson({ identity }: Workspace, user: User): Json {
  return {
    id: user.id,
    team_id: identity.teamId,
    name: user.name,
    real_name: user.realName,
    deleted: false,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: 0,
    is_bot: user.isBot,
    is_app_user: false,
    profile: { real_name: user.realName, display_name: user.name, ...(user.isBot ? { api_app_id: identity.appId } : {}) },
  };
}

export function channelJson(workspace: Workspace, channel: Channel): Json {
  const shared = { id: channel.id, created: channel.created, is_archived: channel.archived, context_team_id: workspace.identity.teamId };
  if (channel.kind === 'im') return { ...shared, is_im: true, user: channel.with, is_org_shared: false, priority: 0 };
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_member: workspace.hasApp(channel),
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

export function viewJson(workspace: Workspace, view: View): Json {
  const { teamId, appId, botId } = workspace.identity;
  const { given } = view;
  return {
    id: view.id,
    team_id: teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: given.private_metadata ?? '',
    callback_id: given.callback_id ?? '',
    state: { values: workspace.states.get(view.id) ?? {} },
    hash: view.hash,
    title: given.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: given.clear_on_close ?? false,
    notify_on_close: given.notify_on_close ?? false,
    close: given.close ?? null,
    submit: given.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: appId,
    external_id: given.external_id ?? '',
    app_installed_team_id: teamId,
    bot_id: botId,
  };
}

const KIND_IN_EVENTS = { public: 'channel', private: 'group', im: 'im' } as const;

/** `channel_type`, as events have it. */
export const channelType = (channel: Channel): string => KIND_IN_EVENTS[channel.kind];
