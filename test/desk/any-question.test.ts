import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quotesOf } from '../../src/domain/answer.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { runs } from '../deep.ts';
import { EYES, library, newsroom } from './a-newsroom.ts';

const texts = new Map(library.sources.map((source) => [source.id, source.text]));

const HOSTILE = [
  '',
  ' \n\t ',
  '?',
  'how many '.repeat(12_000),
  '\u0000\u0007\u001B[31m',
  '\u202Ewhen\u202C \u2067where\u2069',
  '<@U123> <!channel> @everyone :fire:',
  '[](https://example.org) **who** `what` ~~why~~ > quote',
  '(a+)+$ .*\\d{1,9} [^',
  "'; DROP TABLE facts; --",
  '👩‍👩‍👧‍👦 how many 🔥',
  '\uD800 where',
  'كم عدد المعتقلين؟',
  '__proto__ constructor toString',
  '٧٠٠٠ or 7,000 or 7.000 or 1e309 or NaN?',
] as const;

/** Words that stand on file in any order, so that many of the questions get an answer. */
const vocabulary = [...new Set(library.facts.flatMap((fact) => [fact.statement, ...fact.questions].join(' ').split(/\s+/u)))];
const sensible = fc
  .tuple(
    fc.constantFrom('how many', 'when', 'where', 'who', 'which', 'why', 'how', 'what', 'is', 'did', 'has', 'what do we know about', ''),
    fc.array(fc.constantFrom(...vocabulary), { maxLength: 9 }),
  )
  .map(([ask, words]) => `${ask} ${words.join(' ')}?`);
const anything = fc.oneof(
  { weight: 4, arbitrary: sensible },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
  {
    weight: 1,
    arbitrary: fc.tuple(sensible, fc.constantFrom(...HOSTILE.filter((text) => text.length < 200))).map((both) => both.join(' ')),
  },
);

test('whatever is asked, and after whatever: nothing throws, and every quote is exact', () => {
  let quoted = 0;
  fc.assert(
    fc.property(fc.array(anything, { minLength: 1, maxLength: 3 }), (questions) => {
      let conversation = NO_CONVERSATION;
      for (const question of questions) {
        const reply = newsroom.ask({ question, topic: null, conversation, ...EYES });
        conversation = reply.conversation;
        for (const { sourceId, start, end, text } of quotesOf(reply.answer)) {
          quoted++;
          expect(text).not.toBe('');
          expect(texts.get(sourceId)?.slice(start, end)).toBe(text);
        }
      }
    }),
    { numRuns: runs(150, 5000), seed: 20_261_122 },
  );
  expect(quoted).toBeGreaterThan(50);
});

test('a search finds only what is on file, in order of its scores', () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 20 }), (question, limit) => {
      const { hits, confidence, answered } = newsroom.search({ question, topic: null, limit, ...EYES });
      expect(hits.length).toBeLessThanOrEqual(limit);
      for (const { fact } of hits) expect(texts.get(fact.sourceId)).toContain(fact.quote.exact);
      const scores = hits.map((hit) => hit.score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(confidence >= 0 && confidence <= 1).toBe(true);
      expect(answered).toBe(hits.some((hit) => hit.answers));
      if (hits.length === 0) expect(confidence).toBe(0);
    }),
    { numRuns: runs(100, 2000), seed: 20_261_122 },
  );
});
