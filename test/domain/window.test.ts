import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lapsesAt, relativeTimes, timeStanding } from '../../src/domain/window.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PUBLISHED = '2026-05-03T18:20:00Z';
const AT = Date.parse(PUBLISHED);

describe('relative time', () => {
  test.each<[words: string, lasts: number | null]>([
    ['in the coming hours', DAY],
    ['in the next few hours', DAY],
    ['in coming hours', DAY],
    ['over the coming hours', DAY],
    ['within hours', DAY],
    ['within 24 hours', DAY],
    ['today', DAY],
    ['tonight', DAY],
    ['tomorrow', DAY],
    ['this evening', DAY],
    ['in the coming days', 7 * DAY],
    ['in coming days', 7 * DAY],
    ['within days', 7 * DAY],
    ['in the next ten days', 7 * DAY],
    ['this week', 7 * DAY],
    ['shortly', 7 * DAY],
    ['soon', 7 * DAY],
    ['imminently', 7 * DAY],
    ['in the coming weeks', 30 * DAY],
    ['within weeks', 30 * DAY],
    ['next week', 30 * DAY],
    ['this month', 30 * DAY],
    ['in the coming months', 92 * DAY],
    ['recently', null],
    ['currently', null],
    ['so far', null],
    ['to date', null],
    ['not yet', null],
    ['at the time of writing', null],
    ['yesterday', null],
    ['on Friday', null],
  ])('%s', (words, lasts) => {
    const quote = `The group, they say, arrives ${words}, or later.`;
    expect(relativeTimes(quote)).toEqual([{ words, start: quote.indexOf(words), lasts }]);
  });

  test.each([
    'The dam broke shortly after midnight.',
    'Shortly before noon it rained.',
    'Call as soon as you can.',
    'It came too soon.',
    'In May it rained.',
    'It lasted three days.',
  ])('none in: %s', (quote) => {
    expect(relativeTimes(quote)).toEqual([]);
  });

  test('several stand in the order of the text, and never overlap', () => {
    expect(relativeTimes('So far nine died; a report is due this week, and talks begin tomorrow.').map((time) => time.words)).toEqual([
      'So far',
      'this week',
      'tomorrow',
    ]);
    const words = fc.constantFrom(
      'in the',
      'coming',
      'next',
      'few',
      'hours',
      'within',
      'days',
      'today',
      'soon',
      'not yet',
      'on Friday',
      'this week',
      'a',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const quote = parts.join(' ');
        let end = 0;
        for (const time of relativeTimes(quote)) {
          expect(time.start).toBeGreaterThanOrEqual(end);
          end = time.start + time.words.length;
          expect(quote.slice(time.start, end)).toBe(time.words);
        }
      }),
    );
  });
});

describe('how a quote stands in time', () => {
  test.each<[quote: string, limit: number]>([
    ['They arrive in the coming hours.', DAY],
    ['They arrive in the coming days.', 7 * DAY],
    ['They arrive in the coming weeks.', 30 * DAY],
    ['They arrive in the coming months.', 92 * DAY],
  ])('%s lapses exactly at its limit', (quote, limit) => {
    expect(timeStanding(quote, PUBLISHED, null, AT)).toBe('open');
    expect(timeStanding(quote, PUBLISHED, null, AT + limit - 1)).toBe('open');
    expect(timeStanding(quote, PUBLISHED, null, AT + limit)).toBe('lapsed');
  });

  test('a source without a date can not be placed, at any time', () => {
    for (const now of [0, AT, AT + 1000 * DAY]) expect(timeStanding('They arrive in the coming hours.', null, null, now)).toBe('undated');
  });

  test('without relative time there is nothing to place', () => {
    for (const published of [null, PUBLISHED])
      expect(timeStanding('The camp lies on the border.', published, null, AT + 1000 * DAY)).toBe('none');
  });

  test('words that set no window never lapse', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (days) => {
        expect(timeStanding('The road is currently shut.', PUBLISHED, null, AT + days * DAY)).toBe('open');
      }),
    );
  });

  test('the shortest window of several decides', () => {
    const quote = 'They arrive tonight and leave in the coming weeks.';
    expect(timeStanding(quote, PUBLISHED, null, AT + DAY - 1)).toBe('open');
    expect(timeStanding(quote, PUBLISHED, null, AT + DAY)).toBe('lapsed');
  });

  test("the desk's own limit decides instead of the words", () => {
    const quote = 'They arrive in the coming hours.';
    const until = '2026-05-10T00:00:00Z';
    const limit = Date.parse(until);
    expect(timeStanding(quote, PUBLISHED, until, AT + 2 * DAY)).toBe('open');
    expect(timeStanding(quote, PUBLISHED, until, limit - 1)).toBe('open');
    expect(timeStanding(quote, PUBLISHED, until, limit)).toBe('lapsed');
    expect(timeStanding('The camp is open.', PUBLISHED, until, limit)).toBe('lapsed');
    expect(timeStanding(quote, null, until, limit)).toBe('lapsed');
  });

  test('what has lapsed stays lapsed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('today', 'soon', 'next week', 'in the coming months'),
        fc.nat(200 * DAY),
        fc.nat(200 * DAY),
        (words, one, more) => {
          const quote = `It opens ${words}.`;
          if (timeStanding(quote, PUBLISHED, null, AT + one) === 'lapsed')
            expect(timeStanding(quote, PUBLISHED, null, AT + one + more)).toBe('lapsed');
          else expect(timeStanding(quote, PUBLISHED, null, AT)).not.toBe('lapsed');
        },
      ),
    );
  });
});

describe('the end of a window', () => {
  test.each<[quote: string, publishedAt: string | null, validUntil: string | null, end: string | null]>([
    ['It opens in the coming hours.', PUBLISHED, null, '2026-05-04T18:20:00.000Z'],
    ['It opens next week, or in the coming days.', PUBLISHED, null, '2026-05-10T18:20:00.000Z'],
    ['It opens next week.', PUBLISHED, '2026-05-05T00:00:00Z', '2026-05-05T00:00:00.000Z'],
    ['It opens next week.', null, null, null],
    ['It is currently closed.', PUBLISHED, null, null],
    ['It is closed.', PUBLISHED, null, null],
  ])('%s', (quote, publishedAt, validUntil, end) => {
    const found = lapsesAt(quote, publishedAt, validUntil);
    expect(found && new Date(found).toISOString()).toBe(end);
    if (found === null) return;
    expect(timeStanding(quote, publishedAt, validUntil, found - 1)).not.toBe('lapsed');
    expect(timeStanding(quote, publishedAt, validUntil, found)).toBe('lapsed');
  });
});
