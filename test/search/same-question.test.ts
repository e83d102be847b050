import { describe, expect, test } from 'vitest';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { asksTheSame, soughtBy } from '../../src/search/same-question.ts';
import { EYES, newsroom } from '../desk/a-newsroom.ts';
import { APART, LEFT_APART, SAME } from './same-questions.ts';

const view = newsroom.view(EYES);
const same = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((question) => soughtBy(question, NO_CONVERSATION, view));
  return a != null && b != null && asksTheSame(a, b, view.lexicon);
};

describe('two questions', () => {
  test('that ask for another thing are never one, whichever comes first', () => {
    expect(APART.filter(([one, other]) => same(one, other) || same(other, one))).toEqual([]);
  });

  test('that ask for the same thing in other words are one', () => {
    const missed = SAME.filter(([one, other]) => !same(one, other) || !same(other, one));
    expect(missed).toEqual([]);
  });

  test('stay two where the words mean each other only one way', () => {
    expect(LEFT_APART.filter(([one, other]) => same(one, other))).toEqual([]);
  });

  test('go on from what was asked before', () => {
    const before = newsroom.ask({ question: 'How many ships sank?', topic: null, conversation: NO_CONVERSATION, ...EYES }).conversation;
    const [follow, whole] = [soughtBy('and when?', before, view), soughtBy('When did the ships sink?', NO_CONVERSATION, view)];
    expect(follow && whole && asksTheSame(follow, whole, view.lexicon)).toBe(true);
    expect(soughtBy('and when?', NO_CONVERSATION, view)).toBeNull();
  });
});
