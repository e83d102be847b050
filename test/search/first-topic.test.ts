import { describe, expect, test } from 'vitest';
import { quotesOf } from '../../src/domain/answer.ts';
import { NOTES } from '../../src/text/answer.ts';
import { asking, onFile, SHIPPED, slugs } from './on-file.ts';

const { library, questions } = onFile(SHIPPED);
const { ask } = asking(library, '2026-11-23T12:00:00Z');

describe.each([
  'How many are being transferred?',
  'How many detainees are being transferred?',
  'How many people will be moved to Iraq?',
  'how many prisoners r they moving',
])('%s', (question) => {
  test('is not known: the absence leads, and the 7,000 does not come up', () => {
    const answer = ask(question);
    expect(answer).toMatchObject({ outcome: 'not-known', topicId: 'detainee-transfer' });
    expect(slugs(answer)[0]).toBe('no-confirmation-numbers-dates');
    expect(JSON.stringify(answer)).not.toContain('7,000');
  });
});

test('the 7,000 are told as what they are: a relayed estimate of all in Syria', () => {
  const answer = ask('How many ISIS detainees are in Syria?');
  expect(slugs(answer)[0]).toBe('centcom-estimate');
  expect(quotesOf(answer)[0]?.label).toBe('Official statement · as relayed · Estimate');
});

test('"Are 7,000 detainees being transferred?" is put right by the absence', () => {
  const answer = ask('Are 7,000 detainees being transferred?');
  expect(answer.premise?.status).toBe('contradicted');
  expect(slugs(answer)[0]).toBe('no-confirmation-numbers-dates');
});

test('"how many guards at that prison?" is not on file, with the prison related', () => {
  const answer = ask('how many guards at that prison?');
  expect(answer.outcome).toBe('not-on-file');
  expect(answer.related.some(({ statement }) => /Al-Hout Prison|“Kroober” Prison/u.test(statement))).toBe(true);
  expect(answer.notes).toContain(NOTES.notFound);
});

describe.each(['which European countries?', 'Which European countries are the detainees from?'])('%s', (question) => {
  const answer = ask(question);

  test('is not on file, with the European citizens related', () => {
    expect(answer.outcome).toBe('not-on-file');
    expect(answer.related.some(({ statement }) => statement.includes('European citizens'))).toBe(true);
  });

  test('shows no words twice among what is related', () => {
    const shown = answer.related.map(({ statement }) => statement);
    expect(shown).toEqual([...new Set(shown)]);
  });
});

describe('confirmation', () => {
  test.each(['Has Syria confirmed it?', 'Has the Syrian government confirmed the transfer?', 'Did CENTCOM confirm the transfer?'])(
    '%s is not on file, and that is no "no"',
    (question) => {
      const answer = ask(question);
      expect(answer.outcome).toBe('not-on-file');
      expect(answer.notes).toContain(NOTES.notFound);
    },
  );

  test.each(['Is it confirmed?', 'Has this been confirmed?', 'Has Iraq confirmed it?'])(
    '%s is not known: the absence is quoted',
    (question) => {
      const answer = ask(question);
      expect(answer.outcome).toBe('not-known');
      expect(slugs(answer)[0]).toBe('no-government-statement');
    },
  );

  test('nothing is confirmed, whatever is asked', () => {
    for (const question of [
      ...questions.map((each) => each.ask),
      ...library.facts.flatMap((fact) => fact.questions),
      'what do we know about the transfer?',
    ]) {
      const answer = ask(question);
      expect({ question, status: 'status' in answer ? answer.status : null }).not.toMatchObject({ status: 'confirmed' });
      for (const { status, label, lead } of quotesOf(answer)) {
        expect(status).not.toBe('confirmed');
        expect(`${label} ${lead}`).not.toMatch(/(?<!not )\bconfirmed\b/iu);
      }
    }
    expect(library.facts.filter((fact) => fact.status === 'confirmed' || fact.proposedStatus === 'confirmed')).toEqual([]);
  });
});
