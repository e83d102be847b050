import { type BriefingAnswer, blank, type Evidence, type Section } from '../../domain/answer.ts';
import type { LinkKind } from '../../domain/fact.ts';
import { STATUS_LABEL } from '../../domain/status.ts';
import { weakestOf } from '../../search/brief.ts';
import { isLive } from '../../search/conflicts.ts';
import { toEvidence } from '../../search/evidence.ts';
import type { View } from '../../search/view.ts';
import { FOLLOW_TEXT } from '../../text/follow.ts';
import { WORK_TEXT } from '../../text/work.ts';
import { type ChangeKind, type ChangeSet, type FactChange, kindOf, newerIn, type Seen } from '../changes/change-set.ts';
import type { Follow } from './follows.ts';

/** Kinds of links with which a new entry is news to who follows the other one. */
const SPEAKS: readonly LinkKind[] = ['supersedes', 'corrects', 'contradicts', 'denies'];

/** How a follower is told of a change: under which heading. That time has gone by is nothing that anybody did, and not told. */
const HEADING: Readonly<Record<Exclude<ChangeKind, 'lapsed'>, 'corrections' | 'status' | 'fresh'>> = {
  corrected: 'corrections',
  superseded: 'corrections',
  status: 'status',
  restored: 'status',
  new: 'fresh',
};

/** A change that a follower is told of. */
export interface News {
  readonly change: FactChange;
  readonly kind: Exclude<ChangeKind, 'lapsed'>;
  /** The entry as it was settled to be. */
  readonly to: Seen;
}

/**
 * Those of some changes that are told to who follows a thing: for a topic its entries'; for an entry its own, and what is new and speaks to
 * it.
 */
export function newsOn({ kind: what, id }: Follow['what'], changes: ChangeSet): News[] {
  return [...changes.values()].flatMap((change): News[] => {
    const { from, to } = change;
    const kind = kindOf(change, changes);
    if (to === null || kind === null || kind === 'lapsed') return [];
    const speaks = from === null && to.fact.links.some((link) => link.to === id && SPEAKS.includes(link.kind));
    const concerns = what === 'topic' ? to.fact.topicId === id : change.id === id || speaks;
    return concerns ? [{ change, kind, to }] : [];
  });
}

/** What a follower is told: these changes, as the entries stand in a view that is of the follower's eyes. `now` is epoch ms. */
export function followedAnswer(title: string, topicId: string, news: readonly News[], view: View, now: number): BriefingAnswer {
  // In the order in which things came on file.
  const order = new Map(view.facts.map(({ id }, at) => [id, at]));
  const sorted = news.toSorted((one, other) => (order.get(one.change.id) ?? 0) - (order.get(other.change.id) ?? 0));
  const sections = (['corrections', 'status', 'fresh'] as const).flatMap((heading): Section[] => {
    const own = sorted.filter(({ kind }) => HEADING[kind] === heading);
    if (own.length === 0) return [];
    return [
      {
        title: WORK_TEXT.changes[heading],
        quotes: eachOnce(own.flatMap((each) => quoted(each, view, now))),
        lines: own.flatMap(lineOf),
        factIds: own.map(({ change }) => change.id),
      },
    ];
  });
  return { ...blank('', topicId, now), outcome: 'briefing', title, status: weakestOf(sections), sections };
}

/** The entry as it may be said, or what stands in its place. */
function quoted({ change, to }: News, view: View, now: number): Evidence[] {
  const fact = view.factById.get(newerIn(change)?.by ?? to.fact.id);
  return fact && isLive(fact) ? [toEvidence(fact, view, now)] : [];
}

function lineOf({ change, kind, to }: News): string[] {
  const { id, from } = change;
  if (!from) return [];
  const [was, is] = [from.fact, to.fact];
  if (is.status === 'withdrawn') return [WORK_TEXT.changes.withdrawn(id, is.statusReason)];
  if (was.status !== is.status) return [WORK_TEXT.changes.was(id, STATUS_LABEL[was.status], STATUS_LABEL[is.status])];
  const newer = newerIn(change);
  if (newer) return [newer.kind === 'corrects' ? FOLLOW_TEXT.correctedBy(id, newer.by) : FOLLOW_TEXT.superseded(id, newer.by)];
  return [kind === 'restored' ? FOLLOW_TEXT.restored(id) : WORK_TEXT.changes.corrected(id)];
}

/** Two entries on the same words, standing alike, read the same: they are shown once. */
function eachOnce(quotes: readonly Evidence[]): Evidence[] {
  return [...new Map(quotes.map((quote) => [`${quote.sourceId}#${quote.start}-${quote.end} ${quote.label}`, quote])).values()];
}
