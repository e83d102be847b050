import { z } from 'zod';
import { historyOf } from '../../desk/history.ts';
import { needs } from '../../desk/who.ts';
import { quotesOf } from '../../domain/answer.ts';
import { UserError } from '../../domain/errors.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { command } from '../command.ts';
import { workOf } from './work.ts';

/** `/desk answer id`: an answer as it was given, for editors who may see all that it tells. */
export const answerCommand = command({
  group: 'desk',
  name: 'answer',
  summary: COMMAND_TEXT.answer,
  takes: ['id'],
  aside: true,
  options: z.strictObject({ id: z.string() }),
  run: ({ id }, context) => {
    needs('editor', context.who);
    const { view } = workOf(context);
    const given = context.told.answer(id);
    if (!given || !quotesOf(given).every(({ sourceId }) => view.sourceById.has(sourceId)))
      throw new UserError(COMMAND_TEXT.noAnswer(id), 2);
    return given;
  },
});

/** `/desk history entry` */
export const historyCommand = command({
  group: 'desk',
  name: 'history',
  summary: COMMAND_TEXT.history,
  takes: ['fact'],
  options: z.strictObject({ fact: z.string() }),
  run: ({ fact }, context) => historyOf(fact, context.told.asked(), workOf(context)),
});
