import fc from 'fast-check';
import { expect, test } from 'vitest';
import { independentOrigins, type Origin } from '../../src/domain/origin.ts';

const by = (speaker: string, source: string): Origin => ({ speaker, source });

test.each<[string, number, readonly Origin[]]>([
  ['no facts', 0, []],
  ['one fact', 1, [by('ministry', 'wire')]],
  ['one official in three papers', 1, [by('ministry', 'wire'), by('ministry', 'courier'), by('ministry', 'ledger')]],
  ['three speakers in one article', 1, [by('ministry', 'wire'), by('mayor', 'wire'), by('union', 'wire')]],
  ['two speakers in two papers', 2, [by('ministry', 'wire'), by('mayor', 'courier')]],
  ['two that a third joins', 1, [by('ministry', 'wire'), by('mayor', 'courier'), by('mayor', 'wire')]],
  ['a speaker who is called like a source', 2, [by('wire', 'courier'), by('mayor', 'wire')]],
])('%s', (_what, count, origins) => {
  expect(independentOrigins(origins)).toBe(count);
});

test('a reprint never adds one, a stranger always does, whatever the order', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd');
  const origin = fc.record({ speaker: name, source: name });
  fc.assert(
    fc.property(fc.array(origin, { minLength: 1, maxLength: 8 }), fc.nat(), (origins, at) => {
      const count = independentOrigins(origins);
      const first = origins[at % origins.length] ?? by('', '');
      expect(independentOrigins(origins.toReversed())).toBe(count);
      expect(independentOrigins([...origins, by(first.speaker, 'another paper')])).toBe(count);
      expect(independentOrigins([by('stranger', 'strange paper'), ...origins])).toBe(count + 1);
      expect(independentOrigins([...origins, ...origins])).toBe(count);
      expect(count).toBeLessThanOrEqual(new Set(origins.map((each) => each.source)).size);
    }),
  );
});
