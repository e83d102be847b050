import { z } from 'zod';
import type { Invocation } from '../../src/chat/invocation.ts';
import { nameOf } from '../../src/commands/command.ts';
import { LISTED, readLine } from '../../src/commands/registry.ts';
import { SLACK_TEXT } from '../../src/text/slack.ts';
import { writeHandle } from './handle.ts';
import { type Identity, isDirect, SLACK } from './identity.ts';
import { unescaped } from './said.ts';

/** A slash command as Slack's app settings list it. */
export interface SlashCommand {
  /** With the slash. */
  readonly command: string;
  readonly description: string;
  readonly usage_hint?: string;
}

/** Names after the slash: commands that stand alone, and groups of sub-commands. */
const names = (): readonly string[] => [...new Set(LISTED.map(({ group, name }) => group ?? name))];

/** Every slash command, from the registry. `prefix` stands before each name; empty: none. Pure. */
export function slashCommands(prefix: string): SlashCommand[] {
  return names().map((name) => {
    const alone = LISTED.find((each) => each.group === null && each.name === name);
    const subs = LISTED.filter(({ group }) => group === name).map((sub) => sub.name);
    const hint = alone ? alone.takes.map((option) => `[${option}]`).join(' ') : subs.join(' | ');
    return {
      command: `/${prefix}${name}`,
      description: alone?.summary ?? SLACK_TEXT.deskCommand,
      ...(hint === '' ? {} : { usage_hint: hint }),
    };
  });
}

const SLASH = z.object({
  command: z.string(),
  text: z.string().default(''),
  channel_id: z.string(),
  user_id: z.string(),
  response_url: z.string(),
  trigger_id: z.string(),
});

/** What a platform's setting says about commands. */
export interface CommandSetting {
  readonly prefix: string;
  /** Ids of channels in which `/ask` and `/brief` answer for all to see. */
  readonly publicChannels: readonly string[];
}

/** Commands whose answers a channel may have in public. */
const PUBLIC: ReadonlySet<string> = new Set(['ask', 'brief']);

/**
 * A slash command as an invocation; null: the body is something else. A name that the registry doesn't have is answered with the help,
 * so that whoever calls the bot is answered. Pure.
 */
export function readCommand(body: unknown, setting: CommandSetting, { teamId }: Identity, now: number): Invocation | null {
  const read = SLASH.safeParse(body);
  if (!read.success) return null;
  const { command: typed, text, channel_id: channel, user_id: person, response_url: url, trigger_id: trigger } = read.data;
  const { command, input: options } = readLine(`/${nameIn(typed, setting.prefix)} ${unescaped(text)}`);
  const direct = isDirect(channel);
  const open = !direct && PUBLIC.has(nameOf(command)) && setting.publicChannels.includes(channel);
  return {
    key: [SLACK, teamId, 'command', trigger].join(':'),
    platform: SLACK,
    address: {
      channel,
      direct,
      thread: null,
      message: null,
      person,
      visibility: open ? 'public' : 'private',
      handle: writeHandle({ url, trigger }),
    },
    input: { kind: 'command', name: nameOf(command), options },
    groups: null,
    at: now,
  };
}

/** The registry's name in "/prefix-ask". Slack knows the command, so that a prefix that was changed on one side only still works. */
function nameIn(typed: string, prefix: string): string {
  const name = typed.replace(/^\//u, '').toLowerCase();
  const bare = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  return names().find((each) => each === bare) ?? names().find((each) => name.endsWith(each)) ?? 'desk help';
}
