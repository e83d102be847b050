import { z } from 'zod';
import { type StatsMeans, stats } from '../../desk/stats.ts';
import { needs } from '../../desk/who.ts';
import { STATS_TEXT } from '../../text/stats.ts';
import { command } from '../command.ts';
import { gapEyes } from './gap-eyes.ts';

/** Days that it takes if none are given, and most. */
const DAYS = { usual: 30, most: 3650 } as const;

/** `/desk stats [days]` */
export const statsCommand = command({
  group: 'desk',
  name: 'stats',
  summary: STATS_TEXT.command,
  takes: ['days'],
  aside: true,
  options: z.strictObject({ days: z.coerce.number().int().min(1).max(DAYS.most).default(DAYS.usual).describe(STATS_TEXT.days) }),
  run: ({ days }, context) => {
    needs('editor', context.who);
    const means: StatsMeans = { ...gapEyes(context), onFile: context.onFile, books: context.books };
    return stats(days, means);
  },
});
