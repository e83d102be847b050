import { UserError } from '../domain/errors.ts';
import type { Fact } from '../domain/fact.ts';
import type { Unusable } from '../domain/source.ts';
import { STATUS_LABEL } from '../domain/status.ts';
import { lapsesAt } from '../domain/window.ts';
import { isLive, supersededBy } from '../search/conflicts.ts';
import { DUE_TEXT } from '../text/due.ts';
import { WORK_TEXT } from '../text/work.ts';
import type { Act, OnFile } from './on-file.ts';
import { needs } from './who.ts';
import { factNamed, heldOf, type Work } from './work.ts';

/** A fact that an editor has to look at again, since time has gone by, or its source isn't what it was. */
export interface DueItem {
  readonly kind: 'due';
  /** `due` and the fact's. */
  readonly id: string;
  readonly fact: Fact;
  /**
   * `gone`: its quote isn't in its source any more · `withheld`, `ended`: its source may not be used (DOMAIN.md, "Formats") · `review`: its date
   * for that is past · `window`: what it says of time has lapsed (DOMAIN.md, rule 7).
   */
  readonly why: 'gone' | Unusable | 'review' | 'window';
  /** How often it was told. */
  readonly asked: number;
}

/** What it takes to tell what is due. */
export interface DueMeans extends Pick<Work, 'view' | 'now'> {
  readonly onFile: Pick<OnFile, 'store'>;
}

/**
 * Published facts whose quote is gone from their source, first; then those whose source may not be used, and live ones that are past their
 * date for review, or whose window has lapsed. Of what nobody has given a date for review since, that is. Of each the most asked first, then
 * those that were due first.
 */
export function dueIn(means: DueMeans, asked: ReadonlyMap<string, number>): DueItem[] {
  const { view } = means;
  const newer = supersededBy(view);
  return view.facts
    .filter((fact) => fact.reviewed && fact.status !== 'withdrawn' && !newer.has(fact.id))
    .flatMap((fact): DueItem[] => {
      const why = dueFor(fact, means);
      return why === null ? [] : [{ kind: 'due', id: `due ${fact.id}`, fact, why, asked: asked.get(fact.id) ?? 0 }];
    })
    .sort((a, b) => rankOf(a) - rankOf(b) || b.asked - a.asked || dueAt(a) - dueAt(b) || (a.id < b.id ? -1 : 1));
}

function dueFor(fact: Fact, { view, now, onFile }: DueMeans): DueItem['why'] | null {
  const { id, reviewBy, quote, sourceId, validUntil, gone } = fact;
  const unusable = view.sourceById.get(sourceId)?.unusable;
  if (unusable) return unusable;
  if (!isLive(fact)) return null;
  if (gone && !(reviewBy !== null && now < Date.parse(reviewBy) && reviewSetAt(id, onFile) >= Date.parse(gone.at))) return 'gone';
  if (reviewBy !== null && now >= Date.parse(reviewBy)) return 'review';
  const lapses = lapsesAt(quote.exact, view.sourceById.get(sourceId)?.publishedAt ?? null, validUntil);
  if (lapses === null || now < lapses) return null;
  return reviewBy !== null && reviewSetAt(id, onFile) >= lapses ? null : 'window';
}

/** When a fact was given its date for review (epoch ms), 0: it came on file with it. A date from before its window lapsed says nothing of that. */
function reviewSetAt(id: string, { store }: Pick<OnFile, 'store'>): number {
  const versions: { readonly at: number; readonly date: string | null; readonly stands: boolean }[] = [];
  for (const { at, act, holding, reason } of store.history('fact', id)) {
    const date = holding.kind === 'fact' ? (holding.fields.reviewBy ?? null) : null;
    if (act === 'undo') versions.pop();
    else versions.push({ at: Date.parse(at), date, stands: reason?.startsWith(STANDS) ?? false });
  }
  const set = versions.findLastIndex(({ date, stands }, at) => stands || date !== (versions[at - 1]?.date ?? null));
  return set > 0 ? (versions[set]?.at ?? 0) : 0;
}

const rankOf = ({ why }: DueItem): number => (why === 'gone' ? 0 : why === 'withheld' || why === 'ended' ? 1 : 2);

/** Epoch ms; what has no date comes last. */
const dueAt = ({ fact: { reviewBy, validUntil }, why }: DueItem): number => {
  const at = why === 'review' ? reviewBy : validUntil;
  return at === null ? Number.MAX_SAFE_INTEGER : Date.parse(at);
};

/** How the reason of a "Still stands" begins. */
const STANDS = 'stands, next review';

/** Days until the next review that is proposed. */
export const NEXT_REVIEW = 7;

/**
 * The act that lets a fact stand as it is until another review (epoch ms). Throws UserError (exit code 2) for what isn't allowed, and for a
 * moment that isn't to come.
 */
export function standsAct(factId: string, version: number, reviewAt: number, work: Work): Act {
  needs('editor', work.who);
  const fact = factNamed(factId, work);
  if (!isLive(fact)) throw new UserError(WORK_TEXT.notLive(fact.id, STATUS_LABEL[fact.status]), 2);
  if (reviewAt <= work.now) throw new UserError(DUE_TEXT.over, 2);
  const { holding } = heldOf('fact', fact, work);
  const reviewBy = new Date(reviewAt).toISOString();
  const next = { ...holding, fields: { ...holding.fields, reviewBy } };
  const reason = `${STANDS} ${reviewBy.slice(0, 10)}`;
  return { at: work.now, by: work.who.account, changes: [{ holding: next, from: version, act: 'edit', reason }] };
}
