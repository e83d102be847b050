import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correct, slips } from '../../src/language/question/spelling.ts';
import { room } from './shipped.ts';

describe('slips', () => {
  test.each([
    ['same', 'same', 3, 0],
    ['abc', 'acb', 2, 1],
    ['form', 'from', 2, 1],
    ['detainee', 'detaine', 2, 1],
    ['kitten', 'sitting', 5, 3],
    ['', 'abc', 5, 3],
    ['abc', 'xyz', 1, 2],
  ])('%s and %s', (a, b, limit, expected) => {
    expect(slips(a, b, limit)).toBe(expected);
  });

  test('count alike both ways, and no more than the longer word has letters', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcd'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(slips(a, b, 20)).toBe(slips(b, a, 20));
        expect(slips(a, b, 20)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(slips(a, b, 20) === 0).toBe(a === b);
        expect(slips(a, b, 1) <= 1).toBe(slips(a, b, 20) <= 1);
      }),
    );
  });
});

describe('correcting', () => {
  test.each([
    ['how mnay detainees', 'how many detainees'],
    ['helicpoter', 'helicopter'],
    ['becuase', 'because'],
    ['Nasiryah', 'nasiriyah'],
    ['Kroobr prison', 'kroober prison'],
  ])('%s', (typed, better) => {
    const { text, corrections } = correct(typed, room);
    expect(text).toBe(better);
    expect(corrections).toHaveLength(1);
  });

  test.each(['How many ISIS detainees are in Syria?', 'hole', 'hull', 'CENTCOM', 'Al-Hout', 'zxqvkj', 'xyz', '12 km', 'الحوت', ''])(
    'leaves "%s" alone',
    (text) => {
      expect(correct(text, room)).toEqual({ text, corrections: [] });
    },
  );

  test('tells of everything that it changes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('detainees', 'prsion', 'helicpoter', 'the', 'xqzw', 'mnay', 'arive', '7,000', '?'), { maxLength: 6 }),
        (words) => {
          const { text, corrections } = correct(words.join(' '), room);
          let undone = text;
          for (const { from, to } of corrections) undone = undone.replace(new RegExp(`\\b${to}\\b`, 'u'), from);
          expect(text.split(' ')).toHaveLength(words.join(' ').split(' ').length);
          expect([...undone.split(' ')].sort()).toEqual([...words.join(' ').split(' ')].sort());
        },
      ),
    );
  });
});
