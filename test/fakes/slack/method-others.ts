import { decoded, flag, type Json, text } from './json.ts';
import type { Method, Parts } from './method.ts';
import { joined, named } from './method.ts';
import { Refusal } from './model.ts';
import { botJson, messageJson, userJson, viewJson } from './shapes.ts';

const optional = (value: unknown): string | undefined => (text(value) === '' ? undefined : text(value));

function authTest({ workspace }: Parts): Json {
  const { teamId, teamDomain, botId, botUserId } = workspace.identity;
  const url = `https://${teamDomain}.example/`;
  return { url, team: teamDomain, user: 'sourced', team_id: teamId, user_id: botUserId, bot_id: botId, is_enterprise_install: false };
}

function publish(parts: Parts, args: Json): Json {
  const user = text(args.user_id);
  if (parts.workspace.users.get(user)?.isBot !== false) throw new Refusal('user_not_found');
  return { view: viewJson(parts.workspace, parts.views.publish(user, decoded(args.view), optional(args.hash))) };
}

function opener(push: boolean, method: string): (parts: Parts, args: Json) => Json {
  return (parts, args) => ({
    view: viewJson(parts.workspace, parts.views.open(text(args.trigger_id), decoded(args.view), push, method)),
  });
}

function updateView(parts: Parts, args: Json): Json {
  const find = { id: text(args.view_id), externalId: text(args.external_id) };
  return { view: viewJson(parts.workspace, parts.views.update(find, decoded(args.view), optional(args.hash))) };
}

function userInfo({ workspace }: Parts, args: Json): Json {
  const user = workspace.users.get(text(args.user));
  if (user === undefined) throw new Refusal('user_not_found');
  return { user: userJson(workspace, user) };
}

function botInfo({ workspace }: Parts, args: Json): Json {
  if (text(args.bot) !== workspace.identity.botId) throw new Refusal('bot_not_found');
  return { bot: botJson(workspace) };
}

function userGroups({ workspace }: Parts, args: Json): Json {
  const shown = workspace.groups.filter(({ disabled }) => !disabled || flag(args.include_disabled));
  return {
    usergroups: shown.map(({ id, handle, members, disabled }) => ({
      id,
      team_id: workspace.identity.teamId,
      is_usergroup: true,
      name: handle,
      handle,
      date_delete: disabled ? workspace.clock.seconds() : 0,
      ...(flag(args.include_users) ? { users: members } : {}),
    })),
  };
}

function pinAdd(parts: Parts, args: Json): Json {
  const { workspace } = parts;
  const channel = joined(parts, args);
  const { ts } = named(parts, channel, args.timestamp);
  if (workspace.pins.some((pin) => pin.channel === channel.id && pin.ts === ts)) throw new Refusal('already_pinned');
  workspace.pins.push({ channel: channel.id, ts, by: workspace.identity.botUserId, created: workspace.clock.seconds() });
  workspace.changes.notify();
  return {};
}

function pinRemove(parts: Parts, args: Json): Json {
  const { workspace } = parts;
  const channel = joined(parts, args);
  const index = workspace.pins.findIndex((pin) => pin.channel === channel.id && pin.ts === text(args.timestamp));
  if (index === -1) throw new Refusal('no_pin');
  workspace.pins.splice(index, 1);
  workspace.changes.notify();
  return {};
}

function pinList(parts: Parts, args: Json): Json {
  const { workspace } = parts;
  const channel = joined(parts, args);
  const items = workspace.pins.flatMap((pin) => {
    const message = pin.channel === channel.id ? workspace.message(pin.channel, pin.ts) : undefined;
    if (message === undefined) return [];
    const shown = { ...messageJson(workspace, message), pinned_to: [channel.id] };
    return [{ type: 'message', channel: channel.id, message: shown, created: pin.created, created_by: pin.by }];
  });
  return { items: items.toReversed() };
}

/** auth, apps, views, users, user groups, bots and pins. */
export const OTHERS: Readonly<Record<string, Method>> = {
  'auth.test': { run: authTest },
  'apps.connections.open': { appToken: true, run: (parts) => ({ url: parts.socketUrl() }) },
  'views.open': { run: opener(false, 'views.open') },
  'views.push': { run: opener(true, 'views.push') },
  'views.publish': { run: publish },
  'views.update': { run: updateView },
  'users.info': { scope: 'users:read', run: userInfo },
  'usergroups.list': { scope: 'usergroups:read', run: userGroups },
  'bots.info': { scope: 'users:read', run: botInfo },
  'pins.add': { scope: 'pins:write', run: pinAdd },
  'pins.remove': { scope: 'pins:write', run: pinRemove },
  'pins.list': { scope: 'pins:read', run: pinList },
};
