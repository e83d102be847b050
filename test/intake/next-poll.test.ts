import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextPoll } from '../../src/intake/feeds/next-poll.ts';
import { runs } from '../deep.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = Date.UTC(2026, 4, 3);
const after = (given: Partial<Parameters<typeof nextPoll>[0]>): number =>
  (nextPoll({ now: NOW, minutes: 15, failures: 0, quiet: 0, random: 0, ...given }) - NOW) / MINUTE;

test('a feed is due after its interval and a little more, later while it fails or wants to be left alone', () => {
  expect([after({}), after({ random: 0.5 }), after({ quiet: 60 * MINUTE })]).toEqual([15, 15.75, 60]);
  expect([1, 2, 3, 4, 5, 6, 900].map((failures) => after({ failures }))).toEqual([15, 30, 60, 120, 240, 360, 360]);
  expect([after({ minutes: 10_080, failures: 3 }), after({ failures: 2, quiet: 90 * MINUTE }), after({ quiet: 9 * DAY })]).toEqual([
    10_080, 90, 1440,
  ]);
});

test('a feed is never due before its interval is over, and always within a week and a bit', () => {
  const random = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_080 }), fc.nat(), fc.nat(), random, (minutes, failures, quiet, chance) => {
      const wait = after({ minutes, failures, quiet, random: chance });
      expect(wait).toBeGreaterThanOrEqual(Math.max(minutes, Math.min(quiet, DAY) / MINUTE));
      expect(wait).toBeLessThanOrEqual(1.2 * 10_080);
    }),
    { numRuns: runs(200, 20_000) },
  );
});
