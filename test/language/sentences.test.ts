import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/language/sentences.ts';

/** The sentences' own words; headings marked. */
const split = (text: string): string[] =>
  splitSentences(text).map(({ start, end, heading }) => `${heading ? '# ' : ''}${text.slice(start, end)}`);

test.each<[string, string[]]>([
  ['One came. Two left! Did they? They did…', ['One came.', 'Two left!', 'Did they?', 'They did…']],
  ['A headline\nA sentence.', ['# A headline', 'A sentence.']],
  ['First.\n\n\nSecond.', ['First.', 'Second.']],
  ['  Spaced out.   Twice.  ', ['Spaced out.', 'Twice.']],
  ['Mr. Smith left. Dr. Oskar stayed.', ['Mr. Smith left.', 'Dr. Oskar stayed.']],
  ['The U.S. Central Command counted them. It was late.', ['The U.S. Central Command counted them.', 'It was late.']],
  ['She was born in the U.S. The rest followed.', ['She was born in the U.S.', 'The rest followed.']],
  ['J. R. Saal spoke. Nobody listened.', ['J. R. Saal spoke.', 'Nobody listened.']],
  ['It fell at 5 a.m. Police came.', ['It fell at 5 a.m.', 'Police came.']],
  ['It fell at 5 p.m. Friday. Police came.', ['It fell at 5 p.m. Friday.', 'Police came.']],
  ['It rose by 3.5 metres. Then it fell.', ['It rose by 3.5 metres.', 'Then it fell.']],
  ['He lives at No. 10. She does not.', ['He lives at No. 10.', 'She does not.']],
  ['“It held.” He left.', ['“It held.”', 'He left.']],
  ['"No," he said. "Never." She left.', ['"No," he said.', '"Never."', 'She left.']],
  ['“Did he?” she asked. He did.', ['“Did he?” she asked.', 'He did.']],
  ['He waited... and left. It rained.', ['He waited... and left.', 'It rained.']],
  ['هل وصلوا؟ نعم وصلوا.', ['هل وصلوا؟', 'نعم وصلوا.']],
  ['No closing mark', ['# No closing mark']],
  ['', []],
  [' \n \n', []],
])('%j', (text, expected) => {
  expect(split(text)).toEqual(expected);
});

describe('laws', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc
      .array(fc.constantFrom('The U.S.', 'A dam', 'broke', '5 a.m.', '.', '!', '?', '\n', ' ', '“', '”', 'Dr.', 'No.', '…', 'it'), {
        maxLength: 30,
      })
      .map((parts) => parts.join(' ')),
  );

  test('the slices cover all that is not blank, in order and without overlap', () => {
    fc.assert(
      fc.property(text, (input) => {
        let at = 0;
        let between = '';
        for (const { start, end } of splitSentences(input)) {
          expect(start).toBeGreaterThanOrEqual(at);
          between += input.slice(at, start);
          at = end;
        }
        expect((between + input.slice(at)).trim()).toBe('');
      }),
    );
  });

  test('each slice is trimmed, not empty, and within one line', () => {
    fc.assert(
      fc.property(text, (input) => {
        for (const { start, end } of splitSentences(input)) {
          const slice = input.slice(start, end);
          expect(slice).not.toBe('');
          expect(slice.trim()).toBe(slice);
          expect(slice).not.toContain('\n');
        }
      }),
    );
  });
});
