import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Attribution } from '../../src/domain/attribution.ts';
import { independentOrigins } from '../../src/domain/origin.ts';

const by = (originId: string): { attribution: Attribution } => ({
  attribution: { kind: 'named', as: originId, by: null, relayed: false, inherited: false, originId },
});

test('counts origins, not outlets', () => {
  expect(independentOrigins([])).toBe(0);
  expect(independentOrigins([by('agency'), by('agency'), by('agency')])).toBe(1);
  expect(independentOrigins([by('agency'), by('ministry'), by('agency')])).toBe(2);
});

test('a reprint never adds one, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 10 }), fc.nat(), (ids, at) => {
      const facts = ids.map(by);
      const reprint = by(ids[at % ids.length] ?? '');
      expect(independentOrigins([reprint, ...facts.toReversed()])).toBe(independentOrigins(facts));
      expect(independentOrigins([...facts, by('new')])).toBe(independentOrigins(facts) + 1);
    }),
  );
});
