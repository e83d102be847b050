import { z } from 'zod';
import { COMMAND_TEXT } from '../text/desk.ts';
import { command } from './command.ts';
import { followOffers } from './desk/follow.ts';
import { shown } from './desk/work.ts';

/** `/ask question` */
export const askCommand = command({
  group: null,
  name: 'ask',
  summary: COMMAND_TEXT.ask,
  takes: ['question'],
  options: z.strictObject({ question: z.string(), topic: z.string().nullable().default(null) }),
  run: ({ question, topic }, { desk, viewer, now, conversation, remember, place }) => {
    const reply = desk.ask({ question, topic, viewer, now, conversation });
    remember(reply.conversation);
    return shown(reply.answer, followOffers(reply.answer, { place }));
  },
});
