import { describe, expect, test } from 'vitest';
import { daysShown, readDays, readTime, readZone } from '../../../src/desk/daily/read-schedule.ts';

describe('when a summary comes, as people write it', () => {
  test.each([
    ['mon-fri', [1, 2, 3, 4, 5], 'Mon–Fri'],
    ['Monday, wed and Saturday', [1, 3, 6], 'Mon, Wed, Sat'],
    ['daily', [1, 2, 3, 4, 5, 6, 7], 'every day'],
    ['weekdays', [1, 2, 3, 4, 5], 'Mon–Fri'],
    ['sat–sun', [6, 7], 'Sat, Sun'],
    ['fri-mon', [1, 5, 6, 7], 'Mon, Fri, Sat, Sun'],
    ['Tue Thu', [2, 4], 'Tue, Thu'],
  ])('%s', (text, days, shown) => {
    expect(readDays(text)).toEqual(days);
    expect(daysShown(readDays(text))).toBe(shown);
    expect(readDays(daysShown(readDays(text)))).toEqual(days);
  });

  test.each(['', 'm', 'someday', 'mon-fri-sun', 'mon--fri', '1-5'])('no days: %s', (text) => {
    expect(() => readDays(text)).toThrow('names no days');
  });

  test.each([
    ['7:00', '07:00'],
    ['07.30', '07:30'],
    [' 23:59 ', '23:59'],
  ])('%s', (text, time) => expect(readTime(text)).toBe(time));

  test.each(['24:00', '7', '7:60', 'noon', '07:00:00'])('no time of day: %s', (text) => {
    expect(() => readTime(text)).toThrow('is no time of day');
  });

  test('a zone in any case; the nearest one, or the one of that city, for what is none', () => {
    expect([readZone('europe/berlin'), readZone('UTC'), readZone('America/New York')]).toEqual([
      'Europe/Berlin',
      'UTC',
      'America/New_York',
    ]);
    expect(() => readZone('Berlin')).toThrow('Did you mean Europe/Berlin?');
    expect(() => readZone('Europe/Berln')).toThrow('Did you mean Europe/Berlin?');
    expect(() => readZone('Mars/Olympus')).toThrow('is no time zone. Write');
  });
});
