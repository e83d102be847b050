import { approvedByTwo, NEEDS_TWO } from '../../domain/status.ts';
import { standsAs } from '../../knowledge/fact-rules.ts';
import { sha256Of } from '../../knowledge/hash.ts';
import type { FactHolding, Holding, SourceHolding } from '../../knowledge/holding.ts';
import type { FactFields, SourceFields } from '../../knowledge/schema.ts';

/**
 * A thing on file as a knowledge file words it (knowledge/README.md): read back, it says the same, but for what only the desk can add. Two
 * people's approvals given in chat stand in the file as `approvals`, where they only propose (DESIGN.md, "Two people").
 */
export function asFiled<H extends Holding>(holding: H): H {
  switch (holding.kind) {
    case 'source':
      return { ...holding, fields: sourceFields(holding) };
    case 'fact':
      return { ...holding, fields: factFields(holding) };
    default:
      return holding;
  }
}

function sourceFields({ fields, text }: SourceHolding): SourceFields {
  const { undated: _undated, ...rest } = fields;
  return { ...rest, ...(fields.publishedAt === undefined && { undated: true as const }), sha256: sha256Of(text) };
}

function factFields({ fields, approved }: FactHolding): FactFields {
  if (!NEEDS_TWO.has(fields.status)) return fields;
  if (approvedByTwo(approved)) return { ...fields, approvals: approved.map(({ by, at, reason }) => ({ by, at, reason })) };
  return approvedByTwo(fields.approvals) ? fields : { ...fields, status: standsAs(fields.attribution.kind), approvals: [] };
}
