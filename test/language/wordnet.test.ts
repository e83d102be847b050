import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWordNet } from '../../src/language/load.ts';
import type { Pos } from '../../src/language/wordnet.ts';

const wordnet = readWordNet();

describe('look-up', () => {
  test.each<[string, Pos, boolean]>([
    ['prison', 'n', true],
    ['prison', 'v', false],
    ['move', 'v', true],
    ['heavy', 'adj', true],
    ['heavily', 'adv', true],
    ['take over', 'v', true],
    ['zwölf', 'n', false],
    ['priso', 'n', false],
    ['a', 'n', true],
    ['zymurgy', 'n', true],
  ])('%s as %s', (word, pos, known) => {
    expect(wordnet.has(word, pos)).toBe(known);
  });

  test('nothing of the licence text is a word', () => {
    for (const word of ['This software', 'software and', 'princeton university.', 'copyright 2011'])
      for (const pos of ['n', 'v', 'adj', 'adv'] as const) expect(wordnet.senses(word, pos)).toEqual([]);
  });

  const pos = fc.constantFrom<Pos>('n', 'v', 'adj', 'adv');

  test('what is found is among the words of each of its senses', () => {
    const word = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'aeinrst'), minLength: 1, maxLength: 4 }),
      fc.constantFrom('bank', 'run', 'dark', 'well', 'go', 'hot', 'slowly'),
    );
    fc.assert(
      fc.property(word, pos, (text, kind) => {
        const senses = wordnet.senses(text, kind);
        expect(senses.length > 0).toBe(wordnet.has(text, kind));
        for (const sense of senses) expect(wordnet.words(kind, sense)).toContain(text);
      }),
    );
  });

  test('any text is looked up without fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), pos, (text, kind) => {
        expect(wordnet.senses(text, kind)).toEqual(wordnet.senses(text, kind));
        expect(wordnet.derived(`${text}zwölf`, kind, 2)).toEqual([]);
      }),
    );
  });
});

describe('relations', () => {
  const first = (word: string): number => wordnet.senses(word, 'n')[0] ?? -1;

  test('words of a sense', () => {
    expect(wordnet.words('n', first('car'))).toEqual(expect.arrayContaining(['car', 'auto', 'automobile']));
  });

  test('what lies above, step by step, the sense itself included', () => {
    const helicopter = first('helicopter');
    expect(wordnet.above('n', helicopter, 0)).toEqual(new Set([helicopter]));
    expect(wordnet.above('n', helicopter, 3).has(first('aircraft'))).toBe(true);
    expect(wordnet.above('n', first('aircraft'), 20).has(helicopter)).toBe(false);
    for (const steps of [1, 2, 3])
      expect(wordnet.above('n', helicopter, steps).isSupersetOf(wordnet.above('n', helicopter, steps - 1))).toBe(true);
  });

  test('derived words', () => {
    expect(wordnet.derived('arrive', 'v', 1)).toContainEqual({ word: 'arrival', pos: 'n' });
    expect(wordnet.derived('arrival', 'n', 3)).toContainEqual({ word: 'arrive', pos: 'v' });
    expect(wordnet.derived('zwölf', 'n', 3)).toEqual([]);
  });
});
