import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearCopies } from '../../src/knowledge/near-copy.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/\p{L}{4,}/gu));

test('pairs a question with a sample that has more than .6 of the content words of both', () => {
  const questions = [
    { id: 't/q1', ask: 'How many people died in the flood?' },
    { id: 't/q2', ask: 'When will it stop?' },
  ];
  const facts = [
    { id: 't/a', questions: ['Many people died in that flood', 'How many people were hurt?'] },
    { id: 't/b', questions: [] },
    { id: 'u/c', questions: ['When will it stop raining?'] },
  ];
  expect(nearCopies(questions, facts, words)).toEqual([
    { questionId: 't/q1', factId: 't/a', sample: 'Many people died in that flood', similarity: 0.8 },
    { questionId: 't/q2', factId: 'u/c', sample: 'When will it stop raining?', similarity: 0.75 },
  ]);
});

test('.6 exactly is no copy, and neither are two questions without content', () => {
  expect(nearCopies([{ id: 'q', ask: 'aaaa bbbb cccc dddd' }], [{ id: 'f', questions: ['aaaa bbbb cccc eeee'] }], words)).toEqual([]);
  expect(nearCopies([{ id: 'q', ask: 'aaaa bbbb cccc' }], [{ id: 'f', questions: ['aaaa bbbb cccc dddd eeee'] }], words)).toEqual([]);
  expect(nearCopies([{ id: 'q', ask: '?' }], [{ id: 'f', questions: ['!'] }], words)).toEqual([]);
});

test('a question with content is always a copy of itself', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{4,8}( [a-z]{4,8}){0,5}$/u), (text) => {
      expect(nearCopies([{ id: 'q', ask: text }], [{ id: 'f', questions: [text] }], words)).toMatchObject([{ similarity: 1 }]);
    }),
  );
});
