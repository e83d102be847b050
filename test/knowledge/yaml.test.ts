import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/domain/errors.ts';
import { parseYaml } from '../../src/knowledge/yaml.ts';

function parse(text: string, linesBefore = 0): { value: unknown; told: string[]; line: (...path: PropertyKey[]) => number | undefined } {
  const problems: Problem[] = [];
  const file = parseYaml(text, 'x.yaml', (problem) => problems.push(problem), linesBefore);
  return { value: file?.value, told: problems.map(({ line, reason }) => `${line}: ${reason}`), line: (...path) => file?.place(path).line };
}

test('dates, yes and no stay text', () => {
  expect(parse('a: 2026-05-03T18:20:00Z\nb: 2026-05-03\nc: no\nd: 1_000\n').value).toEqual({
    a: '2026-05-03T18:20:00Z',
    b: '2026-05-03',
    c: 'no',
    d: '1_000',
  });
});

test('a directive for YAML 1.1 changes nothing', () => {
  expect(parse('%YAML 1.1\n---\na: yes\nb: 2026-05-03\n').value).toEqual({ a: 'yes', b: '2026-05-03' });
});

test('knows the line of every part, and of the nearest one around what is missing', () => {
  const { line } = parse('# c\nfacts:\n  - id: a\n    quote: >-\n      x\n      y\n  - {id: b,\n     list: [1,\n       2]}\n', 10);
  expect([line(), line('facts'), line('facts', 0), line('facts', 0, 'quote'), line('facts', 0, 'none', 3)]).toEqual([12, 12, 13, 14, 13]);
  expect([line('facts', 1, 'id'), line('facts', 1, 'list', 1), line('facts', 9)]).toEqual([17, 19, 12]);
});

describe('refuses, with the line', () => {
  test.each([
    ['a repeated key', 'a: 1\nb: 2\na: 3\n', '3: "a" stands twice in the same entry; keep one of them'],
    ['a repeated key further in', 'l:\n  - {a: 1, a: 2}\n', '2: "a" stands twice in the same entry; keep one of them'],
    ['an alias', 'a: &x [1]\nb: *x\n', '2: "*x" points to another place in the file (a YAML alias); write the value out'],
    ['a merge', 'a: &x {b: 1}\nc:\n  <<: *x\n', '3: "*x" points to another place in the file (a YAML alias); write the value out'],
    [
      'a tag of its own',
      'a: !secret x\n',
      '1: a value that begins with "!" is a YAML tag, and tags are not used here; put the text in quotes',
    ],
    ['a binary', 'a: 1\nb: !!binary aGk=\n', '2: a value that begins with "!" is a YAML tag'],
    ['a second document', 'a: 1\n---\nb: 2\n', '2: a line "---" begins a second document; a file has one'],
    [
      'an unquoted colon',
      'a: 1\nquote: Six: the ministry said\n',
      '2: this line can\'t be read: a text with ": " in it must stand in quotes',
    ],
    ['a key without its blank', 'a:1\nb: 2\n', "1: this line can't be read"],
    ['a tab', 'a:\n\t- b\n', '2: the line is indented with a tab; use spaces'],
    ['an open quotation mark', 'a: "x\n', 'a quotation mark, comma or bracket is missing here or above'],
    ['an open bracket', 'a: [b\n', '2: the line is indented wrongly, or a bracket before it was never closed'],
    ['quotation marks in quotation marks', 'a: "He said "no" then"\n', '1: something stands after the end of the value'],
    ['a leading @', 'a: @x\n', '1: a text that begins with @, ` or % must stand in quotes'],
    ['a list as key', '[1]: 2\n', "1: a field's name must be a plain word"],
    [
      'deep nesting by indentation',
      Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'the file is nested too deeply to be read',
    ],
  ])('%s', (_, text, reason) => {
    const { value, told } = parse(text);
    expect(value).toBeUndefined();
    expect(told.join('\n')).toContain(reason);
  });

  test.each([
    ['brackets', '['],
    ['braces', '{a: '],
    ['dashes', '- '],
    ['question marks', '? '],
    ['brackets among harmless ones', '["]", [], '],
  ])('a million %s, without running out of memory', (_, piece) => {
    expect(parse(`a: 1\nb:\n  ${piece.repeat(1_000_000)}`).told).toEqual(['0: the file is nested too deeply to be read']);
  });

  test('a bomb of aliases', () => {
    const bomb = Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}, *a${i - 1}`}]`).join('\n');
    const { value, told } = parse(bomb);
    expect(value).toBeUndefined();
    expect(told).toHaveLength(51);
    expect(told.at(-1)).toContain('there are more faults from here on; put these right first');
  });
});

test('brackets and dashes in texts are no nesting', () => {
  const text = `a: |\n${'  [\n'.repeat(200)}b: ${'[ '.repeat(200).replaceAll('[', 'x [')}\nc: "${'['.repeat(200)}"\nd: [${'{x: 1}, '.repeat(200)}]\n${'# [\n'.repeat(100)}e: x - - -\n`;
  expect(parse(text).told).toEqual([]);
});

test('never throws, whatever stands in the file', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '- ',
      ': ',
      '\n',
      '  ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&a',
      '*a',
      '!',
      '|',
      '>',
      '#',
      '---\n',
      '%',
      '\t',
      '? ',
      '<<: ',
      '\ud800',
      '\u0000',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { value, told } = parse(pieces.join(''));
      expect(value === undefined).toBe(told.length > 0);
    }),
    { numRuns: 500 },
  );
});
