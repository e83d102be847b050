import { decoded, flag, type Json, text } from './json.ts';
import type { Method, Parts } from './method.ts';
import { Refusal } from './model.ts';
import { botJson, userJson, viewJson } from './shapes.ts';

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

/** auth, apps, views, users, user groups and bots. */
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
};
