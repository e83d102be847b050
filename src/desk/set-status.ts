import { UserError } from '../domain/errors.ts';
import type { Fact } from '../domain/fact.ts';
import { type Approval, approvedByTwo, legalTransition, NEEDS_REASON, NEEDS_TWO, type Status } from '../domain/status.ts';
import { isNameless } from '../knowledge/fact-rules.ts';
import type { FactHolding } from '../knowledge/holding.ts';
import { WORK_TEXT } from '../text/work.ts';
import type { Act } from './on-file.ts';
import { maybeOnePerson, needs } from './who.ts';
import { factNamed, heldOf, type Work } from './work.ts';

/** A change of standing, ready to be done. */
export interface StatusAct {
  readonly act: Act;
  readonly fact: Fact;
  /** Somebody else has to approve, too, before it stands; false: it stands. */
  readonly waits: boolean;
}

/** A status asked for a fact. */
export interface StatusAsked {
  readonly factId: string;
  readonly status: Status;
  /** Empty: none given. */
  readonly reason: string;
  /** The version that whoever asks has seen; null: whatever stands. */
  readonly version: number | null;
}

/**
 * The act that brings a fact to a status, or one step nearer: what takes two people takes the word of two accounts that a platform vouches
 * for, one of them a verifier's (DOMAIN.md's table; DESIGN.md, "Two people"). Throws UserError (exit code 2) for what isn't allowed.
 */
export function statusAct({ factId, status, reason: given, version }: StatusAsked, work: Work): StatusAct {
  needs('editor', work.who);
  const fact = factNamed(factId, work);
  const held = heldOf('fact', fact, work);
  const reason = given.trim();
  if (NEEDS_REASON.has(status) && reason === '') throw new UserError(WORK_TEXT.needsReason(status), 2);
  if (!legalTransition(fact.status, status)) throw new UserError(WORK_TEXT.illegal(fact.id, fact.status, status), 2);
  const unusable = work.onFile.source(fact.sourceId)?.unusable;
  // It would stay on hold whatever its entry says.
  if (unusable && status !== 'withdrawn') throw new UserError(WORK_TEXT.heldBySource(fact.id), 2);
  if (status === 'official' && isNameless(fact.attribution.kind)) throw new UserError(WORK_TEXT.nameless(fact.attribution.kind), 2);
  const approvals = NEEDS_TWO.has(status) ? withApproval(held.holding, status, reason, work) : [];
  const waits = NEEDS_TWO.has(status) && !approvedByTwo(approvals);
  const { pending: _before, ...standing } = held.holding;
  const holding: FactHolding = waits
    ? { ...standing, pending: { status, approvals } }
    : {
        ...standing,
        approved: approvals,
        fields: { ...standing.fields, status, reason: reason || undefined, at: new Date(work.now).toISOString() },
      };
  const act = NEEDS_TWO.has(status) ? 'approve' : 'status';
  const change = { holding, from: version ?? held.version, act, reason: reason || null } as const;
  return { act: { at: work.now, by: work.who.account, changes: [change] }, fact, waits };
}

/** The word of one more person. Throws UserError where that person has given it already, or may not give it. */
function withApproval({ pending }: FactHolding, status: Status, reason: string, { who, now }: Work): readonly Approval[] {
  if (!who.vouched) throw new UserError(WORK_TEXT.notVouched, 2);
  const earlier = pending?.status === status ? pending.approvals : [];
  if (earlier.some(({ by }) => maybeOnePerson(by, who.account, who.holders))) throw new UserError(WORK_TEXT.approvedAlready(status), 2);
  const approvals = [...earlier, { by: who.account, role: who.role, at: new Date(now).toISOString(), reason }];
  const byVerifier = approvals.some(({ role }) => role === 'verifier' || role === 'admin');
  if (approvedByTwo(approvals) && !byVerifier) needs('verifier', who);
  return approvals;
}
