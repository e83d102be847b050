import { UserError } from '../domain/errors.ts';
import { WORK_TEXT } from '../text/work.ts';
import type { Act } from './on-file.ts';
import { needs } from './who.ts';
import type { Work } from './work.ts';

/** The act that takes or refuses the files' version of something; the version is the one that the editor saw. Throws UserError. */
export function settleAct(seen: { readonly kind: string; readonly id: string; readonly hash: string }, take: boolean, work: Work): Act {
  needs('editor', work.who);
  const { onFile, who, now } = work;
  const proposal = onFile.store
    .proposals()
    .find(({ holding, hash }) => holding.kind === seen.kind && holding.id === seen.id && hash === seen.hash);
  if (!proposal) throw new UserError(WORK_TEXT.noDraft, 2);
  const { kind, id } = proposal.holding;
  const from = onFile.find(kind, id)?.version ?? 0;
  return {
    at: now,
    by: who.account,
    changes: take ? [{ holding: proposal.holding, from, act: 'edit', reason: null }] : [],
    marks: [{ kind, id, hash: proposal.hash }],
    settled: [{ kind, id }],
  };
}

/** The act that notes that two facts don't conflict. */
export function dismissAct(pair: string, { who, now, onFile }: Work): Act {
  needs('editor', who);
  if (pair.split(' ').some((id) => onFile.find('fact', id) === null)) throw new UserError(WORK_TEXT.noFact(pair, []), 2);
  return { at: now, by: who.account, changes: [], dismissed: [pair] };
}
