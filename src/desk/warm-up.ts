import { setImmediate as turn } from 'node:timers/promises';
import { READER } from '../domain/audience.ts';
import { NO_CONVERSATION } from '../search/conversation.ts';
import type { Newsroom } from './newsroom.ts';

/** Questions asked at most, and the time (ms) after which no further one is begun. `first`: before anybody can ask. */
export const WARMTH = { first: { questions: 1, ms: 0 }, rest: { questions: 300, ms: 1500 } } as const;

/**
 * Asks the desk its own sample questions, one at a turn of the event loop, so that nobody waits for code that has never run and for
 * profiles that were never made: the first ask of all takes some 500 ms, the hundredth 1 ms. Answers go nowhere.
 */
export async function warmUp(
  desk: Newsroom,
  { questions: most, ms }: (typeof WARMTH)[keyof typeof WARMTH],
  clock: () => number,
  ending: AbortSignal,
): Promise<void> {
  const start = clock();
  const eyes = { viewer: READER, now: start };
  const questions = desk.view(eyes).facts.flatMap((fact) => fact.questions);
  for (const question of questions.slice(0, most)) {
    if (ending.aborted || clock() - start > ms) return;
    desk.ask({ ...eyes, question, topic: null, conversation: NO_CONVERSATION });
    await turn();
  }
}
