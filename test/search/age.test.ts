import { describe, expect, test } from 'vitest';
import { evidenceFrom } from '../../src/search/evidence.ts';
import { FIXTURES, FLOOD, onFile } from './on-file.ts';

const { library } = onFile(FIXTURES, [FLOOD]);
const PUBLISHED = Date.parse('2026-03-14T06:00:00Z');
const DAY = 86_400_000;

/** What is said beside a fact's quote, so many ms after its source was published. */
function notesAfter(ms: number, more: Partial<(typeof library.facts)[number]> = {}): readonly string[] {
  const fact = library.facts.find(({ id }) => id === 'river-flood/bridges-lost');
  const source = library.sources.find(({ id }) => id === fact?.sourceId);
  if (!fact || !source) throw new Error('the fixture has no such fact');
  const published = { ...source, publishedAt: new Date(PUBLISHED).toISOString() };
  return evidenceFrom({ ...fact, ...more }, published, null, PUBLISHED + ms).notes;
}

describe('a quote says how old its source is', () => {
  test.each([
    [2 * DAY - 1, []],
    [2 * DAY, ['Published 2 days ago.']],
    [14 * DAY - 1, ['Published 13 days ago.']],
    [14 * DAY, ['Published 2 weeks ago.']],
    [61 * DAY - 1, ['Published 8 weeks ago.']],
    [61 * DAY, ['Published 2 months ago.']],
    [275 * DAY, ['Published 9 months ago.']],
    [731 * DAY - 1, ['Published 23 months ago.']],
    [731 * DAY, ['Published 2 years ago.']],
    [-DAY, []],
  ])('after %d ms', (ms, notes) => {
    expect(notesAfter(ms)).toEqual(notes);
  });
});

test('a quote says since when its entry is due for review, from the start of that day', () => {
  const due = { reviewBy: '2026-03-15T00:00:00.000Z' };
  const start = Date.parse(due.reviewBy) - PUBLISHED;
  expect(notesAfter(start - 1, due)).toEqual([]);
  expect(notesAfter(start, due)).toEqual(['This entry was due for review on 2026-03-15.']);
});
