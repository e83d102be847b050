import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWholeSentences } from '../../src/knowledge/sentence.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import { errorsIn, labelledTexts } from './sentences/labelled.ts';

/** The pieces' own words; headings marked. */
const split = (text: string): string[] =>
  splitSentences(text).map(({ start, end, kind }) => `${kind === 'heading' ? '# ' : ''}${text.slice(start, end)}`);

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

describe('labelled texts', () => {
  const texts = labelledTexts();

  // A German day of the month ends a sentence ("am 3. Mai"): in English a year does, too, and nothing tells them apart.
  test('of 350 pieces of a hundred texts all but one end where they should, and are of the kind that they should be', () => {
    expect(texts.reduce((sum, { pieces }) => sum + pieces.length, 0)).toBeGreaterThanOrEqual(350);
    const wrong = texts.flatMap((each) => {
      const errors = errorsIn(each, splitSentences(each.text));
      return Object.values(errors).some((count) => count > 0) ? [{ name: each.name, ...errors }] : [];
    });
    expect(wrong).toEqual([{ name: 'scripts.txt 7', missed: 0, madeUp: 1, kinds: 0 }]);
  });

  test('each sentence may stand as a quote', () => {
    const refused = texts.flatMap(({ text }) =>
      splitSentences(text)
        .filter(({ start, end, kind }) => {
          const { begins, ends } = isWholeSentences(text, start, end);
          return kind === 'sentence' && !(begins && ends);
        })
        .map(({ start, end }) => text.slice(start, end)),
    );
    expect(refused).toEqual([]);
  });
});

describe('a quotation', () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => `We saw boat ${n} go.`).join(' ');

  test('of up to 60 words is one with the words that say whose it is', () => {
    expect(split(`“${many(11)} We left,” he said. It rained.`)).toHaveLength(2);
    expect(split(`“${many(12)} We left,” he said. It rained.`)).toHaveLength(14);
  });

  test('that nobody closes is cut where its sentences end', () => {
    expect(split('“We came. We saw.\nNobody heard.')).toEqual(['“We came.', 'We saw.', 'Nobody heard.']);
  });
});

test('what goes on for more than 4,000 characters without an end is no sentence', () => {
  expect(split(`${'and then '.repeat(400)}it ended.`)).toHaveLength(1);
  expect(split(`${'and then '.repeat(400)}it ended.`)[0]).not.toMatch(/^# /u);
  expect(split(`${'and then '.repeat(500)}it ended.`)[0]).toMatch(/^# /u);
});

test('takes as many lines, and as many sentences in one quotation, as there are', () => {
  expect(splitSentences('a\n'.repeat(150_000))).toHaveLength(150_000);
  expect(splitSentences(`“${'He came. '.repeat(150_000)}”`).length).toBeGreaterThanOrEqual(150_000);
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

  test('each slice is trimmed, not empty, and within one paragraph', () => {
    fc.assert(
      fc.property(text, (input) => {
        for (const { start, end } of splitSentences(input)) {
          const slice = input.slice(start, end);
          expect(slice).not.toBe('');
          expect(slice.trim()).toBe(slice);
          expect(slice).not.toMatch(/\n\s*\n/u);
        }
      }),
    );
  });
});
