import { describe, expect, test } from 'vitest';
import { quotesOf } from '../../src/domain/answer.ts';
import { asking, FIXTURES, FLOOD, onFile, RECALL, SHIPPED, slugs } from './on-file.ts';

/** The first topic, beside two that have dates and speakers of their own. */
const [shipped, others] = [onFile(SHIPPED).library, onFile(FIXTURES, [FLOOD, RECALL]).library];
const { ask } = asking(
  {
    topics: [...others.topics, ...shipped.topics],
    sources: [...others.sources, ...shipped.sources],
    facts: [...others.facts, ...shipped.facts],
    names: [...others.names, ...shipped.names],
  },
  '2026-11-23T12:00:00Z',
);
const TOPIC = 'detainee-transfer';

describe('"who says?"', () => {
  test.each([
    ['When will the second group arrive?', 'second-group-arrival', 'security sources'],
    ['How many ISIS detainees are in Syria?', 'centcom-estimate', 'The U.S. Central Command'],
    ['Where is Kroober Prison?', 'kroober-location', 'security sources'],
    ['How will the detainees be transported?', 'helicopters-partly', null],
  ])('after "%s" is answered with the same quote and who said it', (question, fact, who) => {
    for (const followUp of ['who says?', 'who says so?', 'and who says that?', 'says who?']) {
      const answer = ask(question, followUp);
      expect(answer).toMatchObject({ outcome: 'found', topicId: TOPIC });
      expect(slugs(answer)[0]).toBe(fact);
      expect(quotesOf(answer)[0]?.attribution.as).toBe(who);
    }
  });
});

describe('"and when?"', () => {
  const TIMES = ['second-group-arrival', 'no-confirmation-numbers-dates'];

  test.each([
    'Where are the detainees being taken?',
    'How will the detainees be transported?',
    'Who is going to be transferred out of Syria?',
  ])('after "%s" is about the transfer', (question) => {
    const answer = ask(question, 'and when?');
    expect(answer.topicId).toBe(TOPIC);
    expect(['found', 'not-known', 'partial']).toContain(answer.outcome);
    expect(TIMES).toContain(slugs(answer)[0]);
  });

  test('keeps topic and subject over two follow-ups', () => {
    const answer = ask('Where are the detainees being taken?', 'who says?', 'and when?');
    expect(answer.topicId).toBe(TOPIC);
    expect(TIMES).toContain(slugs(answer)[0]);
  });

  test('takes nothing from a topic that was asked about before the last', () => {
    const answer = ask('When will drinking water be back?', 'How will the detainees be transported?', 'and when?');
    expect(quotesOf(answer).map((quote) => quote.topicId)).not.toContain(FLOOD);
    expect(TIMES).toContain(slugs(answer)[0]);
  });

  test('alone, with nothing asked before, is no answer', () => {
    expect(['which', 'not-on-file', 'notice']).toContain(ask('and when?').outcome);
  });
});

test('"how many guards at that prison?" after a prison is not on file, with that prison related', () => {
  const answer = ask('Where is Kroober Prison?', 'how many guards at that prison?');
  expect(answer.outcome).toBe('not-on-file');
  expect(answer.related.some(({ statement }) => statement.includes('“Kroober” Prison'))).toBe(true);
});

test('"and where is it?" after the camp is about the camp', () => {
  expect(slugs(ask('Who lives in the Al-Hol camp?', 'and where is it?'))[0]).toBe('camp-location');
});
