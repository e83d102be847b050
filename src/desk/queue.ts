import type { Fact } from '../domain/fact.ts';
import { holdingKey } from '../knowledge/holding.ts';
import { type Proposal, proposeStanding } from '../language/cues/propose.ts';
import { plainKey } from '../language/fold.ts';
import type { View } from '../search/view.ts';
import { conflictPairs } from './conflict-pairs.ts';
import type { OnFile } from './on-file.ts';
import { type FileProposal, pairKey } from './store.ts';

/** One thing that waits for an editor. */
export type QueueItem =
  /** A status that one person approved, and that takes one more. */
  | { readonly kind: 'approval'; readonly id: string; readonly fact: Fact }
  /** The files' version of what was changed in chat, too. */
  | { readonly kind: 'file'; readonly id: string; readonly proposal: FileProposal }
  /** Two facts whose figures for the same thing differ (DOMAIN.md, rule 4). */
  | { readonly kind: 'conflict'; readonly id: string; readonly facts: readonly [Fact, Fact] }
  | DraftItem;

export interface DraftItem {
  readonly kind: 'draft';
  /** The passage's. */
  readonly id: string;
  readonly fact: Fact;
  /** 0: nobody took it up yet. */
  readonly version: number;
  /** What the cues propose, with the cues. */
  readonly proposal: Proposal;
  /** How often it was told. */
  readonly asked: number;
  /** A published fact that says the same; null: none is known. */
  readonly same: Fact | null;
}

/**
 * What waits for an editor, as far as that one may see it: approvals, files' versions and conflicts first, then drafts, the most asked
 * first, then source by source. `asked` counts by fact or passage id; `topicId` null: of all topics.
 */
export function queueOf(onFile: OnFile, view: View, asked: ReadonlyMap<string, number>, topicId: string | null): QueueItem[] {
  const about = (fact: Fact) => topicId === null || fact.topicId === topicId;
  const published = view.facts.filter((fact) => fact.reviewed && about(fact));
  const dismissed = onFile.store.dismissed();
  const sayings = new Map(published.map((fact) => [plainKey(fact.quote.exact), fact]));
  return [
    ...published.filter(({ proposedStatus }) => proposedStatus !== null).map((fact) => ({ kind: 'approval', id: fact.id, fact }) as const),
    ...onFile.store
      .proposals()
      .filter(({ holding }) => (topicId === null || holding.topicId === topicId) && isVisible(holding, view))
      .map((proposal) => ({ kind: 'file', id: holdingKey(proposal.holding), proposal }) as const),
    ...conflictPairs(published)
      .filter(([one, other]) => !dismissed.has(pairKey(one.id, other.id)))
      .map((facts) => ({ kind: 'conflict', id: pairKey(facts[0].id, facts[1].id), facts }) as const),
    ...view.facts
      .filter((fact) => !fact.reviewed && about(fact))
      .flatMap((fact): DraftItem[] => {
        const held = onFile.find('draft', fact.id);
        const times = asked.get(fact.id) ?? 0;
        if (held === null ? times === 0 : held.holding.state !== 'open') return [];
        const same = sayings.get(plainKey(fact.quote.exact)) ?? null;
        return [{ kind: 'draft', id: fact.id, fact, version: held?.version ?? 0, proposal: proposalFor(fact, view), asked: times, same }];
      })
      .map((item, at) => ({ item, at }))
      .sort((a, b) => b.item.asked - a.item.asked || a.at - b.at)
      .map(({ item }) => item),
  ];
}

/** What the cues of a sentence propose, with the text before it in its source. */
export function proposalFor({ quote, sourceId }: Fact, view: View): Proposal {
  const before = view.sourceById.get(sourceId)?.text.slice(0, quote.start).split('\n').at(-1)?.trim() ?? '';
  return proposeStanding(quote.exact, before === '' ? null : before);
}

function isVisible({ kind, id, topicId }: FileProposal['holding'], view: View): boolean {
  if (kind === 'fact') return view.factById.has(id);
  return kind === 'source' ? view.sourceById.has(id) : view.topicById.has(topicId);
}
