import { expect, test } from 'vitest';
import { lookups } from '../../src/search/lookups.ts';

const terms = (count: number) => new Map(Array.from({ length: count }, (_, at) => [`t${at}`, 1 / (at + 1)]));
/** Every third one is rare. */
const view = { rarity: (key: string) => (Number(key.slice(1)) % 3 === 0 ? 5 : 1) };

test('all terms of a question are looked up, and of a pasted page the rarest with their weights', () => {
  expect([...lookups(terms(260), view)]).toEqual([...terms(260)]);
  const looked = lookups(terms(1500), view);
  expect(looked.size).toBe(300);
  for (const [term, weight] of looked) {
    expect(Number(term.slice(1)) % 3).toBe(0);
    expect(weight).toBe(terms(1500).get(term));
  }
  expect(looked.has('t0')).toBe(true);
});
