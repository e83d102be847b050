import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, lastUntil, nextAfter } from '../../../src/desk/daily/calendar.ts';
import { localTime } from '../../../src/domain/local-time.ts';
import { runs } from '../../deep.ts';

const DAILY = [1, 2, 3, 4, 5, 6, 7];
const at = (iso: string) => Date.parse(iso);
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

describe('what comes at a local time', () => {
  test.each([
    ['where clocks skip it, right after', 'Europe/Berlin', '02:30', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['where clocks have it twice, the first time', 'Europe/Berlin', '02:30', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00.000Z'],
    ['and not the second', 'Europe/Berlin', '02:30', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00.000Z'],
    ['where a day has no midnight', 'America/Santiago', '00:00', '2026-09-05T12:00:00Z', '2026-09-06T04:00:00.000Z'],
    ['where clocks change by half an hour', 'Australia/Lord_Howe', '07:00', '2026-10-03T12:00:00Z', '2026-10-03T20:00:00.000Z'],
    ['where they never change', 'Asia/Kolkata', '07:00', '2026-03-28T12:00:00Z', '2026-03-29T01:30:00.000Z'],
  ])('%s', (_what, zone, time, after, next) => {
    expect(iso(nextAfter({ days: DAILY, time, zone }, at(after)))).toBe(next);
  });

  test('is there at its very instant, and not again until the next day', () => {
    const recurring = { days: DAILY, time: '07:00', zone: 'Europe/Berlin' };
    const seven = at('2026-11-24T06:00:00Z');
    expect(lastUntil(recurring, seven)).toBe(seven);
    expect(lastUntil(recurring, seven + 999)).toBe(seven);
    expect(lastUntil(recurring, seven - 1)).toBe(at('2026-11-23T06:00:00Z'));
    expect(nextAfter(recurring, seven)).toBe(at('2026-11-25T06:00:00Z'));
  });

  test('keeps to its days', () => {
    const weekdays = { days: [1, 2, 3, 4, 5], time: '07:00', zone: 'UTC' };
    expect(iso(nextAfter(weekdays, at('2026-11-27T07:00:00Z')))).toBe('2026-11-30T07:00:00.000Z');
    expect(iso(lastUntil(weekdays, at('2026-11-29T12:00:00Z')))).toBe('2026-11-27T07:00:00.000Z');
  });

  test('looks back to what it looks forward to', () => {
    const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Santiago', 'Pacific/Apia'];
    const time = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const days = fc.subarray(DAILY, { minLength: 1 });
    const from = at('2026-01-01T00:00:00Z');
    fc.assert(
      fc.property(fc.constantFrom(...zones), time, days, fc.nat(365 * 24 * 3600), (zone, hour, on, seconds) => {
        const recurring = { days: on, time: hour, zone };
        const after = from + seconds * 1000;
        const next = nextAfter(recurring, after) ?? Number.NaN;
        expect(next).toBeGreaterThan(after);
        expect(on).toContain(localTime(next, zone).weekday);
        expect(lastUntil(recurring, next)).toBe(next);
        expect(lastUntil(recurring, next - 1) ?? Number.NEGATIVE_INFINITY).toBeLessThanOrEqual(after);
      }),
      { numRuns: runs(60, 2_000) },
    );
  });
});

describe('the instant of a date and time', () => {
  test.each([
    ['2026-11-24', '00:00', 'Europe/Berlin', '2026-11-23T23:00:00.000Z'],
    ['2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    ['2026-02-29', '00:00', 'UTC', null],
    ['2024-02-29', '00:00', 'UTC', '2024-02-29T00:00:00.000Z'],
    ['yesterday', '00:00', 'UTC', null],
    ['2026-13-01', '00:00', 'UTC', null],
  ])('%s %s in %s', (day, time, zone, instant) => {
    expect(iso(instantOf({ day, time }, zone))).toBe(instant);
  });
});
