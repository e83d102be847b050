import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTimes } from '../../src/language/times.ts';

const read = (text: string): string[] => findTimes(text).map((hit) => `${hit.kind}: ${hit.words}`);

test.each([
  ['It opened on 12 May 2026.', 'point: 12 May 2026'],
  ['It opens on May 5.', 'point: May 5'],
  ['It closed in January 2025.', 'point: January 2025'],
  ['It rained in May.', 'point: May'],
  ['It rained in October.', 'point: October'],
  ['It closed on Friday.', 'point: on Friday'],
  ['It closed early on Monday.', 'point: early on Monday'],
  ['They have waited since Thursday morning.', 'point: since Thursday morning'],
  ['It closed last week.', 'point: last week'],
  ['It opens in the coming hours.', 'point: in the coming hours'],
  ['They come within 24 hours.', 'point: within 24 hours'],
  ['It fell three days ago.', 'point: three days ago'],
  ['It rang at 04:50.', 'point: at 04:50'],
  ['It rang at 5 p.m. sharp.', 'point: 5 p.m.'],
  ['They left at dawn.', 'point: at dawn'],
  ['It was built in 2023.', 'point: in 2023'],
  ['It is dated 2026-05-03.', 'point: 2026-05-03'],
  ['A loss in the second quarter.', 'point: the second quarter'],
  ['They met over the weekend.', 'point: over the weekend'],
  ['The curfew starts today.', 'point: today'],
  ['They served for three years.', 'span: for three years'],
  ['He signed a two-year contract.', 'span: two-year contract'],
  ['A man of 81 died.', 'span: man of 81'],
  ['She is aged 46.', 'span: aged 46'],
  ['It is shut until further notice.', 'span: until further notice'],
  ['A 15-minute walk.', 'span: 15-minute'],
])('%s', (text, expected) => {
  expect(read(text)).toContain(expected);
});

test.each(['It may rain.', 'They may come.', 'The march goes on.', 'A second man left.', 'Nobody was there.', 'Page 12 of 40.', ''])(
  'none in "%s"',
  (text) => {
    expect(read(text)).toEqual([]);
  },
);

describe('laws', () => {
  const word = fc.constantFrom(
    'in',
    'the',
    'coming',
    'three',
    'days',
    'ago',
    'May',
    'may',
    '12',
    '2026',
    'on',
    'Friday',
    'for',
    'years',
    'today',
    'at',
    '5',
    'p.m.',
    '04:50',
    'since',
    'last',
    'week',
  );

  test('offsets slice back to the words; hits of one kind never overlap; all stand in order', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const text = words.join(' ');
        const hits = findTimes(text);
        for (const [index, hit] of hits.entries()) {
          expect(text.slice(hit.start, hit.end)).toBe(hit.words);
          const after = hits.slice(index + 1);
          expect(after.every((other) => other.start >= hit.start)).toBe(true);
          expect(after.filter((other) => other.kind === hit.kind && other.start < hit.end)).toEqual([]);
        }
      }),
    );
  });

  test('a date is found wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 28 }),
        fc.constantFrom('January', 'May', 'August', 'December'),
        fc.integer({ min: 1990, max: 2030 }),
        (day, month, year) => {
          expect(read(`They met on ${day} ${month} ${year}, it is said.`)).toContain(`point: ${day} ${month} ${year}`);
          expect(read(`${month} ${day}, ${year} was dry.`)[0]).toBe(`point: ${month} ${day}, ${year}`);
        },
      ),
    );
  });
});
