import type { Database } from './database.ts';
import { KEEP_ASK, NOTE_WRONG } from './gap-queries.ts';
import { wrongId } from './gaps.ts';
import { recordedFrom } from './recorded.ts';
import { ASKED_BEFORE, WRONG_BEFORE } from './take-over-gaps-queries.ts';

/**
 * Takes over what was said to be wrong with answers, and reads out of the answers that are kept what was asked. Which gates they stood behind
 * was not written down then: what they told says it, wherever their words are shown.
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
  const ask = prepare(KEEP_ASK);
  for (const { id, at, body } of prepare(ASKED_BEFORE).all({})) {
    const { answer, platform } = recordedFrom(body);
    const { outcome, topicId, question } = answer;
    if (question !== '' && outcome !== 'notice') ask.run({ answerId: id, at, platform, outcome, topicId, behind: '[]' });
  }
}
