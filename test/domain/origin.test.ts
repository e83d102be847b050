import fc from 'fast-check';
import { expect, test } from 'vitest';
import { independentOrigins } from '../../src/domain/origin.ts';

const by = (speaker: string, source: string) => ({ speaker, source });

test('counts nobody as no origin', () => {
  expect(independentOrigins([])).toBe(0);
});

test('counts one official in three papers once', () => {
  expect(independentOrigins([by('ministry', 'a'), by('ministry', 'b'), by('ministry', 'c')])).toBe(1);
});

test('counts three speakers in one article once', () => {
  expect(independentOrigins([by('ministry', 'a'), by('police', 'a'), by('witness', 'a')])).toBe(1);
});

test('joins what is only linked through others', () => {
  expect(independentOrigins([by('ministry', 'a'), by('police', 'b'), by('ministry', 'b')])).toBe(1);
});

test('counts speakers in sources of their own', () => {
  expect(independentOrigins([by('ministry', 'a'), by('police', 'b')])).toBe(2);
});

test('does not depend on order', () => {
  const origins = fc.array(fc.record({ speaker: fc.constantFrom('m', 'p', 'w', 'x'), source: fc.constantFrom('a', 'b', 'c', 'd') }), { maxLength: 8 });
  fc.assert(
    fc.property(origins, fc.infiniteStream(fc.nat()), (facts, seeds) => {
      const shuffled = facts.map((fact) => ({ fact, at: seeds.next().value ?? 0 })).sort((a, b) => a.at - b.at);
      expect(independentOrigins(shuffled.map(({ fact }) => fact))).toBe(independentOrigins(facts));
    }),
  );
});
