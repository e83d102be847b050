import { setImmediate as turn } from 'node:timers/promises';
import { READER } from '../domain/audience.ts';
import { NO_CONVERSATION } from '../search/conversation.ts';
import type { Newsroom } from './newsroom.ts';

/** Questions asked at most, and the time (ms) after which no further one is begun. */
const ENOUGH = { questions: 300, ms: 1500 } as const;

/**
 * Asks the desk its own sample questions, one at a turn of the event loop, so that the first person to ask doesn't wait for code that has
 * never run and for profiles that were never made: some 3 ms against 1 ms an ask. Answers go nowhere.
 */
export async function warmUp(desk: Newsroom, clock: () => number, ending: AbortSignal): Promise<void> {
  const start = clock();
  const eyes = { viewer: READER, now: start };
  const questions = desk.view(eyes).facts.flatMap((fact) => fact.questions);
  for (const question of questions.slice(0, ENOUGH.questions)) {
    if (ending.aborted || clock() - start > ENOUGH.ms) return;
    desk.ask({ ...eyes, question, topic: null, conversation: NO_CONVERSATION });
    await turn();
  }
}
