import { runChat } from '../../adapters/console/connect.ts';
import { runLine } from '../commands/registry.ts';
import { hasPlatforms } from '../config.ts';
import type { Role } from '../domain/audience.ts';
import { NO_CONVERSATION } from '../search/conversation.ts';
import { CLI_TEXT } from '../text/cli.ts';
import { openToKeep } from './context.ts';
import type { ExitCode, Shell } from './shell.ts';

/** `sourced serve`: the platforms whose tokens are set; with none, a chat on standard input and output. */
export async function runServe(role: Role, shell: Shell): Promise<ExitCode> {
  if (hasPlatforms(shell.config)) return servePlatforms(shell);
  return chat(role, shell);
}

/** Loads the platforms' libraries only where they are wanted: the terminal's chat starts without them. */
async function servePlatforms(shell: Shell): Promise<ExitCode> {
  const { serve } = await import('../main.ts');
  const ending = new AbortController();
  const end = () => ending.abort();
  for (const signal of SIGNALS) process.once(signal, end);
  return serve(shell.config, shell, { tell: (line) => process.stdout.write(`${line}\n`), ending: ending.signal });
}

/** How the system and people ask a process to end; asked twice, it ends at once. */
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** A chat that goes on from question to question. */
async function chat(role: Role, shell: Shell): Promise<ExitCode> {
  const { context, storage } = openToKeep(shell, role);
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
  storage.close();
  return 0;
}
