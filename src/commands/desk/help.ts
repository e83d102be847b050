import { z } from 'zod';
import { notice } from '../../desk/notice.ts';
import type { NoticeAnswer } from '../../domain/answer.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { type Command, command, nameOf } from '../command.ts';

/** `/desk help`: what the other commands do. */
export function helpCommand(others: readonly Command[]): Command {
  const help: Command = command({
    group: 'desk',
    name: 'help',
    summary: COMMAND_TEXT.help,
    takes: [],
    options: z.strictObject({}),
    run: (_input, { now }) => helpOn([...others, help], now),
  });
  return help;
}

/** What commands do, of those that people are offered. `now` is epoch ms. */
export function helpOn(commands: readonly Command[], now: number): NoticeAnswer {
  const lines = commands.filter(({ listed }) => listed).map((each) => COMMAND_TEXT.line(nameOf(each), each.takes, each.summary));
  return notice([COMMAND_TEXT.helpTitle, ...lines, ...COMMAND_TEXT.helpMore].join('\n'), '', now);
}
