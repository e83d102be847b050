import { z } from 'zod';
import { notice } from '../../desk/notice.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { type Command, command, nameOf } from '../command.ts';

/** `/desk help`: what the other commands do. */
export function helpCommand(others: readonly Command[]): Command {
  const help: Command = command({
    group: 'desk',
    name: 'help',
    summary: COMMAND_TEXT.help,
    takes: null,
    options: z.strictObject({}),
    run: (_input, { now }) =>
      notice(
        [
          COMMAND_TEXT.helpTitle,
          ...[...others, help].map((each) => COMMAND_TEXT.line(nameOf(each), each.takes, each.summary)),
          ...COMMAND_TEXT.helpMore,
        ].join('\n'),
        '',
        now,
      ),
  });
  return help;
}
