import { describe, expect, test } from 'vitest';
import { isWithin, readSought } from '../../../src/search/rank/sought.ts';

const NOW = Date.parse('2026-05-10T12:00:00Z');
const within = (question: string, publishedAt: string | null, now: number | null = NOW) => {
  const { at } = readSought(question, now);
  return at === null ? null : isWithin({ publishedAt }, at);
};

describe('dates', () => {
  test.each([
    ['What happened on 3 May 2026?', '2026-05-03T18:00:00.000Z', true],
    ['What happened on May 3rd, 2026?', '2026-05-05T18:00:00.000Z', true],
    ['What happened on 2026-05-03?', '2026-05-08T18:00:00.000Z', false],
    ['What happened in March?', '2024-03-31T00:00:00.000Z', true],
    ['What happened in March?', '2026-04-02T00:00:00.000Z', false],
    ['What happened in March 2026?', '2025-03-10T00:00:00.000Z', false],
    ['What happened last week?', '2026-05-01T00:00:00.000Z', true],
    ['What happened last week?', '2026-03-01T00:00:00.000Z', false],
    ['What happened yesterday?', '2026-05-09T00:00:00.000Z', true],
    ['What happened yesterday?', null, false],
  ])('%s %s', (question, publishedAt, expected) => {
    expect(within(question, publishedAt)).toBe(expected);
  });

  test.each(['May they leave?', 'Did they march?', 'Who leads the march in town?', 'Who won?'])('none: %s', (question) => {
    expect(within(question, '2026-05-03T00:00:00.000Z')).toBeNull();
  });

  test('relative ones need a moment', () => {
    expect(within('What happened yesterday?', '2026-05-09T00:00:00.000Z', null)).toBeNull();
  });
});

describe('publishers', () => {
  test.each([
    ['What, according to the Coast Wire, broke?', true],
    ['What broke, as reported by Coast Wire?', true],
    ['Did the Coast Wire report say so?', true],
    ['Who owns Coast Wire?', false],
    ['Who coasts on a wire?', false],
  ])('%s', (question, expected) => {
    expect(readSought(question, null).isBy('Coast Wire')).toBe(expected);
  });

  test('an agency has two letters at least', () => {
    expect(readSought('Who, according to AP, won?', null).isBy('AP')).toBe(true);
    expect(readSought('Who, according to X, won?', null).isBy('X')).toBe(false);
  });
});
