import { maySee, type Viewer } from '../../domain/audience.ts';
import type { Fact, Library } from '../../domain/fact.ts';
import type { Source } from '../../domain/source.ts';
import { lapsesAt } from '../../domain/window.ts';
import { isLive } from '../../search/conflicts.ts';
import { areSame } from '../../search/lists.ts';
import type { View } from '../../search/view.ts';
import type { Word } from '../store.ts';
import { saidOf, wordFor } from './said.ts';

/** What stands instead of a fact: a newer one that supersedes or corrects it, as far as that is live and may be seen. */
export interface Newer {
  readonly by: string;
  readonly kind: 'supersedes' | 'corrects';
}

/** A published fact as one viewer could see it at one moment. */
export interface Seen {
  readonly fact: Fact;
  readonly source: Source;
  /** Corrections first, and then by id; empty: it stands itself. */
  readonly newer: readonly Newer[];
  /** Something is expected or possible in it, and the window for it has passed (DOMAIN.md, rule 7). */
  readonly lapsed: boolean;
}

/** Every published fact that a viewer may see at a moment, by id. Passages and drafts aren't in it. */
export type State = ReadonlyMap<string, Seen>;

/** A fact in two states; null: it wasn't there for that viewer then, whatever the reason. */
export interface FactChange {
  readonly id: string;
  readonly from: Seen | null;
  readonly to: Seen | null;
}

/** What is shown otherwise in one state than in another, by the fact's id: state against state, whatever lies between. */
export type ChangeSet = ReadonlyMap<string, FactChange>;

/** What a viewer may see of a library at a moment (epoch ms). */
export function stateOf({ facts, sources }: Pick<Library, 'facts' | 'sources'>, viewer: Viewer, at: number): State {
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  const open = facts.filter((fact) => fact.reviewed && maySee(fact.gates, viewer, at));
  const newer = newerThan(open);
  return new Map(
    open.flatMap((fact) => {
      const source = sourceById.get(fact.sourceId);
      if (!source) return [];
      return [[fact.id, { fact, source, newer: newer.get(fact.id) ?? NONE, lapsed: isLapsed(fact, source, at) }] as const];
    }),
  );
}

/** What may be seen in a view, which is made for that viewer and moment (epoch ms). */
export const stateIn = (view: Pick<View, 'facts' | 'sourceById'>, viewer: Viewer, at: number): State =>
  stateOf({ facts: view.facts, sources: [...view.sourceById.values()] }, viewer, at);

/** What changed from one state to another. A fact that is what it was is in no change, whatever it was meanwhile. */
export function between(before: State, after: State): ChangeSet {
  const found = new Map<string, FactChange>();
  for (const [id, to] of after) {
    const from = before.get(id) ?? null;
    if (!sameSeen(from, to)) found.set(id, { id, from, to });
  }
  for (const [id, from] of before) if (!after.has(id)) found.set(id, { id, from, to: null });
  return found;
}

/**
 * What changed over both, where the second begins where the first ends: Monday to Tuesday, then Tuesday to Wednesday, is Monday to Wednesday.
 */
export function followedBy(first: ChangeSet, second: ChangeSet): ChangeSet {
  const found = new Map(first);
  for (const [id, change] of second) {
    const from = first.has(id) ? (first.get(id)?.from ?? null) : change.from;
    if (sameSeen(from, change.to)) found.delete(id);
    else found.set(id, { id, from, to: change.to });
  }
  return found;
}

/** Those changes that are of one of these topics. */
export function changesIn(changes: ChangeSet, topicIds: Iterable<string>): ChangeSet {
  const topics = new Set(topicIds);
  return new Map([...changes].filter(([, { from, to }]) => topics.has((to ?? from)?.fact.topicId ?? '')));
}

/**
 * What a change comes to for people: `corrected` (what is shown of it changed, it was withdrawn, found false, or corrected by another) ·
 * `status` · `new` · `superseded` · `restored` (nothing newer stands instead of it any more) · `lapsed` (its window passed).
 */
export type ChangeKind = 'corrected' | 'status' | 'new' | 'superseded' | 'restored' | 'lapsed';

/**
 * The kind of a change among all that changed; null: nothing is to be said. What isn't there any more leaves no trace, on what it stood instead
 * of neither; and nobody is told of what came on hold, withdrawn or replaced, since nobody was told of it before (DOMAIN.md, "Status").
 */
export function kindOf(change: FactChange, changes: ChangeSet): ChangeKind | null {
  const { from, to } = change;
  if (!to) return null;
  if (!from) return isLive(to.fact) && to.newer.length === 0 ? 'new' : null;
  if (wordOf(change) === 'correction') return 'corrected';
  const newer = newerIn(change);
  if (newer) return newer.kind === 'corrects' ? 'corrected' : 'superseded';
  if (from.fact.status !== to.fact.status) return 'status';
  if (to.newer.length === 0 && from.newer.some(({ by }) => changes.get(by)?.to !== null)) return 'restored';
  return to.lapsed && !from.lapsed && isLive(to.fact) ? 'lapsed' : null;
}

/** What stands instead of a fact that didn't before; null: nothing. */
export function newerIn({ from, to }: FactChange): Newer | null {
  return to?.newer.find((each) => !from?.newer.some((known) => known.by === each.by && known.kind === each.kind)) ?? null;
}

/** Which word it is told with, by itself (DOMAIN.md, rule 12); null: nobody was told of it, or nothing but what stands instead changed. */
export function wordOf({ from, to }: FactChange): Word | null {
  return from && to ? wordFor(from.fact, to.fact, { was: from.source, is: to.source }) : null;
}

const NONE: readonly Newer[] = [];

/** What live facts stand instead of others among those that may be seen. */
function newerThan(open: readonly Fact[]): ReadonlyMap<string, readonly Newer[]> {
  const found = new Map<string, Newer[]>();
  for (const fact of open) {
    if (!isLive(fact)) continue;
    for (const { kind, to } of fact.links) {
      if (kind === 'supersedes' || kind === 'corrects') found.set(to, [...(found.get(to) ?? []), { by: fact.id, kind }]);
    }
  }
  for (const list of found.values()) list.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return found;
}

/** "corrects" comes before "supersedes". */
const keyOf = ({ by, kind }: Newer): string => `${kind} ${by}`;

function isLapsed({ quote, modality, validUntil }: Fact, { publishedAt }: Source, at: number): boolean {
  if (modality !== 'expected' && modality !== 'possible') return false;
  const end = lapsesAt(quote.exact, publishedAt, validUntil);
  return end !== null && at >= end;
}

const sameNewer = (some: readonly Newer[], others: readonly Newer[]): boolean => areSame(some.map(keyOf), others.map(keyOf));

function sameSeen(one: Seen | null, other: Seen | null): boolean {
  if (!one || !other) return one === other;
  if (one.lapsed !== other.lapsed || !sameNewer(one.newer, other.newer)) return false;
  if (one.fact === other.fact && one.source === other.source) return true;
  return shownOf(one) === shownOf(other);
}

/** All that people are shown of a fact; why it is withdrawn is told, every other reason is the desk's own (DOMAIN.md, "Status"). */
function shownOf({ fact, source }: Seen): string {
  const { status, statusAt, statusReason } = fact;
  const dated = status === 'confirmed' || status === 'found-false';
  return JSON.stringify([
    saidOf(fact, source),
    fact.topicId,
    status,
    dated ? statusAt : null,
    status === 'withdrawn' ? [statusAt, statusReason] : null,
  ]);
}
