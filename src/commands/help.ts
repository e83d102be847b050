import { z } from 'zod';
import { COMMAND_TEXT } from '../text/desk.ts';
import { type Command, command } from './command.ts';

/** `/help`: what the other commands do. */
export function helpCommand(others: readonly Command[]): Command {
  const help: Command = command({
    name: 'help',
    summary: COMMAND_TEXT.help,
    takes: null,
    options: z.strictObject({}),
    run: (_input, { now }) => ({
      outcome: 'notice',
      question: '',
      topicId: null,
      related: [],
      notes: [],
      premise: null,
      why: { matched: [], missing: [] },
      lookedAt: new Date(now).toISOString(),
      message: [
        COMMAND_TEXT.helpTitle,
        ...[...others, help].map(({ name, takes, summary }) => COMMAND_TEXT.line(name, takes, summary)),
      ].join('\n'),
    }),
  });
  return help;
}
