import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/domain/errors.ts';
import { fieldName, formatProblems, shown, sortProblems } from '../../src/knowledge/problems.ts';
import { didYouMean, suggest } from '../../src/knowledge/suggest.ts';

const problem = (file: string, line: number, reason: string, severity: Problem['severity'] = 'error', field = ''): Problem => ({
  severity,
  file,
  line,
  field,
  reason,
});

test('grouped by file, with place, field and totals', () => {
  const problems = [
    problem('b.yaml', 2, 'late', 'warning', 'x[1].y'),
    problem('a.yaml', 10, 'ten'),
    problem('a.yaml', 9, 'nine'),
    problem('a.yaml', 0, 'all of it'),
  ];
  expect(formatProblems(problems)).toBe(
    'a.yaml – all of it\na.yaml:9 – nine\na.yaml:10 – ten\n\nb.yaml:2 x[1].y – warning: late\n\n3 errors, 1 warning in 2 files.',
  );
});

test('one and none', () => {
  expect(formatProblems([problem('a', 1, 'x')])).toBe('a:1 – x\n\n1 error, 0 warnings in 1 file.');
  expect(formatProblems([])).toBe('No problems found.');
});

test('what is told twice stands once', () => {
  expect(sortProblems([problem('a', 1, 'x'), problem('a', 1, 'x')])).toHaveLength(1);
});

test('names of fields', () => {
  expect([fieldName([]), fieldName(['facts', 3, 'quote']), fieldName(['a', 'b', 0, 1])]).toEqual(['', 'facts[3].quote', 'a.b[0][1]']);
});

test('long texts are cut between characters', () => {
  expect(shown('abc')).toBe('"abc"');
  expect(shown('😀'.repeat(100))).toBe(`"${'😀'.repeat(60)}…"`);
});

describe('did you mean', () => {
  test.each([
    ['comfirmed', 'confirmed'],
    ['Confirmed', 'confirmed'],
    ['ofifcial', 'official'],
    ['hled', 'held'],
    ['xyz', null],
    ['', null],
    ['held-by-somebody', null],
  ])('%s → %s', (word, option) => {
    expect(suggest(word, ['confirmed', 'official', 'held'])).toBe(option);
  });

  test('the nearer of two', () => {
    expect(didYouMean('dead-lat', ['dead-early', 'dead-late'])).toBe('; did you mean dead-late?');
    expect(didYouMean('x'.repeat(1_000_000), ['y'])).toBe('');
  });
});
