import { z } from 'zod';
import { dismissAct, settleAct } from '../../desk/settle.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { WORK_TEXT } from '../../text/work.ts';
import { command } from '../command.ts';
import { carryOut, NEXT, text, workOf } from './work.ts';

/** An editor's word on what only an editor can decide: a version of the files', or two entries that may contradict each other. */
export const settleCommand = command({
  group: 'desk',
  name: 'settle',
  summary: COMMAND_TEXT.behindButton,
  takes: ['pair'],
  aside: true,
  listed: false,
  options: z.strictObject({
    pair: text,
    kind: text,
    id: text,
    hash: text,
    version: z.coerce.number().int().default(0),
    take: z.stringbool().default(false),
  }),
  run: ({ pair, kind, id, hash, version, take }, context) => {
    const work = workOf(context);
    if (pair !== null) return carryOut(dismissAct(pair, work), WORK_TEXT.done.dismissed, context, [NEXT]);
    const { act, ids } = settleAct({ kind: kind ?? '', id: id ?? '', hash: hash ?? '', version }, take, work);
    return carryOut(act, take ? WORK_TEXT.done.taken(ids) : WORK_TEXT.done.refused(id ?? ''), context, [NEXT], [NEXT]);
  },
});
