import type { Fact } from './fact.ts';

/** How many independent origins stand behind the facts: origins count, not outlets (DOMAIN.md, rule 3). */
export function independentOrigins(facts: readonly Pick<Fact, 'attribution'>[]): number {
  return new Set(facts.map((fact) => fact.attribution.originId)).size;
}
