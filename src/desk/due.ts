import { UserError } from '../domain/errors.ts';
import type { Fact } from '../domain/fact.ts';
import { STATUS_LABEL } from '../domain/status.ts';
import { timeStanding } from '../domain/window.ts';
import { isLive, supersededBy } from '../search/conflicts.ts';
import type { View } from '../search/view.ts';
import { DUE_TEXT } from '../text/due.ts';
import { WORK_TEXT } from '../text/work.ts';
import type { Act } from './on-file.ts';
import { needs } from './who.ts';
import { factNamed, heldOf, type Work } from './work.ts';

/** A fact that an editor has to look at again, since time has gone by. */
export interface DueItem {
  readonly kind: 'due';
  /** `due` and the fact's. */
  readonly id: string;
  readonly fact: Fact;
  /** `review`: its date for that is past · `window`: what it says of time has lapsed (DOMAIN.md, rule 7). */
  readonly why: 'review' | 'window';
  /** How often it was told. */
  readonly asked: number;
}

/**
 * Published facts that are live, and past their date for review, or whose window has lapsed and that nobody has given such a date since; the
 * most asked first, then those that were due first.
 */
export function dueIn({ view, now }: Pick<Work, 'view' | 'now'>, asked: ReadonlyMap<string, number>): DueItem[] {
  const newer = supersededBy(view);
  return view.facts
    .filter((fact) => fact.reviewed && isLive(fact) && !newer.has(fact.id))
    .flatMap((fact): DueItem[] => {
      const why = dueFor(fact, view, now);
      return why === null ? [] : [{ kind: 'due', id: `due ${fact.id}`, fact, why, asked: asked.get(fact.id) ?? 0 }];
    })
    .sort((a, b) => b.asked - a.asked || dueAt(a.fact) - dueAt(b.fact) || (a.id < b.id ? -1 : 1));
}

function dueFor({ reviewBy, quote, sourceId, validUntil }: Fact, view: View, now: number): DueItem['why'] | null {
  if (reviewBy !== null) return now >= Date.parse(reviewBy) ? 'review' : null;
  const published = view.sourceById.get(sourceId)?.publishedAt ?? null;
  return timeStanding(quote.exact, published, validUntil, now) === 'lapsed' ? 'window' : null;
}

/** Epoch ms; what has no date comes last. */
const dueAt = ({ reviewBy, validUntil }: Fact): number => {
  const at = reviewBy ?? validUntil;
  return at === null ? Number.MAX_SAFE_INTEGER : Date.parse(at);
};

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
  const reason = `stands, next review ${reviewBy.slice(0, 10)}`;
  return { at: work.now, by: work.who.account, changes: [{ holding: next, from: version, act: 'edit', reason }] };
}
