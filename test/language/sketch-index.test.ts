import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeness, sketchOf } from '../../src/language/sketch.ts';
import { marksOf, SketchIndex } from '../../src/language/sketch-index.ts';
import { runs } from '../deep.ts';

const word = fc.stringMatching(/^[a-z]{3,8}$/u);
const text = fc.array(word, { minLength: 30, maxLength: 200 });

test('what shares most of its wording with a text is among its candidates', () => {
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 10 }), fc.array(word, { maxLength: 8 }), fc.nat(), (words, others, added, at) => {
      const index = new SketchIndex();
      for (const [nth, other] of others.entries()) index.add(`other ${nth}`, marksOf(sketchOf(other.join(' '))));
      index.add('original', marksOf(sketchOf(words.join(' '))));
      const place = at % words.length;
      const copy = sketchOf([...words.slice(0, place), ...added, ...words.slice(place)].join(' '));
      // From seven tenths on not even bad luck hides one.
      fc.pre(likeness(copy, sketchOf(words.join(' '))) >= 0.75);
      expect(index.near(marksOf(copy))).toContain('original');
    }),
    { numRuns: runs(100, 5000), seed: 20_261_123 },
  );
});

test('a phrase that all texts have makes none a candidate', () => {
  const index = new SketchIndex();
  for (let nth = 0; nth < 50; nth++) index.add(`${nth}`, [1, 1000 + nth]);
  expect(index.near([1, 2, 3])).toEqual([]);
});

test('what has the most marks in common comes first, each once', () => {
  const index = new SketchIndex();
  index.add('two', [1, 2, 8]);
  index.add('three', [1, 2, 3]);
  index.add('three', [1, 2, 3]);
  expect(index.near([1, 2, 3, 4])).toEqual(['three', 'two']);
});

test('a text without a run of words is like none', () => {
  const index = new SketchIndex();
  index.add('short', marksOf(sketchOf('Two words')));
  expect(index.near(marksOf(sketchOf('Two words')))).toEqual([]);
});
