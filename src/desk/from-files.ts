import { hashOf } from '../knowledge/hash.ts';
import type { Held, Holding } from '../knowledge/holding.ts';
import type { FactFields } from '../knowledge/schema.ts';

/** Equal for fields with which the same is said of the same words: what people approve when they approve a status. */
export function saidBy({ source, quote, attribution, modality, view, scope, asOf, validUntil }: FactFields): string {
  return hashOf([source, quote, attribution, modality, view, scope, asOf, validUntil]);
}

/** The files' version of a thing. Approvals stand only for what was approved: a file that words the fact otherwise starts anew. */
export function withApprovals(filed: Holding, held: Held | null): Holding {
  if (filed.kind !== 'fact' || held?.holding.kind !== 'fact') return filed;
  const { fields, approved, pending } = held.holding;
  if (saidBy(filed.fields) !== saidBy(fields) || filed.fields.status !== fields.status) return filed;
  return { ...filed, approved, ...(pending && { pending }) };
}

/** Whether the files' version would bring back what was withdrawn: people were told not to use it, so its return is a new entry. */
export function bringsBack(filed: Holding, held: Held | null): boolean {
  return held !== null && !('removed' in held.holding) && isWithdrawn(held.holding) && !isWithdrawn(filed);
}

const isWithdrawn = (holding: Holding): boolean =>
  (holding.kind === 'fact' || holding.kind === 'source') && holding.fields.status === 'withdrawn';
