import type { z } from 'zod';
import { renderAnswer } from '../../adapters/console/render.ts';
import { briefCommand } from '../commands/brief.ts';
import { answerOf } from '../commands/registry.ts';
import { openToRead } from './context.ts';
import type { briefOptions } from './options.ts';
import { type ExitCode, print, type Shell } from './shell.ts';

/** `sourced brief`: what `/brief` shows. */
export async function runBrief({ topic }: z.output<typeof briefOptions>, shell: Shell): Promise<ExitCode> {
  await print(renderAnswer(answerOf(briefCommand, { topic }, openToRead(shell, 'reader').context), shell.style));
  return 0;
}
