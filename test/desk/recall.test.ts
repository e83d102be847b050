import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeRecall } from '../../src/desk/recall.ts';
import { readKnowledge } from '../../src/knowledge/read.ts';
import { type AskRequest, ask } from '../../src/search/ask.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { EYES, newsroom } from './a-newsroom.ts';

const { questions } = readKnowledge(path.join(import.meta.dirname, '../fixtures/knowledge'));
const DAY = 24 * 60 * 60_000;

describe('asking again', () => {
  test('gives what asking for the first time would, now and when windows have lapsed', () => {
    const recall = makeRecall();
    const view = newsroom.view(EYES);
    const tuning = questions.filter((question) => question.set === 'tune').slice(0, 60);
    expect(tuning).toHaveLength(60);
    for (const { ask: question } of tuning) {
      const request = (now: number): AskRequest => ({ question, view, topicId: null, conversation: NO_CONVERSATION, now });
      for (const now of [EYES.now, EYES.now + 1, EYES.now - 300 * DAY, EYES.now + 40 * DAY])
        expect(recall(request(now))).toEqual(ask(request(now)));
    }
  });

  test('minds the conversation and whose eyes it is for', () => {
    const recall = makeRecall();
    const view = newsroom.view(EYES);
    const first = recall({
      question: 'How many heaters is Tarnwick recalling?',
      view,
      topicId: null,
      conversation: NO_CONVERSATION,
      now: EYES.now,
    });
    const follow = { question: 'who says so?', view, topicId: null, now: EYES.now };
    expect(recall({ ...follow, conversation: first.conversation })).not.toEqual(recall({ ...follow, conversation: NO_CONVERSATION }));
    const editor = newsroom.view({ ...EYES, viewer: { ...EYES.viewer, role: 'editor' } });
    const memo = {
      question: 'How many of the tested heaters showed a thermostat drift?',
      topicId: null,
      conversation: NO_CONVERSATION,
      now: EYES.now,
    };
    for (const seen of [view, editor, view]) expect(recall({ ...memo, view: seen })).toEqual(ask({ ...memo, view: seen }));
  });
});
