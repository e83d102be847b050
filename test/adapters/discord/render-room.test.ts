import { expect, test } from 'vitest';
import { renderMessage } from '../../../adapters/discord/render.ts';
import { type Answer, quotesOf } from '../../../src/domain/answer.ts';
import { ANSWERS, evidence } from '../../golden/answers.ts';
import { decode, refused } from './decode.ts';

/** A quote that fills its message, and notes that fill `content`: all but `left` of 1,600 characters, the rest being the standing's. */
function tight(left: number): Answer {
  const quote = evidence({ text: 'q'.repeat(3900), tail: 't'.repeat(900), notes: [] });
  const notes = [590, 590, 1600 - 2 * 591 - left].map((length) => 'n'.repeat(length));
  return { ...ANSWERS.found, quotes: [quote], notes };
}

test.each(Array.from({ length: 12 }, (_, left) => left))(
  'every quote is shown, and "more" leads on, where notes leave %i characters',
  (left) => {
    const answer = tight(left);
    const { payload, next } = renderMessage({ answer, answerId: 'a1b2c3', buttons: [], from: 0 });
    expect(refused(payload)).toEqual([]);
    expect(decode(payload).quotes.map(({ text }) => text)).toEqual(quotesOf(answer).map(({ text }) => text));
    expect(next).toBeNull();
  },
);
