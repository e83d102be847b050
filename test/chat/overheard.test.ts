import { describe, expect, test } from 'vitest';
import { isQuestion } from '../../src/chat/overheard.ts';

describe('an unmentioned post', () => {
  test.each([
    'and when?',
    'When do they arrive',
    'ok, and who says so',
    'any word on numbers',
    'كم عددهم؟',
    'So is it confirmed',
    '“Is it true?”',
    'whats the toll',
  ])('is a question: %s', (text) => expect(isQuestion(text)).toBe(true));
  test.each([
    'thanks',
    'I know when they arrive.',
    'Going with that.',
    'lol what',
    '',
    'The second group is expected to arrive',
    'whatever, run it',
  ])('is not: %s', (text) => expect(isQuestion(text)).toBe(false));
});
