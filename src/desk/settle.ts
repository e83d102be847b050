import { maySee } from '../domain/audience.ts';
import { UserError } from '../domain/errors.ts';
import { type FactHolding, type Holding, holdingKey } from '../knowledge/holding.ts';
import { gatesOf } from '../knowledge/library.ts';
import { WORK_TEXT } from '../text/work.ts';
import { bringsBack, withApprovals } from './from-files.ts';
import type { Act } from './on-file.ts';
import type { FileProposal } from './store.ts';
import { needs } from './who.ts';
import { factNamed, sourceSeen, type Work } from './work.ts';

/** The files' version of something, beside what stood, as an editor saw both. */
export interface ProposalSeen {
  readonly kind: string;
  readonly id: string;
  /** Of the files' version. */
  readonly hash: string;
  /** What stood; 0: nothing. */
  readonly version: number;
}

/** Whether somebody may see both the files' version of a thing and what stands of it. */
export function seesProposal({ holding }: FileProposal, work: Omit<Work, 'who'>): boolean {
  const { onFile, view, viewer, now } = work;
  const held = onFile.find(holding.kind, holding.id);
  const stands = held !== null && !('removed' in held.holding);
  if (stands && holding.kind === 'fact' && !view.factById.has(holding.id)) return false;
  if (stands && holding.kind === 'source' && !sourceSeen(holding.id, work)) return false;
  return view.topicById.has(holding.topicId) && maySee(gatesOf(holding, onFile.library), viewer, now);
}

/**
 * The act that takes or refuses the files' version of something. What can only be taken together, such as a source's new text and the entries
 * with quotes of it, is. Throws UserError (exit code 2) for what isn't allowed.
 */
export function settleAct(seen: ProposalSeen, take: boolean, work: Work): { readonly act: Act; readonly ids: readonly string[] } {
  needs('editor', work.who);
  const { onFile, who, now } = work;
  const proposals = onFile.store.proposals().filter((each) => seesProposal(each, work));
  const asked = proposals.find(({ holding, hash }) => holding.kind === seen.kind && holding.id === seen.id && hash === seen.hash);
  if (!asked) throw new UserError(WORK_TEXT.settledAlready, 2);
  const all = take ? together(asked, proposals, work) : [asked];
  const versionOf = ({ kind, id }: Holding) => onFile.find(kind, id)?.version ?? 0;
  return {
    act: {
      at: now,
      by: who.account,
      changes: all.flatMap(({ holding }) =>
        take
          ? [
              {
                holding: withApprovals(holding, onFile.find(holding.kind, holding.id)),
                from: holding === asked.holding ? seen.version : versionOf(holding),
                act: 'edit',
                reason: null,
              } as const,
            ]
          : [],
      ),
      marks: all.map(({ holding: { kind, id }, hash }) => ({ kind, id, hash })),
      settled: all.map(({ holding: { kind, id } }) => ({ kind, id })),
    },
    ids: all.map(({ holding }) => holding.id),
  };
}

/** What has to be taken with it, so that every fact keeps its quote. Throws UserError where that can't be, or where something withdrawn came back. */
function together(asked: FileProposal, proposals: readonly FileProposal[], { onFile, view }: Work): FileProposal[] {
  const taken = [asked];
  for (;;) {
    const torn = onFile.tornBy(taken.map(({ holding }) => holding));
    if (torn.length === 0) break;
    const more = proposals.filter((each) => !taken.includes(each) && torn.some((fact) => restsOn(fact, each.holding)));
    if (more.length === 0)
      throw new UserError(
        WORK_TEXT.takingTears(
          asked.holding.id,
          torn.flatMap(({ id }) => (view.factById.has(id) ? [id] : [])),
        ),
        2,
      );
    taken.push(...more);
  }
  const back = taken.find(({ holding }) => bringsBack(holding, onFile.find(holding.kind, holding.id)));
  if (back) throw new UserError(WORK_TEXT.staysWithdrawn(back.holding.id), 2);
  return taken;
}

const restsOn = (fact: FactHolding, holding: Holding): boolean =>
  holdingKey(fact) === holdingKey(holding) || (holding.kind === 'source' && holding.id === fact.fields.source);

/** The act that notes that two facts don't conflict. Throws UserError (exit code 2). */
export function dismissAct(pair: string, work: Work): Act {
  needs('editor', work.who);
  for (const id of pair.split(' ')) factNamed(id, work);
  return { at: work.now, by: work.who.account, changes: [], dismissed: [pair] };
}
