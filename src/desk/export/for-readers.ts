import { approvedByTwo, NEEDS_TWO } from '../../domain/status.ts';
import { standsAs } from '../../knowledge/fact-rules.ts';
import type { FactHolding, Holding } from '../../knowledge/holding.ts';
import type { FactFields } from '../../knowledge/schema.ts';
import { EXPORT_TEXT } from '../../text/export.ts';

/** A thing as files word it, without what only editors are shown: what is proposed, who approved it and why, what a publisher says to editors. */
export function forReaders<H extends Holding>(holding: H): H {
  switch (holding.kind) {
    case 'source': {
      const { edNote: _edNote, ...fields } = holding.fields;
      return { ...holding, fields };
    }
    case 'fact':
      return { ...holding, fields: asShown(holding) };
    default:
      return holding;
  }
}

function asShown({ fields, approved }: FactHolding): FactFields {
  const { reason: _reason, ...rest } = fields;
  if (!NEEDS_TWO.has(fields.status)) return { ...rest, approvals: [] };
  if (!approvedByTwo(approved)) return { ...rest, status: standsAs(fields.attribution.kind), approvals: [] };
  const approvals = fields.approvals.map(({ at }, index) => ({ by: EXPORT_TEXT.somebody(index + 1), at, reason: EXPORT_TEXT.someReason }));
  return { ...rest, approvals };
}
