import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Approval,
  approvedByTwo,
  legalTransition,
  NEEDS_REASON,
  NEEDS_TWO,
  STATUS_COLOUR,
  STATUS_LABEL,
  STATUSES,
  type Status,
  weakest,
} from '../../src/domain/status.ts';

const status = fc.constantFrom(...STATUSES);

describe('transitions', () => {
  /** From → to; in the order confirmed, official, unconfirmed, disputed, found-false, held, withdrawn. */
  const TABLE: Readonly<Record<Status, string>> = {
    confirmed: '.xxxxxx',
    official: 'x.xxxxx',
    unconfirmed: 'xx.xxxx',
    disputed: 'xxx.xxx',
    'found-false': 'xxxx.xx',
    held: 'xxxxx.x',
    withdrawn: '.......',
  };

  test.each(STATUSES)('from %s', (from) => {
    expect(STATUSES.map((to) => (legalTransition(from, to) ? 'x' : '.')).join('')).toBe(TABLE[from]);
  });

  test('a status never moves to itself, and what is withdrawn never moves', () => {
    fc.assert(
      fc.property(status, status, (from, to) => {
        expect(legalTransition(from, from)).toBe(false);
        expect(legalTransition('withdrawn', to)).toBe(false);
      }),
    );
  });

  test('anything but a withdrawn fact can be withdrawn, and held at once', () => {
    for (const from of STATUSES) {
      expect(legalTransition(from, 'withdrawn')).toBe(from !== 'withdrawn');
      expect(legalTransition(from, 'held')).toBe(from !== 'withdrawn' && from !== 'held');
    }
  });
});

describe('the weakest of several', () => {
  test.each<[Status | null, readonly Status[]]>([
    [null, []],
    ['confirmed', ['confirmed']],
    ['official', ['confirmed', 'official']],
    ['unconfirmed', ['official', 'unconfirmed', 'confirmed']],
    ['disputed', ['unconfirmed', 'disputed']],
    ['found-false', ['disputed', 'found-false', 'confirmed']],
  ])('is %s', (expected, statuses) => {
    expect(weakest(statuses)).toBe(expected);
  });

  test('does not depend on the order, nor on how they are grouped', () => {
    const shown = fc.constantFrom<Status>('confirmed', 'official', 'unconfirmed', 'disputed', 'found-false');
    fc.assert(
      fc.property(fc.array(shown, { maxLength: 6 }), fc.array(shown, { minLength: 1, maxLength: 6 }), (some, more) => {
        const all = [...some, ...more];
        expect(weakest([...all].reverse())).toBe(weakest(all));
        expect(weakest([...more, ...some])).toBe(weakest(all));
        const part = weakest(some);
        expect(weakest([...(part === null ? [] : [part]), ...more])).toBe(weakest(all));
        expect(all).toContain(weakest(all));
      }),
    );
  });

  test('is one that may not be shown, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(status, { maxLength: 4 }),
        fc.constantFrom<Status>('held', 'withdrawn'),
        fc.array(status, { maxLength: 4 }),
        (before, shut, after) => {
          expect(['held', 'withdrawn']).toContain(weakest([...before, shut, ...after]));
        },
      ),
    );
  });
});

describe('two people', () => {
  const by = (...names: string[]): Approval[] => names.map((name) => ({ by: name, at: '2026-05-03T00:00:00Z', reason: 'seen' }));

  test('are distinct ones', () => {
    expect(approvedByTwo([])).toBe(false);
    expect(approvedByTwo(by('Ada'))).toBe(false);
    expect(approvedByTwo(by('Ada', ' ada ', 'ADA'))).toBe(false);
    expect(approvedByTwo(by('Ada', 'Ben'))).toBe(true);
    expect(approvedByTwo(by('Ada', 'Ada', 'Ben'))).toBe(true);
  });

  test('and a reason are needed for the statuses of the table', () => {
    expect([...NEEDS_TWO].sort()).toEqual(['confirmed', 'found-false']);
    expect([...NEEDS_REASON].sort()).toEqual(['confirmed', 'found-false', 'held', 'withdrawn']);
  });
});

test('every status has a label of its own; colours are only decoration, yet distinct', () => {
  expect(Object.keys(STATUS_LABEL).sort()).toEqual([...STATUSES].sort());
  expect(new Set(Object.values(STATUS_LABEL)).size).toBe(STATUSES.length);
  expect(STATUSES.map((each) => STATUS_COLOUR[each])).toEqual([
    '#28936A',
    '#4A86E8',
    '#B36B00',
    '#E0572A',
    '#D9485F',
    '#8A63D2',
    '#7C8694',
  ]);
});
