import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closest, locate, quoteAt } from '../../src/domain/quote.ts';

const text = fc.string({ unit: fc.constantFrom(...'abcde ’“.é😀م'), minLength: 1, maxLength: 120 });
/** A text with a slice of it. */
const sliced = text.chain((whole) =>
  fc.tuple(fc.nat(whole.length - 1), fc.nat(whole.length - 1)).map(([a, b]) => ({ whole, start: Math.min(a, b), end: Math.max(a, b) + 1 })),
);

describe('locate', () => {
  test('finds any slice of a text, at offsets that slice back to it', () => {
    fc.assert(
      fc.property(sliced, ({ whole, start, end }) => {
        const exact = whole.slice(start, end);
        const quote = locate(whole, exact);
        expect(quote?.exact).toBe(exact);
        expect(whole.slice(quote?.start, quote?.end)).toBe(exact);
        expect(quote?.start).toBeLessThanOrEqual(start);
      }),
    );
  });

  test('keeps what stands around the slice', () => {
    fc.assert(
      fc.property(sliced, ({ whole, start, end }) => {
        const { prefix, exact, suffix } = quoteAt(whole, start, end);
        expect(whole.slice(Math.max(0, start - 32), end + 32)).toBe(prefix + exact + suffix);
      }),
    );
  });

  test('does not find a text in which one character was changed', () => {
    fc.assert(
      fc.property(sliced, fc.nat(), ({ whole, start, end }, at) => {
        const exact = whole.slice(start, end);
        const index = at % exact.length;
        expect(locate(whole, `${exact.slice(0, index)}#${exact.slice(index + 1)}`)).toBeNull();
      }),
    );
  });

  test('takes the first place of several, and finds nothing for nothing', () => {
    expect(locate('aXbXc', 'X')).toEqual({ exact: 'X', prefix: 'a', suffix: 'bXc', start: 1, end: 2 });
    expect(locate('abc', '')).toBeNull();
    expect(locate('', 'a')).toBeNull();
  });

  test('never repairs case, spaces, quotation marks or accents', () => {
    for (const wanted of ['the dam is holding', 'The dam  is holding', 'The dam is holding.'])
      expect(locate('The dam is holding', wanted)).toBeNull();
    expect(locate('isn’t', "isn't")).toBeNull();
    expect(locate('cafe\u0301', 'café')).toBeNull();
  });
});

describe('closest', () => {
  const SOURCE = 'Nine people were dead at noon. The number of the missing isn’t known. The river stands at 7.4 metres.';

  test('points at the one character that was changed', () => {
    fc.assert(
      fc.property(fc.nat(SOURCE.length - 31), fc.integer({ min: 16, max: 30 }), fc.nat(), (start, length, at) => {
        const exact = SOURCE.slice(start, start + length);
        // Changed in its second half, so that the beginning finds the place.
        const index = Math.ceil(length / 2) + (at % Math.floor(length / 2));
        const wanted = `${exact.slice(0, index)}#${exact.slice(index + 1)}`;
        const near = closest(SOURCE, wanted);
        expect(near).not.toBeNull();
        expect(near).toMatchObject({ at: index, wanted: '#', found: exact[index] });
        expect(SOURCE.slice(near?.start, (near?.start ?? 0) + wanted.length)).toBe(near?.passage);
      }),
    );
  });

  test('reports the first differing character of several', () => {
    expect(closest(SOURCE, "The number of the missing isn't  known")).toEqual({
      passage: 'The number of the missing isn’t known.',
      start: 31,
      at: 29,
      wanted: "'",
      found: '’',
    });
  });

  test('finds the place by the second half where the beginning is wrong', () => {
    expect(closest(SOURCE, 'A river stands at 7.4 metres')).toMatchObject({ wanted: 'A' });
    expect(closest(SOURCE, 'A river stands at 7.4 metres')?.passage).toContain('river stands at 7.4');
  });

  test('finds nothing where hardly anything is shared', () => {
    expect(closest(SOURCE, 'Zwölf Boxkämpfer')).toBeNull();
    expect(closest('', 'anything at all')).toBeNull();
    expect(closest(SOURCE, '')).toBeNull();
  });
});
