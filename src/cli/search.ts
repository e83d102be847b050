import type { z } from 'zod';
import { renderAnswer } from '../../adapters/console/render.ts';
import { searchCommand } from '../commands/desk/search.ts';
import { answerOf } from '../commands/registry.ts';
import { type BatchId, searchAsJson } from '../desk/as-json.ts';
import { guarded } from '../desk/failure.ts';
import { readBatch } from './batch.ts';
import { openToRead } from './context.ts';
import type { searchOptions } from './options.ts';
import { type ExitCode, print, type Shell } from './shell.ts';

/** `sourced search`: what is on file for a question, best first. */
export async function runSearch(options: z.output<typeof searchOptions>, shell: Shell): Promise<ExitCode> {
  const lines = options.batch === null ? null : readBatch(options.batch);
  const context = openToRead(shell, 'reader').context;
  const { limit } = options;
  const asJson = (question: string, id: BatchId) =>
    JSON.stringify(searchAsJson(context.desk.search({ ...context, question, limit, topic: null }), id));
  if (lines) for (const { id, question } of lines) await print(asJson(question, id));
  else {
    const question = options.question ?? '';
    if (options.json) await print(asJson(question, null));
    else {
      const answer = guarded(() => answerOf(searchCommand, { question, limit }, context), { question, now: context.now }, shell.failed);
      await print(renderAnswer(answer, shell.style));
      return answer.outcome === 'error' ? 1 : 0;
    }
  }
  return 0;
}
