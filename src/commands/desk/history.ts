import { z } from 'zod';
import { historyOf } from '../../desk/history.ts';
import { needs } from '../../desk/who.ts';
import type { Work } from '../../desk/work.ts';
import { type Answer, quotesOf } from '../../domain/answer.ts';
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
  options: z.strictObject({ id: z.string().describe(COMMAND_TEXT.answerId) }),
  run: ({ id }, context) => {
    needs('editor', context.who);
    const given = context.told.answer(id);
    if (!given || !seesAll(given, workOf(context))) throw new UserError(COMMAND_TEXT.noAnswer(id), 2);
    return given;
  },
});

/** Whether somebody may see all that an answer tells; lists, which are made of what the asker saw, aren't looked through. */
function seesAll(answer: Answer, { onFile, view }: Work): boolean {
  if (answer.outcome === 'which' || (answer.topicId !== null && !view.topicById.has(answer.topicId))) return false;
  const named = [...answer.related.map(({ factId }) => factId), ...(answer.premise?.factIds ?? [])];
  const open = (factId: string) => view.factById.has(factId) || onFile.fact(factId) === null;
  return (
    named.every(open) &&
    quotesOf(answer).every(({ factId, sourceId }) => view.sourceById.has(sourceId) && (factId.startsWith(`${sourceId}#`) || open(factId)))
  );
}

/** `/desk history entry` */
export const historyCommand = command({
  group: 'desk',
  name: 'history',
  summary: COMMAND_TEXT.history,
  takes: ['fact'],
  options: z.strictObject({ fact: z.string() }),
  run: ({ fact }, context) => historyOf(fact, context.told.asked(), workOf(context)),
});
