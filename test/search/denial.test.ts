import { describe, expect, test } from 'vitest';
import { quotesOf } from '../../src/domain/answer.ts';
import { NOTES } from '../../src/text/answer.ts';
import { asking, FIXTURES, FLOOD, onFile, quoteOf, RECALL, slugs } from './on-file.ts';

const { ask } = asking(onFile(FIXTURES, [FLOOD, RECALL]).library, '2026-11-22T12:00:00Z');
const CLAIM_AND_DENIAL = ['dam-breach-claim', 'dam-denial'];

describe('a claim and its later denial', () => {
  test.each(['Was the Stannet Dam breached?', 'When was the dam breached?', 'Who says the dam was breached?'])(
    'stand in date order, disputed: %s',
    (question) => {
      const answer = ask(question);
      expect(answer).toMatchObject({ outcome: 'disputed', status: 'disputed' });
      expect(slugs(answer)).toEqual(CLAIM_AND_DENIAL);
      const dates = quotesOf(answer).map(({ publishedAt }) => publishedAt);
      expect(dates).toEqual(['2026-03-13T13:10:00.000Z', '2026-03-14T10:00:00.000Z']);
    },
  );

  test.each([
    'Was the breach denied?',
    'Did the water authority deny that the dam was breached?',
    'What did Jonas Reddel say about the dam?',
  ])('both come back where the denial is asked for: %s', (question) => {
    const answer = ask(question);
    expect(answer).toMatchObject({ outcome: 'disputed', status: 'disputed' });
    expect(slugs(answer).toSorted()).toEqual(CLAIM_AND_DENIAL);
  });

  test('keep a label each, and the denial disproves nothing', () => {
    const answer = ask('Was the Stannet Dam breached?');
    expect(quoteOf(answer, 'dam-breach-claim')).toMatchObject({ status: 'disputed', label: 'Disputed' });
    expect(quoteOf(answer, 'dam-denial')).toMatchObject({ status: 'official', label: 'Official statement · as relayed' });
    expect(answer.notes).toContain(NOTES.disputed);
    expect(JSON.stringify(answer)).not.toContain('found-false');
  });
});

describe('a denial in the same report', () => {
  test('comes with what it denies', () => {
    const answer = ask('Were managers at the Lowick plant told of overheating heaters in June?');
    expect(answer).toMatchObject({ outcome: 'disputed', status: 'disputed' });
    expect(slugs(answer)).toEqual(['lowick-june-claim', 'lowick-denial']);
  });

  test('is found by what it denies, though it only says "that account"', () => {
    const answer = ask('Did Tarnwick deny that managers at the Lowick plant were told in June?');
    expect(answer.outcome).toBe('disputed');
    expect(slugs(answer).toSorted()).toEqual(['lowick-denial', 'lowick-june-claim']);
  });
});

test.each(['Did the interior ministry deny that twelve people died?', 'Did Crane Partners deny the cost of the recall?'])(
  'a denial that is not on file is neither a denial nor a no: %s',
  (question) => {
    const answer = ask(question);
    expect(answer.outcome).toBe('not-on-file');
    expect(answer.notes).toContain(NOTES.notFound);
  },
);
