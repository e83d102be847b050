import { UserError } from '../domain/errors.ts';
import type { Fact } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';
import { WORK_TEXT } from '../text/work.ts';
import type { Act } from './on-file.ts';
import { needs } from './who.ts';
import { heldOf, sourceNamed, type Work } from './work.ts';

/** The act that withdraws a source and all that rests on it. Throws UserError (exit code 2) for what isn't allowed. */
export function killAct(
  sourceId: string,
  given: string,
  work: Work,
): { readonly act: Act; readonly source: Source; readonly facts: readonly Fact[] } {
  needs('editor', work.who);
  const source = sourceNamed(sourceId, work);
  const held = heldOf('source', source, work);
  const reason = given.trim();
  if (reason === '') throw new UserError(WORK_TEXT.needsReason('withdrawn'), 2);
  if (source.withdrawn) throw new UserError(WORK_TEXT.killedAlready(source.title, source.withdrawn.reason), 2);
  const fields = { ...held.holding.fields, status: 'withdrawn', reason, at: new Date(work.now).toISOString() } as const;
  return {
    act: {
      at: work.now,
      by: work.who.account,
      changes: [{ holding: { ...held.holding, fields }, from: held.version, act: 'kill', reason }],
    },
    source,
    // Of what only others may see the editor hears nothing; it is withdrawn all the same.
    facts: work.view.facts.filter((fact) => fact.reviewed && fact.sourceId === source.id),
  };
}
