import type { Database } from './database.ts';
import { NOTE_WRONG } from './gap-queries.ts';
import { wrongId } from './gaps.ts';
import { recordedFrom } from './recorded.ts';
import { WRONG_BEFORE } from './take-over-gaps-queries.ts';

/**
 * Takes over what was said to be wrong with answers. Which gates it stood behind was not written down then: what the answers told says it,
 * wherever their words are shown. What was asked is counted from now on: of what was asked before it isn't known who may know of it.
 */
export function takeOverGaps({ prepare }: Pick<Database, 'prepare'>): void {
  const wrong = prepare(NOTE_WRONG);
  for (const { answer_id: answerId, person, reason, at, body } of prepare(WRONG_BEFORE).all({})) {
    const recorded = body === null ? null : recordedFrom(body);
    const { channel = '', visibility = 'private', direct = true } = recorded?.address ?? {};
    const platform = recorded?.platform ?? '';
    wrong.run({
      id: wrongId(answerId, platform, person),
      answerId,
      at,
      platform,
      channel,
      open: visibility === 'public' && !direct ? 1 : 0,
      person,
      reason,
      topicId: recorded?.answer.topicId ?? null,
      behind: '[]',
    });
  }
}
