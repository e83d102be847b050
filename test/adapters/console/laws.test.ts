import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderAnswer } from '../../../adapters/console/render.ts';
import { breakLines } from '../../../adapters/console/wrap.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import { STATUS_LABEL, STATUSES } from '../../../src/domain/status.ts';
import { visible } from '../../../src/text/visible.ts';
import { ANSWERS, evidence } from '../../golden/answers.ts';
import { decodeQuotes } from './decode.ts';

/** What breaks renderers, in the doses that random Unicode doesn't give. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(' ', '  ', 'the', 'detainees,', '“', '”', '\n', '\t', '\u00A0', '\u2028', '    ', '…') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\u200F'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '\u001B[31m',
      '\u009B2J',
      '\u0000',
      '\u007F',
      '\u001B]8;;x\u0007',
      '\r',
      '␛',
      '␡',
      '␠',
      '⟦',
      '⟦U+001B⟧',
      '⟧',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'سجن',
      'الحوت',
      'ה',
      '東京',
      '👩‍👩‍👧',
      'e\u0301',
      '\u0301',
      '\u200D',
      '\uD83D',
      '\uDE42',
      '<@U1>',
      '*b*',
      '@everyone',
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
const width = fc.integer({ min: 40, max: 100 });

describe('the verbatim law', () => {
  test('lines joined with single spaces are the text', () => {
    fc.assert(fc.property(text, width, (words, columns) => breakLines(visible(words), columns).join(' ') === visible(words)));
  });

  test('no two texts are shown alike', () => {
    fc.assert(fc.property(text, text, (a, b) => a === b || visible(a) !== visible(b)));
  });

  test('any quote in any company is read back from the output', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 3 }),
        text,
        text,
        width,
        fc.boolean(),
        (quotes, other, statement, columns, colour) => {
          const printed = renderAnswer(answerOf(quotes, other, statement), { width: columns, colour });
          expect(decodeQuotes(printed)).toEqual([...quotes, statement]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('what reaches the terminal', () => {
  test('has no control character but line ends and our own colours, whatever stands in the answer', () => {
    fc.assert(
      fc.property(text, text, width, (quote, other, columns) => {
        const answer = answerOf([quote], other, quote);
        const plain = renderAnswer(answer, { width: columns, colour: false });
        expect(plain).not.toMatch(/[^\P{Cc}\n]|[\p{Cs}\u{2028}\u{2029}\u{202D}\u{202E}]/u);
        const coloured = renderAnswer(answer, { width: columns, colour: true });
        expect(coloured.replaceAll(/\p{Cc}\[38;2;\d{1,3};\d{1,3};\d{1,3}m(\P{Cc}*)\p{Cc}\[39m/gu, '$1')).toBe(plain);
      }),
      { numRuns: 500 },
    );
  });

  test('no line leaves an isolate open or ends one that it did not begin', () => {
    fc.assert(
      fc.property(text, text, width, (quote, other, columns) => {
        for (const line of renderAnswer(answerOf([quote], other, quote), { width: columns, colour: false }).split('\n')) {
          let depth = 0;
          for (const character of line) {
            if (/[\u{2066}-\u{2068}]/u.test(character)) depth++;
            if (character === '\u2069') depth--;
            expect(depth).toBeGreaterThanOrEqual(0);
          }
          expect(depth).toBe(0);
        }
      }),
    );
  });

  test('every status label is on a line of its own, above its quote', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATUSES), text, width, (status, quote, columns) => {
        const answer: Answer = { ...ANSWERS.found, status, quotes: [evidence({ status, label: STATUS_LABEL[status], text: quote })] };
        const lines = renderAnswer(answer, { width: columns, colour: false }).split('\n');
        const label = lines.indexOf(STATUS_LABEL[status]);
        expect(label).toBe(0);
        expect(lines.findIndex((line) => line.startsWith('    “'))).toBeGreaterThan(label);
      }),
    );
  });
});

/** An answer with `other` in every field that isn't a quote. */
function answerOf(quotes: readonly string[], other: string, statement: string): Answer {
  const quote = (words: string) =>
    evidence({
      text: words,
      factId: other,
      label: other,
      lead: other,
      tail: other,
      publisher: other,
      publishedAt: other,
      asOf: other,
      sourceTitle: other,
      url: other,
      notes: [other, other],
      attribution: { kind: 'named', as: other, by: null, relayed: false, inherited: false, originId: 'x' },
    });
  return {
    ...ANSWERS.partial,
    quotes: quotes.map(quote),
    missing: [other],
    notes: [other],
    premise: { status: 'contradicted', factIds: [other] },
    related: [{ factId: other, statement, label: other }],
  };
}
