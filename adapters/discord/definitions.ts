import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandSubcommandOption,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { z } from 'zod';
import type { Command } from '../../src/commands/command.ts';
import { DISCORD_TEXT } from '../../src/text/discord.ts';

/** Discord's limits for commands (Developer documentation, "Application Commands": description 1-100 characters). */
const DESCRIPTION = 100;
/** ApplicationCommandType.ChatInput; option types; contexts (servers, the bot's direct messages); installed to servers. */
const KIND = { chatInput: 1, subCommand: 1, string: 3, integer: 4 } as const;
const WHERE = { contexts: [0, 1], integration_types: [0] };

export type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** What is read of an option's JSON schema. */
const PROPERTIES = z.record(
  z.string(),
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    description: z.string().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
);

/** The registry as Discord's commands: those of a group are one command with sub-commands. */
export function definitionsOf(commands: readonly Command[]): Definition[] {
  const groups = new Set(commands.map(({ group }) => group).filter((group) => group !== null));
  return [
    ...commands
      .filter(({ group }) => group === null)
      .map((command): Definition => ({ ...named(command.name, command.summary), ...WHERE, options: optionsOf(command) })),
    ...[...groups].map(
      (group): Definition => ({
        ...named(group, DISCORD_TEXT.group(group)),
        ...WHERE,
        options: commands.filter((command) => command.group === group).map(subCommand),
      }),
    ),
  ];
}

function named(name: string, description: string): { type: 1; name: string; description: string } {
  return { type: KIND.chatInput, name, description: clipped(description) };
}

function subCommand(command: Command): APIApplicationCommandSubcommandOption {
  return { type: KIND.subCommand, name: command.name, description: clipped(command.summary), options: optionsOf(command) };
}

/** In the schema's order, those that must be given first, as Discord wants it. */
function optionsOf({ options }: Command): APIApplicationCommandBasicOption[] {
  const { properties = {}, required = [] } = z.toJSONSchema(options, { io: 'input' });
  const all = Object.entries(PROPERTIES.parse(properties)).map(([name, property]): APIApplicationCommandBasicOption => {
    const shown = {
      name,
      description: clipped(property.description ?? DISCORD_TEXT.option[name] ?? name),
      required: required.includes(name),
    };
    if (property.type !== 'integer') return { type: KIND.string, ...shown, ...(name === 'topic' && { autocomplete: true }) };
    const { minimum, maximum } = property;
    return {
      type: KIND.integer,
      ...shown,
      ...(minimum !== undefined && { min_value: minimum }),
      ...(maximum !== undefined && { max_value: maximum }),
    };
  });
  return [...all.filter((option) => option.required), ...all.filter((option) => !option.required)];
}

function clipped(text: string): string {
  return text.length <= DESCRIPTION ? text : `${text.slice(0, DESCRIPTION - 1).trimEnd()}…`;
}
