import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { judge, measure, oversteps, STRONGER } from '../../../bench/cues.ts';
import { readKnowledge } from '../../../src/knowledge/read.ts';
import { proposeStanding } from '../../../src/language/cues/propose.ts';

/** The floors lie slightly below what was measured (`npm run bench:cues`), so that no change makes it worse unseen. */
describe('300 labelled sentences of foreign news', () => {
  const judged = judge();

  test('nothing is ever proposed as confirmed or found false', () => {
    expect(judged).toHaveLength(300);
    expect(new Set(judged.map(({ label }) => label.id)).size).toBe(300);
    expect(judged.filter(oversteps).map(({ label }) => label.text)).toEqual([]);
  });

  test('what is proposed as official is official', () => {
    const { precision, recall } = measure(judged, 'status', 'official');
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.5);
  });

  test.each([
    ['modality', 'fact', 0.86, 0.95],
    ['modality', 'estimate', 0.78, 0.8],
    ['modality', 'expected', 0.85, 0.8],
    ['modality', 'possible', 0.9, 0.9],
    ['modality', 'absence', 0.95, 0.75],
    ['kind', 'official-on-record', 0.95, 0.58],
    ['kind', 'anonymous', 0.88, 0.7],
    ['kind', 'unattributed', 0.85, 0.94],
  ] as const)('%s %s', (field, value, precision, recall) => {
    const measured = measure(judged, field, value);
    expect(measured.precision).toBeGreaterThanOrEqual(precision);
    expect(measured.recall).toBeGreaterThanOrEqual(recall);
  });

  test('few proposals say more than the label', () => {
    expect(judged.filter(STRONGER.status).length).toBeLessThanOrEqual(1);
    expect(judged.filter(STRONGER.modality).length).toBeLessThanOrEqual(24);
    expect(judged.filter(STRONGER.kind).length).toBeLessThanOrEqual(15);
  });
});

describe('the first topic', () => {
  const { library } = readKnowledge(fileURLToPath(new URL('../../../knowledge', import.meta.url)));
  const facts = library?.facts.filter((fact) => fact.topicId === 'detainee-transfer') ?? [];

  // Facts of one quote may differ: a government's reason is its statement, where the camp lies is told in passing.
  test('every quote is proposed with the weakest status that the desk gave its facts', () => {
    expect(facts.length).toBeGreaterThan(25);
    for (const [exact, same] of Map.groupBy(facts, (fact) => fact.quote.exact)) {
      const text = library?.sources.find((source) => source.id === same[0]?.sourceId)?.text ?? '';
      const before = text.slice(0, same[0]?.quote.start).trim() || null;
      const weakest = same.every((fact) => fact.status === 'official') ? 'official' : 'unconfirmed';
      expect(proposeStanding(exact, before).status, exact).toBe(weakest);
      expect(same.map((fact) => fact.status)).toContain(weakest);
    }
  });
});
