import { z } from 'zod';
import { NO_CONVERSATION } from '../search/conversation.ts';
import { COMMAND_TEXT } from '../text/desk.ts';
import { command } from './command.ts';
import { followOffers } from './desk/follow.ts';
import { shown } from './desk/work.ts';

/** `/brief [topic]` */
export const briefCommand = command({
  group: null,
  name: 'brief',
  summary: COMMAND_TEXT.brief,
  takes: ['topic'],
  options: z.strictObject({ topic: z.string().nullable().default(null) }),
  run: ({ topic }, { desk, viewer, now, conversation, remember, place }) => {
    const answer = desk.brief({ topic, viewer, now });
    remember(answer.topicId === null ? conversation : { ...NO_CONVERSATION, topicId: answer.topicId });
    return shown(answer, followOffers(answer, { place }));
  },
});
