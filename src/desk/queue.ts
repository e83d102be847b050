import type { Fact } from '../domain/fact.ts';
import { holdingKey } from '../knowledge/holding.ts';
import { type Proposal, proposeStanding } from '../language/cues/propose.ts';
import { plainKey } from '../language/fold.ts';
import { supersededBy } from '../search/conflicts.ts';
import { surroundingsOf } from '../search/surroundings.ts';
import type { View } from '../search/view.ts';
import { conflictPairs } from './conflict-pairs.ts';
import { type DueItem, dueIn } from './due.ts';
import { seesProposal } from './settle.ts';
import { type FileProposal, pairKey } from './store.ts';
import { maybeOnePerson, type Who } from './who.ts';
import type { Work } from './work.ts';

/** One thing that waits for an editor. */
export type QueueItem =
  /** A status that takes two people, and has the word of one of them, or of nobody but the files. */
  | {
      readonly kind: 'approval';
      readonly id: string;
      readonly fact: Fact;
      /** Whoever looks has approved it. */
      readonly mine: boolean;
    }
  /** The files' version of what was changed in chat, too. */
  | { readonly kind: 'file'; readonly id: string; readonly proposal: FileProposal }
  /** Two facts whose figures for the same thing differ (DOMAIN.md, rule 4). */
  | { readonly kind: 'conflict'; readonly id: string; readonly facts: readonly [Fact, Fact] }
  | DueItem
  | DraftItem;

export interface DraftItem {
  readonly kind: 'draft';
  /** The passage's. */
  readonly id: string;
  readonly fact: Fact;
  /** 0: nobody took it up yet. */
  readonly version: number;
  /** How often it was told. */
  readonly asked: number;
  /** A published fact that says the same, whatever its status; null: none is known. */
  readonly same: Fact | null;
}

/** What of the queue is looked at; null: all of it. */
export interface QueueOf {
  readonly topicId: string | null;
  /** The desk that has the topics, as they name it. */
  readonly desk: string | null;
}

/**
 * What waits for an editor, as far as that one may see it: facts whose quote is gone from its source, then approvals, files' versions and conflicts first, then facts that are due for
 * another look and drafts, of each the most asked first; last what only somebody else can approve. `asked` counts by fact or passage id.
 */
export function queueOf(work: Work, asked: ReadonlyMap<string, number>, { topicId, desk }: QueueOf): QueueItem[] {
  const { onFile, view, who } = work;
  const ofDesk = (id: string) => desk === null || plainKey(view.topicById.get(id)?.desk ?? '') === plainKey(desk);
  const about = (of: { readonly topicId: string }) => (topicId === null || of.topicId === topicId) && ofDesk(of.topicId);
  const published = view.facts.filter((fact) => fact.reviewed && about(fact));
  const dismissed = onFile.store.dismissed();
  const approvals = published
    .filter(({ proposedStatus }) => proposedStatus !== null)
    .map((fact) => ({ kind: 'approval', id: fact.id, fact, mine: fact.approvals.some(({ by }) => isMine(by, who)) }) as const);
  const newer = supersededBy(view);
  const due = dueIn(work, asked).filter(({ fact }) => about(fact));
  return [
    ...due.filter(({ why }) => why === 'gone'),
    ...approvals.filter(({ mine }) => !mine),
    ...onFile.store
      .proposals()
      .filter((proposal) => about(proposal.holding) && seesProposal(proposal, work))
      .map((proposal) => ({ kind: 'file', id: holdingKey(proposal.holding), proposal }) as const),
    ...conflictPairs(published.filter(({ id }) => !newer.has(id)))
      .filter(([one, other]) => !dismissed.has(pairKey(one.id, other.id)))
      .map((facts) => ({ kind: 'conflict', id: pairKey(facts[0].id, facts[1].id), facts }) as const),
    ...due.filter(({ why }) => why !== 'gone'),
    ...draftsIn(work, asked, about),
    ...approvals.filter(({ mine }) => mine),
  ];
}

const isMine = (account: string, { account: mine, holders }: Who): boolean => maybeOnePerson(account, mine, holders);

function draftsIn({ onFile, view }: Work, asked: ReadonlyMap<string, number>, about: (fact: Fact) => boolean): DraftItem[] {
  const sayings = new Map(view.facts.flatMap((fact) => (fact.reviewed ? [[plainKey(fact.quote.exact), fact] as const] : [])));
  const taken = onFile.all().flatMap(({ holding }) => (holding.kind === 'draft' && holding.state === 'open' ? [holding.id] : []));
  const order = new Map([...view.sourceById.keys()].map((id, at) => [id, at]));
  // Passages are looked up one by one: there may be hundreds of thousands, and not all of them in memory.
  return [...new Set([...taken, ...asked.keys()])]
    .flatMap((id) => view.factById.get(id) ?? [])
    .filter((fact) => !fact.reviewed && about(fact))
    .sort((a, b) => (order.get(a.sourceId) ?? 0) - (order.get(b.sourceId) ?? 0) || a.quote.start - b.quote.start)
    .flatMap((fact): DraftItem[] => {
      const held = onFile.find('draft', fact.id);
      const times = asked.get(fact.id) ?? 0;
      // What was decided was decided on another sentence, or on a quote that the fact doesn't have any more.
      const waits = held?.holding.state === 'open' && held.holding.exact === fact.quote.exact;
      if (!waits && times === 0) return [];
      return [
        {
          kind: 'draft',
          id: fact.id,
          fact,
          version: held?.version ?? 0,
          asked: times,
          same: sayings.get(plainKey(fact.quote.exact)) ?? null,
        },
      ];
    })
    .map((item, at) => ({ item, at }))
    .sort((a, b) => b.item.asked - a.item.asked || a.at - b.at)
    .map(({ item }) => item);
}

/** What the cues of a sentence propose, with what stands around it in its source. */
export function proposalFor({ quote, sourceId }: Fact, view: View): Proposal {
  const { before, after } = surroundingsOf(view.sourceById.get(sourceId)?.text ?? '', quote);
  return proposeStanding(quote.exact, before, after);
}
