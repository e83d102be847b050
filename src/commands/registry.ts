import type { Answer } from '../domain/answer.ts';
import { UserError } from '../domain/errors.ts';
import { askCommand } from './ask.ts';
import { briefCommand } from './brief.ts';
import type { Command, Context } from './command.ts';
import { helpCommand } from './help.ts';
import { searchCommand } from './search.ts';

const WORKING: readonly Command[] = [askCommand, searchCommand, briefCommand];

/** Every command, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [...WORKING, helpCommand(WORKING)];

const SLASH = /^\/(?<name>[a-z]+)(?:\s+(?<text>.*))?$/su;

/**
 * Answers a typed line: `/brief topic` runs that command, everything else is a question. What the person got wrong is told as a
 * notice, so that whoever writes to the bot is always answered.
 */
export function runLine(line: string, context: Context): Answer {
  const { name, text = '' } = SLASH.exec(line.trim())?.groups ?? {};
  const named = COMMANDS.find((command) => command.name === name);
  try {
    return named ? named.run(inputOf(named, text.trim()), context) : askCommand.run({ question: line }, context);
  } catch (error) {
    if (error instanceof UserError) return told(error.message, line, context.now);
    throw error;
  }
}

function inputOf(command: Command, text: string): Record<string, string> {
  return command.takes === null || (text === '' && command.takes !== 'question') ? {} : { [command.takes]: text };
}

function told(message: string, question: string, now: number): Answer {
  const why = { matched: [], missing: [] };
  return {
    outcome: 'notice',
    question,
    topicId: null,
    related: [],
    notes: [],
    premise: null,
    why,
    lookedAt: new Date(now).toISOString(),
    message,
  };
}
