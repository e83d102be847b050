import { describe, expect, test } from 'vitest';
import { quotesOf } from '../../src/domain/answer.ts';
import { NOTES } from '../../src/text/answer.ts';
import { asking, FIXTURES, FLOOD, onFile, quoteOf, RECALL, slugs } from './on-file.ts';

const { ask } = asking(onFile(FIXTURES, [FLOOD, RECALL]).library, '2026-03-17T12:00:00Z');

describe('two counts of the same thing at the same hour', () => {
  const answer = ask('How many people were dead on Thursday evening?');

  test('are both quoted, as disputed', () => {
    expect(answer).toMatchObject({ outcome: 'disputed', status: 'disputed', topicId: FLOOD });
    expect(slugs(answer).toSorted()).toEqual(['toll-directorate-five', 'toll-hospital-nine']);
    expect(quotesOf(answer).map(({ label }) => label)).toEqual(['Disputed', 'Disputed']);
  });

  test('are each dated, with the moment they speak of', () => {
    expect(quoteOf(answer, 'toll-directorate-five')).toMatchObject({
      asOf: '2026-03-12T18:00:00.000Z',
      publishedAt: '2026-03-13T13:10:00.000Z',
      publisher: 'Northern Wire',
    });
    expect(quoteOf(answer, 'toll-hospital-nine')).toMatchObject({
      asOf: '2026-03-12T18:00:00.000Z',
      publishedAt: '2026-03-13T05:30:00.000Z',
      publisher: 'Ludmere Courier',
    });
  });

  test('neither wins, nor is any figure made of them', () => {
    expect(answer.notes).toEqual([NOTES.disputed]);
    for (const { lead, tail } of quotesOf(answer))
      expect({ lead, tail }).toEqual({ lead: expect.stringMatching(/^Disputed\. .+ says?:$/u), tail: '' });
    const own = [...answer.notes, ...quotesOf(answer).flatMap(({ label, lead, tail }) => [label, lead, tail])].join(' ');
    expect(own).not.toMatch(/\d|\b(?:five|seven|nine|average|newe(?:r|st)|latest|likely|correct)\b/iu);
  });
});

test.each([
  'What did Lena Oskar say about the deaths?',
  'How many dead did the hospital director count on Thursday?',
  'How many people were dead on Thursday evening according to civil protection?',
])('both counts come back whichever side is asked for: %s', (question) => {
  const answer = ask(question);
  expect(answer.outcome).toBe('disputed');
  expect(slugs(answer).toSorted()).toEqual(['toll-directorate-five', 'toll-hospital-nine']);
});

test('a later count by another hand does not conflict with them', () => {
  const answer = ask('How many people died in the flood?');
  expect(answer.outcome).not.toBe('disputed');
  expect(quoteOf(answer, 'toll-ministry-twelve')).toMatchObject({ status: 'official', label: 'Official statement' });
});

test('what is not known about one topic is not told of another', () => {
  const answer = ask('How many people are missing?');
  expect(answer).toMatchObject({ outcome: 'not-known', topicId: FLOOD });
  expect(slugs(answer)).toEqual(['missing-not-released']);
});
