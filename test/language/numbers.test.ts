import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNumbers, type NumberHit } from '../../src/language/numbers.ts';
import { tokenize } from '../../src/language/tokens.ts';

const read = (text: string) => findNumbers(text, tokenize(text)).map(({ value, kind }) => [value, kind]);

test.each<[string, number, NumberHit['kind']]>([
  ['around 7,000 detainees', 7000, 'cardinal'],
  ['1,234,567 votes', 1_234_567, 'cardinal'],
  ['3.5 times', 3.5, 'cardinal'],
  ['٧٠٠٠', 7000, 'cardinal'],
  ['10k runners', 10_000, 'cardinal'],
  ['zero', 0, 'cardinal'],
  ['seven', 7, 'cardinal'],
  ['nineteen', 19, 'cardinal'],
  ['twenty-five', 25, 'cardinal'],
  ['seventy two', 72, 'cardinal'],
  ['seven thousand', 7000, 'cardinal'],
  ['one hundred', 100, 'cardinal'],
  ['a hundred', 100, 'cardinal'],
  ['two hundred and six', 206, 'cardinal'],
  ['three hundred thousand', 300_000, 'cardinal'],
  ['1.5 million', 1_500_000, 'cardinal'],
  ['three million', 3_000_000, 'cardinal'],
  ['a million', 1_000_000, 'cardinal'],
  ['half a million', 500_000, 'cardinal'],
  ['a dozen', 12, 'cardinal'],
  ['two dozen', 24, 'cardinal'],
  ['half a dozen', 6, 'cardinal'],
  ['the second group', 2, 'ordinal'],
  ['the eleventh hour', 11, 'ordinal'],
  ['the 21st', 21, 'ordinal'],
  ['in 1987', 1987, 'year'],
  ['since 2026', 2026, 'year'],
  ['12%', 12, 'percent'],
  ['6.2 percent', 6.2, 'percent'],
  ['40 per cent', 40, 'percent'],
  ['two percentage points', 2, 'percent'],
  ['$5m', 5_000_000, 'money'],
  ['€2.3bn', 2_300_000_000, 'money'],
  ['£ 40', 40, 'money'],
  ['15 million crowns', 15_000_000, 'money'],
  ['five million dollars', 5_000_000, 'money'],
  ['30 km', 30, 'measure'],
  ['7.4 metres', 7.4, 'measure'],
  ['20°', 20, 'measure'],
  ['at 04:50', 4, 'clock'],
  ['at 5pm', 5, 'clock'],
])('%s', (text, value, kind) => {
  expect(read(text)).toEqual([[value, kind]]);
});

test.each(['', 'many', 'several prisons', 'half a day', 'hundreds of people', 'E20', 'no numbers here'])('none in "%s"', (text) => {
  expect(read(text)).toEqual([]);
});

test('several in their order', () => {
  expect(read('214 of 1,900 heaters, or 11 percent, in 2026')).toEqual([
    [214, 'cardinal'],
    [1900, 'cardinal'],
    [11, 'percent'],
    [2026, 'year'],
  ]);
});

describe('laws', () => {
  test('a whole number is read in digits, with and without separators', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), (value) => {
        const [plain] = findNumbers(String(value), tokenize(String(value)));
        expect(plain?.value).toBe(value);
        const grouped = value.toLocaleString('en-GB');
        expect(findNumbers(grouped, tokenize(grouped))[0]?.value).toBe(value);
      }),
    );
  });

  test('hits stand in order, within the tokens, without overlap', () => {
    const word = fc.constantFrom(
      'two',
      'hundred',
      'and',
      'a',
      'half',
      'dozen',
      'million',
      '7',
      '1,000',
      '3.5',
      '%',
      '$',
      'first',
      '21st',
      '04:50',
      'km',
      'twenty',
      'five',
      'of',
      '-',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join(' ');
        const tokens = tokenize(text);
        let at = -1;
        for (const hit of findNumbers(text, tokens)) {
          expect(hit.first).toBeGreaterThan(at);
          expect(hit.last).toBeGreaterThanOrEqual(hit.first);
          expect(hit.last).toBeLessThan(tokens.length);
          expect(Number.isFinite(hit.value)).toBe(true);
          at = hit.last;
        }
      }),
    );
  });
});
