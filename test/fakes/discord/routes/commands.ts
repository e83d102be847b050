import { apiError, formError } from '../errors.ts';
import { type Fields, isFields, listOf, numberOf, textOf } from '../json.ts';
import { checkCommand } from '../limits/command.ts';
import type { Command } from '../model.ts';
import { refuse } from '../outgoing.ts';
import { type Ask, DONE, ok, type Route, route } from '../route.ts';
import type { World } from '../world.ts';

const MOST = 100;
const CREATIONS_A_DAY = 200;

/** Application commands, global ones and those of a guild. */
export function commandRoutes(world: World): readonly Route[] {
  return ['/applications/:app/commands', '/applications/:app/guilds/:guild/commands'].flatMap((base) => {
    const scope = (ask: Ask): string | null => {
      if (ask.param('app') !== world.applicationId) throw apiError(10_002);
      return base.includes(':guild') ? world.guild(ask.param('guild')).id : null;
    };
    const known = (ask: Ask): Command => {
      const command = world.commands.get(ask.param('command'));
      if (!command || command.guildId !== scope(ask)) throw apiError(10_063);
      return command;
    };
    return [
      route(`GET ${base}`, (ask) => ok(world.commandsOf(scope(ask)).map(({ wire }) => wire))),
      route(`GET ${base}/:command`, (ask) => ok(known(ask).wire)),
      route(`POST ${base}`, (ask) => {
        const guildId = scope(ask);
        refuse(checkCommand(ask.body));
        const before = twin(world, guildId, ask.body);
        return ok(save(world, guildId, ask.body, before).wire, before ? 200 : 201);
      }),
      route(`PUT ${base}`, (ask) => ok(replace(world, scope(ask), ask.json).map(({ wire }) => wire))),
      route(`PATCH ${base}/:command`, (ask) => {
        const command = known(ask);
        const changed = { ...command.wire, ...ask.body };
        refuse(checkCommand(changed));
        return ok(save(world, command.guildId, changed, command).wire);
      }),
      route(`DELETE ${base}/:command`, (ask) => {
        world.commands.delete(known(ask).id);
        world.changes.tell();
        return DONE;
      }),
    ];
  });
}

function replace(world: World, guildId: string | null, bodies: unknown): Command[] {
  if (!Array.isArray(bodies) || !bodies.every(isFields)) throw formError('_', 'Only iterables may be used in a ListType');
  refuse(bodies.flatMap((body, index) => checkCommand(body).map((problem) => ({ ...problem, at: `${index}.${problem.at}` }))));
  const names = bodies.map((body) => `${numberOf(body.type) || 1} ${textOf(body.name)}`);
  if (new Set(names).size < names.length)
    throw formError('_', 'Application command names must be unique', 'APPLICATION_COMMANDS_DUPLICATE_NAME');
  const kept = bodies.map((body) => save(world, guildId, body, twin(world, guildId, body)).id);
  for (const { id } of world.commandsOf(guildId)) if (!kept.includes(id)) world.commands.delete(id);
  world.changes.tell();
  return world.commandsOf(guildId);
}

function twin(world: World, guildId: string | null, body: Fields): Command | undefined {
  const type = numberOf(body.type) || 1;
  return world.commandsOf(guildId).find((one) => one.name === body.name && one.type === type);
}

function save(world: World, guildId: string | null, body: Fields, before: Command | undefined): Command {
  if (!before) {
    if (world.commandCreations >= CREATIONS_A_DAY) throw apiError(30_034);
    if (world.commandsOf(guildId).filter(({ type }) => type === (body.type ?? 1)).length >= MOST) throw apiError(30_032);
    world.commandCreations += 1;
  }
  const id = before?.id ?? world.clock.snowflake();
  const type = numberOf(body.type) || 1;
  const name = textOf(body.name) ?? '';
  const description = textOf(body.description) ?? '';
  const wire = {
    default_member_permissions: null,
    nsfw: false,
    contexts: null,
    integration_types: [0],
    name_localizations: null,
    description_localizations: null,
    ...body,
    id,
    application_id: world.applicationId,
    type,
    name,
    description,
    version: world.clock.snowflake(),
    ...(guildId === null ? { dm_permission: true } : { guild_id: guildId }),
  };
  const command = { id, guildId, type, name, description, options: listOf(body.options), wire };
  world.commands.set(id, command);
  world.changes.tell();
  return command;
}
