import { expect, test } from 'vitest';
import { asking, FIXTURES, FLOOD, onFile, quoteOf, RECALL, SHIPPED } from './on-file.ts';

const { ask, at } = asking(onFile(FIXTURES, [FLOOD, RECALL]).library, '2026-03-16T12:00:00Z');
const UNDATED = 'The source is undated, on file since 2026-03-15.';

test('a quote from an undated source says so, and since when it is on file', () => {
  const quote = quoteOf(ask('Where are families from the lower village being taken?'), 'convent-beds');
  expect(quote).toMatchObject({ publishedAt: null, publisher: null, retrievedAt: '2026-03-15T11:45:00.000Z', notes: [UNDATED] });
  expect(quote.lead).toMatch(/^Not confirmed\. A source on file that names no publisher reports/u);
});

test.each(['2026-03-15T12:00:00Z', '2026-03-16T18:00:00Z', '2027-01-01T00:00:00Z'])(
  'relative time in it is placed nowhere and never lapses: %s',
  (moment) => {
    const { notes } = quoteOf(at(moment).ask('When does the last bus leave?'), 'last-bus');
    expect(notes).toEqual([UNDATED, '"tomorrow": the source is undated, so this cannot be placed in time.']);
  },
);

test('so too the first topic, whose article has no date', () => {
  const { notes } = quoteOf(
    asking(onFile(SHIPPED).library, '2026-11-23T12:00:00Z').ask('When will the second group arrive?'),
    'second-group-arrival',
  );
  expect(notes).toEqual([
    'The source is undated, on file since 2026-11-22.',
    '"in the coming hours": the source is undated, so this cannot be placed in time.',
  ]);
});

test('a dated source has no such note', () => {
  expect(quoteOf(ask('Which bridges were carried away?'), 'bridges-lost').notes).toEqual(['Published 2 days ago.']);
});
