import { describe, expect, test } from 'vitest';
import { readThesaurus } from '../../src/language/load.ts';
import { parseThesaurus } from '../../src/language/thesaurus.ts';

const FIELDS = [
  'justice-detention',
  'conflict',
  'disaster',
  'politics',
  'courts',
  'diplomacy',
  'economy',
  'labour',
  'health',
  'transport',
  'weather',
  'energy',
  'technology',
  'sport',
  'culture',
  'people-roles',
  'speech',
  'movement',
  'change',
  'cause',
  'time',
  'quantity',
  'idioms',
  'arabic',
];

describe('the news thesaurus', () => {
  const { groups, opposites, faults } = readThesaurus();

  test('has no faults', () => {
    expect(faults).toEqual([]);
  });

  test('has at least 2,000 groups, and a file with groups for every field', () => {
    expect(groups.length).toBeGreaterThanOrEqual(2000);
    const fields = new Set(groups.map((group) => group.field));
    expect(FIELDS.filter((field) => !fields.has(field))).toEqual([]);
  });

  test('never puts opposites side by side in one group', () => {
    expect(opposites.length).toBeGreaterThan(50);
    const against = new Map<string, Set<string>>();
    for (const { one, other } of opposites) {
      for (const a of one) against.set(a, (against.get(a) ?? new Set()).union(new Set(other)));
      for (const b of other) against.set(b, (against.get(b) ?? new Set()).union(new Set(one)));
    }
    const clashes = groups.flatMap(({ field, line, general, specific }) =>
      general.flatMap((a) =>
        [...general, ...specific].filter((b) => against.get(a)?.has(b)).map((b) => `${field}.txt:${line} ${a} – ${b}`),
      ),
    );
    expect(clashes).toEqual([]);
  });
});

describe('the linter', () => {
  const lint = (text: string) => parseThesaurus({ field: text });

  test('reads groups with and without direction, opposites, comments and empty lines', () => {
    const { groups, opposites, faults } = lint('# news\n\nn: jail, prison\nv: hurt > maim, wound\nopp: win, gain <> lose\n');
    expect(faults).toEqual([]);
    expect(groups).toEqual([
      { field: 'field', line: 3, pos: 'n', general: ['jail', 'prison'], specific: [] },
      { field: 'field', line: 4, pos: 'v', general: ['hurt'], specific: ['maim', 'wound'] },
    ]);
    expect(opposites).toEqual([{ field: 'field', line: 5, one: ['win', 'gain'], other: ['lose'] }]);
  });

  test.each([
    ['jail, prison', 'not of the form'],
    ['noun: jail, prison', 'not of the form'],
    ['n: jail', 'two words'],
    ['n: Jail, prison', '"Jail"'],
    ['n: jail, , prison', '""'],
    ['n: a b c d e f, prison', 'at most 5 words'],
    ['n: jail, prison, jail', '"jail" stands twice'],
    ['n: jail > prison > cell', 'one ">"'],
    ['opp: win, lose', '"<>"'],
  ])('finds fault with %j', (line, reason) => {
    const { groups, faults } = lint(`n: one, single\n${line}`);
    expect(faults).toEqual([{ field: 'field', line: 2, reason: expect.stringContaining(reason) }]);
    expect(groups).toHaveLength(1);
  });

  test('finds opposites in one group, whichever file or order they come in', () => {
    const { faults } = parseThesaurus({ a: 'v: accept, reject', b: 'opp: reject, refuse <> accept' });
    expect(faults).toEqual([
      { field: 'a', line: 1, reason: '"accept" and "reject" are opposites' },
      { field: 'a', line: 1, reason: '"reject" and "accept" are opposites' },
    ]);
  });
});
