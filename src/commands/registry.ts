import { notice } from '../desk/notice.ts';
import type { Answer } from '../domain/answer.ts';
import { UserError } from '../domain/errors.ts';
import { askCommand } from './ask.ts';
import { briefCommand } from './brief.ts';
import { type Command, type Context, nameOf } from './command.ts';
import { helpCommand } from './desk/help.ts';
import { changesCommand, sourcesCommand, topicsCommand, unconfirmedCommand } from './desk/listings.ts';
import { searchCommand } from './desk/search.ts';

const WORKING: readonly Command[] = [
  askCommand,
  briefCommand,
  topicsCommand,
  sourcesCommand,
  changesCommand,
  unconfirmedCommand,
  searchCommand,
];

/** Every command, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [...WORKING, helpCommand(WORKING)];

const SLASH = /^\/(?<name>[a-z]+)(?:\s+(?<text>.*))?$/su;

/** The command that a name stands for: "ask", "desk topics"; undefined: there is none. */
export function commandNamed(name: string): Command | undefined {
  return COMMANDS.find((command) => nameOf(command) === name);
}

/** What a typed line says to do: the command and its input. Everything that is no command is a question. */
export function readLine(line: string): { readonly command: Command; readonly input: Readonly<Record<string, string>> } {
  const { name = '', text = '' } = SLASH.exec(line.trim())?.groups ?? {};
  const command = COMMANDS.find((each) => each.name === name);
  if (command) return { command, input: inputOf(command, text.trim()) };
  if (!COMMANDS.some((each) => each.group === name)) return { command: askCommand, input: { question: line } };
  return readSubCommand(name, text);
}

/** "topics", "sources river-flood" after `/desk`; nothing, or what is no sub-command, is answered with the help. */
function readSubCommand(group: string, text: string): ReturnType<typeof readLine> {
  const [, sub = '', rest = ''] = /^(\S*)\s*(.*)$/su.exec(text.trim()) ?? [];
  const command = COMMANDS.find((each) => each.group === group && each.name === sub.toLowerCase()) ?? commandNamed(`${group} help`);
  if (!command) throw new Error(`no help in ${group}`);
  return { command, input: inputOf(command, rest.trim()) };
}

/**
 * Runs a command. What the person got wrong is told as a notice, so that whoever writes to the bot is always answered.
 * Throws only for bugs.
 */
export function runCommand(command: Command, input: Readonly<Record<string, string>>, context: Context): Answer {
  try {
    return command.run(input, context);
  } catch (error) {
    if (error instanceof UserError) return notice(error.message, input.question ?? '', context.now);
    throw error;
  }
}

/** Answers a typed line: `/brief topic` runs that command, everything else is a question. */
export function runLine(line: string, context: Context): Answer {
  const { command, input } = readLine(line);
  return runCommand(command, input, context);
}

function inputOf(command: Command, text: string): Record<string, string> {
  return command.takes === null || (text === '' && command.takes !== 'question') ? {} : { [command.takes]: text };
}
