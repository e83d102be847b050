import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/domain/errors.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import { checkQuote } from '../../src/knowledge/quotes.ts';
import type { FactFields } from '../../src/knowledge/schema.ts';
import type { SourceFile } from '../../src/knowledge/source-file.ts';
import { fact, facts, libraryOf, SOURCE_FIELDS, source, TEXT, told } from './temp-knowledge.ts';

const quoted = (quote: string, more: Record<string, string | null> = {}): string[] =>
  told({ 'flood/facts.yaml': facts(fact({ quote: JSON.stringify(quote), ...more })) });

test('keeps where the quote stands', () => {
  const library = libraryOf({ 'flood/facts.yaml': facts(fact({ quote: '“The dam is holding,” its chief said.' })) });
  const found = library.facts[0]?.quote;
  expect(TEXT.slice(found?.start, found?.end)).toBe('“The dam is holding,” its chief said.');
});

describe('a quote that is not in its source', () => {
  test('shows the closest passage and the first differing character', () => {
    expect(quoted("The number of the missing isn't known.")).toEqual([
      "flood/facts.yaml:5 facts[0].quote – is not found in wire (closest: line 10 of its file); character 30 is «'» U+0027 here and «’» U+2019 in the source: «…r of the missing isn't known.» against «…r of the missing isn’t known.»",
    ]);
  });

  test('a line break against a space', () => {
    expect(quoted('More rain is expected. The number of the missing isn’t known.')[0]).toContain(
      'character 23 is a space U+0020 here and a line break U+000A in the source: «…re rain is expected. The number of the m…» against «…re rain is expected.⏎The number of the m…»',
    );
  });

  test('an invisible character is named', () => {
    expect(quoted('More rain is\u00a0expected.')[0]).toContain(
      'character 13 is an invisible or joining character U+00A0 here and a space U+0020 in the source',
    );
  });

  test('a quote that goes on after the source has ended', () => {
    const fields = {
      'flood/sources/wire.md': source(SOURCE_FIELDS, TEXT.trimEnd()),
      'flood/facts.yaml': facts(fact({ quote: 'The number of the missing isn’t known. Yet.' })),
    };
    expect(told(fields)[0]).toContain('is a space U+0020 here and the end in the source');
  });

  test('a character of two halves is shown whole', () => {
    const text = 'The minister sent a 😀 to all of them.\n';
    const fields = {
      'flood/sources/wire.md': source(SOURCE_FIELDS, text),
      'flood/facts.yaml': facts(fact({ quote: 'The minister sent a 😁 to all of them.' })),
    };
    expect(told(fields)[0]).toContain('character 21 is «😁» U+1F601 here and «😀» U+1F600 in the source');
  });

  test('nothing comes close', () => {
    expect(quoted('Xyzzy.')).toEqual(['flood/facts.yaml:5 facts[0].quote – is not found in wire, and nothing in it comes close']);
  });

  test('it stands in another source of the topic', () => {
    const other = source(SOURCE_FIELDS.replace('wire', 'paper'), 'Nobody was hurt.\n');
    expect(told({ 'flood/sources/paper.md': other, 'flood/facts.yaml': facts(fact({ quote: 'Nobody was hurt.' })) })).toEqual([
      'flood/facts.yaml:5 facts[0].quote – is not found in wire; it stands in paper',
    ]);
  });
});

test.each([
  ['ends', 'Six people have died'],
  ['begins', 'the interior ministry said on Sunday.'],
  ['begins and ends', 'the interior ministry'],
  ['ends', '“The dam is holding,”'],
])('a piece of a sentence: it %s inside one', (where, quote) => {
  expect(quoted(quote)).toEqual([
    `flood/facts.yaml:5 facts[0].quote – a quote is at least one whole sentence; this one ${where} inside one`,
  ]);
});

test('space around a quote', () => {
  expect(told({ 'flood/facts.yaml': facts(fact({ quote: '|\n      The number of the missing isn’t known.' })) })).toEqual([
    'flood/facts.yaml:5 facts[0].quote – begins or ends with a space or line break; take it out (in a block, write >- or |- instead of > or |)',
  ]);
});

test('a quote that stands more than once: the first is taken', () => {
  const files = { 'flood/sources/wire.md': source(SOURCE_FIELDS, `A heading\n${TEXT}${TEXT}`) };
  expect(told(files)).toEqual([
    'flood/facts.yaml:5 facts[0].quote – warning: stands 2 times in wire; the first, on line 10 of its file, is taken',
  ]);
  expect(libraryOf(files).facts[0]?.quote.start).toBe('A heading\n'.length);
});

test("an answer's value that is not in the quote", () => {
  expect(
    quoted('Six people have died, the interior ministry said on Sunday.', {
      answers: '[{slot: count, value: Six people}, {slot: count, value: six people}]',
    }),
  ).toEqual([
    'flood/facts.yaml:9 facts[0].answers[1].value – "six people" does not stand in the quote; character 1 is «s» U+0073 here and «S» U+0053 in the quote: «six people» against «Six people»',
  ]);
});

/** Checks one quote against one text without files. */
function reasons(quote: string, text: string): string[] {
  const problems: Problem[] = [];
  const entry: Entry<FactFields> = {
    whole: null,
    fields: { quote, source: 's' },
    given: new Set(['quote']),
    at: () => ({ file: 'f', line: 1, field: '' }),
  };
  const file: SourceFile = { file: 's.md', stem: 's', entry: null, text, textLine: 1, sha256: '' };
  checkQuote(entry, file, [], (problem) => problems.push(problem));
  return problems.filter((problem) => problem.severity === 'error').map((problem) => problem.reason);
}

// Every sentence begins with a word of its own, so that no other passage is closer than the right one.
const word = fc.stringMatching(/^[a-zäéش]{2,9}$/u);
const sentences = fc
  .array(fc.array(word, { minLength: 3, maxLength: 9 }), { minLength: 1, maxLength: 6 })
  .map((lists) => lists.map((words, index) => `Q${index}${'xyzwvu'[index]}${'xyzwvu'[index]} ${words.join(' ')}${'.!?…'[index % 4]}`));
const gap = fc.constantFrom(' ', '\n', '  ', '\n\n');

test('any sentence of a source is found', () => {
  fc.assert(
    fc.property(sentences, gap, fc.nat(), (list, between, pick) => {
      expect(reasons(list[pick % list.length] ?? '', list.join(between))).toEqual([]);
    }),
  );
});

test('with one character changed it is not, and the first difference is that character', () => {
  fc.assert(
    fc.property(sentences, gap, fc.nat(), fc.nat(), (list, between, pick, where) => {
      const sentence = list[pick % list.length] ?? '';
      const at = where % sentence.length;
      const changed = `${sentence.slice(0, at)}#${sentence.slice(at + 1)}`;
      const [reason] = reasons(changed, list.join(between));
      expect(reason).toContain('is not found in s');
      expect(reason).toContain(`; character ${at + 1} is «#» U+0023 here and `);
    }),
  );
});
