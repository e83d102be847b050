import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandSubcommandOption,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { z } from 'zod';
import type { Command } from '../../src/commands/command.ts';
import { DISCORD_TEXT } from '../../src/text/discord.ts';
import { COMPLETED } from './autocomplete.ts';

/** Discord's limits for commands (Developer documentation, "Application Commands": description 1-100 characters, 25 choices). */
const MOST = { description: 100, choices: 25 } as const;
/** ApplicationCommandType; ApplicationCommandOptionType. */
export const KIND = { chatInput: 1, message: 3 } as const;
export const OPTION = { subCommand: 1, string: 3, integer: 4, boolean: 5, attachment: 11 } as const;
/** Contexts (servers, the bot's direct messages); installed to servers. */
const WHERE = { contexts: [0, 1], integration_types: [0] };
/** The option that is a file. */
const FILE = 'file';

/** What stands in the menu of every message. */
export const MESSAGE_MENU: RESTPostAPIContextMenuApplicationCommandsJSONBody = {
  type: KIND.message,
  name: DISCORD_TEXT.addAsSource,
  ...WHERE,
};

export type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody | RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** What is read of an option's JSON schema, where nothing is added to make it nullable. */
const PLAIN = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  description: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
type Plain = z.output<typeof PLAIN>;
const PROPERTIES = z.record(z.string(), PLAIN.extend({ anyOf: z.array(PLAIN).optional() }));

/** The registry as Discord's commands: those of a group are one command with sub-commands. What isn't offered to people is left out. */
export function definitionsOf(commands: readonly Command[]): Definition[] {
  const listed = commands.filter((command) => command.listed);
  const groups = new Set(listed.map(({ group }) => group).filter((group) => group !== null));
  return [
    ...listed
      .filter(({ group }) => group === null)
      .map((command): Definition => ({ ...named(command.name, command.summary), ...WHERE, options: optionsOf(command) })),
    ...[...groups].map(
      (group): Definition => ({
        ...named(group, DISCORD_TEXT.group(group)),
        ...WHERE,
        options: listed.filter((command) => command.group === group).map(subCommand),
      }),
    ),
    MESSAGE_MENU,
  ];
}

function named(name: string, description: string): { type: 1; name: string; description: string } {
  return { type: KIND.chatInput, name, description: clipped(description) };
}

function subCommand(command: Command): APIApplicationCommandSubcommandOption {
  return { type: OPTION.subCommand, name: command.name, description: clipped(command.summary), options: optionsOf(command) };
}

/**
 * In the schema's order, those that must be given first, as Discord wants it. An option that nobody says what it is for (no description
 * in the schema or in DISCORD_TEXT) is filled by buttons and forms alone.
 */
function optionsOf({ options }: Command): APIApplicationCommandBasicOption[] {
  const { properties = {}, required = [] } = z.toJSONSchema(options, { io: 'input' });
  // A yes or no that is read from a text shows only in what comes of it.
  const read = PROPERTIES.parse(z.toJSONSchema(options, { io: 'output', unrepresentable: 'any' }).properties ?? {});
  const all = Object.entries(PROPERTIES.parse(properties)).flatMap(([name, { anyOf, ...property }]): APIApplicationCommandBasicOption[] => {
    const plain = { ...anyOf?.find(({ type }) => type !== 'null'), ...property };
    const description = plain.description ?? DISCORD_TEXT.option[name];
    if (description === undefined) return [];
    const shown = { name, description: clipped(description), required: required.includes(name) };
    return [{ ...shown, ...kindOf(name, plain, read[name]) }];
  });
  return [...all.filter((option) => option.required), ...all.filter((option) => !option.required)];
}

type Kind = DistributiveOmit<APIApplicationCommandBasicOption, 'name' | 'description' | 'required'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function kindOf(name: string, plain: Plain, read: Plain | undefined): Kind {
  if (name === FILE) return { type: OPTION.attachment };
  if (isOf(plain, 'boolean') || isOf(read, 'boolean')) return { type: OPTION.boolean };
  if (isOf(plain, 'integer')) return { type: OPTION.integer, ...bounds(plain) };
  const choices = (plain.enum ?? []).filter((value) => typeof value === 'string');
  if (choices.length > 0 && choices.length <= MOST.choices) {
    return { type: OPTION.string, choices: choices.map((value) => ({ name: value, value })) };
  }
  return { type: OPTION.string, ...(COMPLETED.has(name) && { autocomplete: true }) };
}

function isOf(property: Plain | undefined, type: string): boolean {
  return [property?.type ?? []].flat().includes(type);
}

function bounds({ minimum, maximum }: Plain): { min_value?: number; max_value?: number } {
  return { ...(minimum !== undefined && { min_value: minimum }), ...(maximum !== undefined && { max_value: maximum }) };
}

function clipped(text: string): string {
  return text.length <= MOST.description ? text : `${text.slice(0, MOST.description - 1).trimEnd()}…`;
}
