import type { z } from 'zod';
import { renderAnswer } from '../../adapters/console/render.ts';
import { askCommand } from '../commands/ask.ts';
import { answerOf } from '../commands/registry.ts';
import { answerAsJson } from '../desk/as-json.ts';
import { guarded } from '../desk/failure.ts';
import type { Answer } from '../domain/answer.ts';
import { asOf } from './as-of.ts';
import { readBatch } from './batch.ts';
import { openToRead } from './context.ts';
import type { askOptions } from './options.ts';
import { type ExitCode, PLAIN, print, type Shell } from './shell.ts';

/** `sourced ask`: one answer, or one JSON answer a line for a file of questions, each on its own. */
export async function runAsk(options: z.output<typeof askOptions>, shell: Shell): Promise<ExitCode> {
  const lines = options.batch === null ? null : readBatch(options.batch);
  const opened = openToRead(shell, options.role).context;
  const context = options.asOf === null ? opened : asOf(options.asOf, opened);
  let exitCode: ExitCode = 0;
  const ask = (question: string): Answer => {
    const answer = guarded(
      () => answerOf(askCommand, { question, topic: options.topic }, context),
      { question, now: context.now },
      shell.failed,
    );
    if (answer.outcome === 'error') exitCode = 1;
    return answer;
  };
  const asJson = (answer: Answer, id: Parameters<typeof answerAsJson>[1]) =>
    JSON.stringify(answerAsJson(answer, id, (each) => renderAnswer(each, PLAIN)));
  if (lines) for (const { id, question } of lines) await print(asJson(ask(question), id));
  else {
    const answer = ask(options.question ?? '');
    await print(options.json ? asJson(answer, null) : renderAnswer(answer, shell.style));
  }
  return exitCode;
}
