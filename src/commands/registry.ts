import { notice } from '../desk/notice.ts';
import type { Answer } from '../domain/answer.ts';
import { UserError } from '../domain/errors.ts';
import { COMMAND_TEXT } from '../text/desk.ts';
import { askCommand } from './ask.ts';
import { briefCommand } from './brief.ts';
import type { Result } from './call.ts';
import { type Command, type Context, nameOf } from './command.ts';
import { addCommand, appendCommand } from './desk/add.ts';
import { followCommand, unfollowCommand } from './desk/follow.ts';
import { closeCommand, gapsCommand, phraseCommand, pointCommand, tellCommand } from './desk/gaps.ts';
import { helpCommand } from './desk/help.ts';
import { answerCommand, historyCommand } from './desk/history.ts';
import { changesCommand, sourcesCommand, topicsCommand, unconfirmedCommand } from './desk/listings.ts';
import { discardCommand, editCommand, mergeCommand, publishCommand } from './desk/publish.ts';
import { reviewCommand, standsCommand } from './desk/review.ts';
import { searchCommand } from './desk/search.ts';
import { settleCommand } from './desk/settle.ts';
import { statsCommand } from './desk/stats.ts';
import { killCommand, linkCommand, statusCommand, undoCommand } from './desk/status.ts';
import { summaryCommand } from './desk/summary.ts';

const WORKING: readonly Command[] = [
  askCommand,
  briefCommand,
  topicsCommand,
  sourcesCommand,
  changesCommand,
  unconfirmedCommand,
  searchCommand,
  historyCommand,
  followCommand,
  addCommand,
  reviewCommand,
  gapsCommand,
  statsCommand,
  statusCommand,
  editCommand,
  linkCommand,
  killCommand,
  discardCommand,
  summaryCommand,
  answerCommand,
  appendCommand,
  publishCommand,
  mergeCommand,
  settleCommand,
  undoCommand,
  unfollowCommand,
  standsCommand,
  pointCommand,
  phraseCommand,
  tellCommand,
  closeCommand,
];

/** Every command, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [...WORKING, helpCommand(WORKING)];

/** Those that people are offered, in the order in which help shows them. */
export const LISTED: readonly Command[] = COMMANDS.filter(({ listed }) => listed);

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
  const command =
    COMMANDS.find((each) => each.group === group && each.listed && each.name === sub.toLowerCase()) ?? commandNamed(`${group} help`);
  if (!command) throw new Error(`no help in ${group}`);
  return { command, input: inputOf(command, rest.trim()) };
}

/**
 * Runs a command. What the person got wrong is told as a notice, so that whoever writes to the bot is always answered.
 * Throws only for bugs.
 */
export function runCommand(command: Command, input: Readonly<Record<string, string>>, context: Context): Result {
  try {
    return command.run(input, context);
  } catch (error) {
    if (error instanceof UserError) return { kind: 'answer', answer: notice(error.message, input.question ?? '', context.now), offers: [] };
    throw error;
  }
}

/** What a command answers where there are no buttons and forms. Throws UserError for what the person got wrong. */
export function answerOf(command: Command, input: unknown, context: Context): Answer {
  const result = command.run(input, context);
  return result.kind === 'answer' ? result.answer : notice(COMMAND_TEXT.noForms, '', context.now);
}

/** Answers a typed line where there are no buttons and forms: `/brief topic` runs that command, everything else is a question. */
export function runLine(line: string, context: Context): Answer {
  const { command, input } = readLine(line);
  const result = runCommand(command, input, context);
  return result.kind === 'answer' ? result.answer : notice(COMMAND_TEXT.noForms, '', context.now);
}

/** `name=value` or `name="several words"` among the words of a command's text. */
const NAMED = /(?:^|\s)(?<name>[a-z]+)=(?:"(?<quoted>[^"]*)"|(?<word>\S+))/gu;

/** What a command's text fills: named options wherever they stand, then one word for each that it takes, and all that is left for the last. */
function inputOf(command: Command, text: string): Record<string, string> {
  const { takes, options } = command;
  // A question is the asker's own words, whatever is in it.
  if (takes[0] === 'question') return { question: text };
  const input: Record<string, string> = {};
  let rest = text.replace(NAMED, (whole, name: string, quoted: string | undefined, word: string | undefined) => {
    if (!Object.hasOwn(options.shape, name)) return whole;
    input[name] = quoted ?? word ?? '';
    return ' ';
  });
  const open = takes.filter((name) => !Object.hasOwn(input, name));
  for (const [at, name] of open.entries()) {
    rest = rest.trim();
    if (rest === '') break;
    const [, first = '', more = ''] = /^(\S+)\s*([\s\S]*)$/u.exec(rest) ?? [];
    input[name] = at === open.length - 1 ? rest : first;
    rest = more;
  }
  return input;
}
