import { describe, expect, test } from 'vitest';
import { asking, FIXTURES, FLOOD, onFile, quoteOf, RECALL } from './on-file.ts';

const desk = asking(onFile(FIXTURES, [FLOOD, RECALL]).library, '2026-03-14T08:00:00Z');
const PASSED = 'That window has passed; nothing on file says whether it happened.';
const RELATIVE = '"within 24 hours" (relative to 2026-03-13 13:10 UTC).';

/** Published on 13 March at 13:10; a window of hours lapses after 24 of them. */
describe('"within 24 hours"', () => {
  const water = (moment: string) => quoteOf(desk.at(moment).ask('When will drinking water be back?'), 'water-restored');

  test('is told relative to its publication while it is open', () => {
    expect(water('2026-03-14T13:09:59.999Z').notes).toEqual([RELATIVE]);
  });

  test.each([
    ['2026-03-14T13:10:00Z', []],
    ['2026-03-20T00:00:00Z', ['Published 6 days ago.']],
    ['2027-01-01T00:00:00Z', ['Published 9 months ago.']],
  ])('has passed at %s, and is not told as done', (moment, age) => {
    const quote = water(moment);
    expect(quote.notes).toEqual([...age, RELATIVE, PASSED]);
    expect(quote).toMatchObject({ modality: 'expected', label: 'Official statement · as relayed · Expected, not reported as done' });
  });

  test('keeps its quote as it stands', () => {
    expect(water('2027-01-01T00:00:00Z').text).toBe(
      'Drinking water is expected to be back on the east bank of Ludmere within 24 hours, Dalhoff said.',
    );
  });
});

test('words that set no window do not lapse', () => {
  const notes = quoteOf(desk.at('2027-01-01T00:00:00Z').ask('How high did the river stand at Ludmere?'), 'river-level').notes;
  expect(notes).toEqual(['Published 9 months ago.', '"on Thursday" (relative to 2026-03-13 13:10 UTC).']);
});
