import { expect, test } from 'vitest';
import { quotesOf } from '../../src/domain/answer.ts';
import { NOTES } from '../../src/text/answer.ts';
import { asking, FIXTURES, FLOOD, onFile, RECALL, slugs } from './on-file.ts';

const { ask } = asking(onFile(FIXTURES, [FLOOD, RECALL]).library, '2027-06-30T12:00:00Z');

test.each([
  ['Has drinking water been restored on the east bank?', 'water-restored'],
  ['When was the drinking water restored?', 'water-restored'],
  ['Did production at Lowick resume?', 'production-resume'],
  ['When did production at Lowick resume?', 'production-resume'],
  ['Has the commission reported?', 'commission-report'],
  ['Did Gregor Malin step down?', 'ceo-step-down'],
])('asked as done, the expected is told as expected only, however late it is: %s', (question, fact) => {
  const answer = ask(question);
  expect(answer.outcome).toBe('found');
  expect(slugs(answer)[0]).toBe(fact);
  expect(quotesOf(answer)[0]?.label).toMatch(/ · Expected, not reported as done$/u);
  expect(answer.notes).toContain(NOTES.expectedAskedAsDone);
});

test.each(['When will drinking water be back?', 'When is production at Lowick due to resume?', 'Which bridges were carried away?'])(
  'no such note where it is asked as expected, or has happened: %s',
  (question) => {
    const answer = ask(question);
    expect(answer.outcome).toBe('found');
    expect(answer.notes).not.toContain(NOTES.expectedAskedAsDone);
  },
);
