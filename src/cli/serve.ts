import { runChat } from '../../adapters/console/chat.ts';
import { runLine } from '../commands/registry.ts';
import { NO_CONVERSATION } from '../search/conversation.ts';
import { CLI_TEXT } from '../text/cli.ts';
import { openContext } from './context.ts';
import type { ExitCode, Shell } from './shell.ts';

/** `sourced serve`: a chat on standard input and output that goes on from question to question. */
export async function runServe(shell: Shell): Promise<ExitCode> {
  const context = openContext(shell, 'reader');
  let conversation = NO_CONVERSATION;
  await runChat({
    input: process.stdin,
    output: process.stdout,
    ...shell.style,
    banner: CLI_TEXT.banner(context.desk.view(context).topics.map((topic) => topic.title)),
    history: [],
    ask: (line) =>
      runLine(line, {
        ...context,
        now: shell.now(),
        conversation,
        remember: (next) => {
          conversation = next;
        },
      }),
    failed: shell.failed,
  });
  return 0;
}
