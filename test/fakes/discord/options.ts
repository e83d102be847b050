import { attachmentOf } from './files.ts';
import { type Fields, listOf, numberOf } from './json.ts';
import { OPTION } from './limits/command.ts';
import type { Channel, Command, Guild } from './model.ts';
import { wireChannel, wireMember, wireUser } from './wire.ts';
import type { World } from './world.ts';

/** What a person gives for a command's options: text, numbers, yes or no, ids of users, roles, channels and attachments. */
export type Given = Readonly<Record<string, string | number | boolean>>;

/** Where in a command the options are. */
export interface Path {
  readonly subcommand?: string;
  readonly group?: string;
}

/** What a person types into an option while the bot suggests. */
export interface Typed {
  readonly focused?: string;
  readonly lenient: boolean;
}

/**
 * The data of an interaction for a command.
 * @throws if the command hasn't such a subcommand or option, a required one is missing, or a value isn't one it takes
 */
export function commandData(world: World, command: Command, channel: Channel, given: Given, path: Path, typed: Typed): Fields {
  const group = path.group === undefined ? null : within(command.options, path.group);
  const sub = path.subcommand === undefined ? null : within(group ? listOf(group.options) : command.options, path.subcommand);
  const leaves = sub ? listOf(sub.options) : command.options;
  if (!sub && leaves.some(({ type }) => numberOf(type) <= OPTION.group)) throw new Error(`/${command.name} needs a subcommand`);
  const values = Object.entries(given).map(([name, value]) => filledIn(within(leaves, name), value, typed));
  const missing = leaves.find(({ name, required }) => required === true && given[String(name)] === undefined);
  if (missing && !typed.lenient) throw new Error(`/${command.name} needs the option ${String(missing.name)}`);
  const inSub = sub ? [{ name: path.subcommand, type: OPTION.subcommand, options: values }] : values;
  const options = group ? [{ name: path.group, type: OPTION.group, options: inSub }] : inSub;
  const guild = channel.guildId === null ? null : world.guild(channel.guildId);
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guildId !== null && { guild_id: command.guildId }),
    ...(options.length > 0 && { options }),
    ...resolved(world, guild, values),
  };
}

function within(options: readonly Fields[], name: string): Fields {
  const option = options.find((one) => one.name === name);
  if (!option) throw new Error(`There is no option ${name}; there are: ${options.map((one) => String(one.name)).join(', ')}`);
  return option;
}

function filledIn(option: Fields, value: string | number | boolean, { focused, lenient }: Typed): Fields {
  const { name, type } = option;
  const choices = listOf(option.choices);
  if (!lenient) {
    const wanted = type === OPTION.integer || type === OPTION.number ? 'number' : type === OPTION.boolean ? 'boolean' : 'string';
    if (typeof value !== wanted) throw new Error(`The option ${String(name)} takes a ${wanted}`);
    if (choices.length > 0 && !choices.some((choice) => choice.value === value))
      throw new Error(`${value} is not a choice for ${String(name)}`);
    const length = typeof value === 'string' ? value.length : 0;
    const most = numberOf(option.max_length) || 6000;
    if (length > most || length < numberOf(option.min_length)) throw new Error(`${String(name)} takes no text of ${length} characters`);
  }
  return { name, type, value, ...(name === focused && { focused: true }) };
}

function resolved(world: World, guild: Guild | null, values: readonly Fields[]): Fields {
  const ids = (type: number): string[] => values.filter((one) => one.type === type).map(({ value }) => String(value));
  const users = ids(OPTION.user);
  const channels = ids(OPTION.channel);
  const files = ids(OPTION.attachment);
  if (users.length + channels.length + files.length === 0) return {};
  const members = users.flatMap((id) => {
    const member = guild?.members.get(id);
    return member ? [[id, { ...wireMember(member, false), permissions: '0' }] as const] : [];
  });
  return {
    resolved: {
      attachments: Object.fromEntries(files.map((id) => [id, attachmentOf(world, id)])),
      users: Object.fromEntries(users.map((id) => [id, wireUser(world.user(id))])),
      members: Object.fromEntries(members),
      channels: Object.fromEntries(channels.map((id) => [id, { ...wireChannel(world, world.channel(id)), permissions: '0' }])),
    },
  };
}
