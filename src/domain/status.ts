import type { Role } from './audience.ts';

/**
 * The standing of a fact: one small closed set (DOMAIN.md, "Status").
 * `not-on-file` and `not-known` are outcomes of a look-up, never statuses.
 */
export const STATUSES = ['confirmed', 'official', 'unconfirmed', 'disputed', 'found-false', 'held', 'withdrawn'] as const;
export type Status = (typeof STATUSES)[number];

/** The label in words; colour is only ever decoration. */
export const STATUS_LABEL: Readonly<Record<Status, string>> = {
  confirmed: 'Confirmed',
  official: 'Official statement',
  unconfirmed: 'Not confirmed',
  disputed: 'Disputed',
  'found-false': 'Found false',
  held: 'On hold',
  withdrawn: 'Withdrawn',
};

/** Decoration for platforms that can show a colour, in the table's order (DOMAIN.md). */
export const STATUS_COLOUR: Readonly<Record<Status, `#${string}`>> = {
  confirmed: '#28936A',
  official: '#4A86E8',
  unconfirmed: '#B36B00',
  disputed: '#E0572A',
  'found-false': '#D9485F',
  held: '#8A63D2',
  withdrawn: '#7C8694',
};

/** From weakest to strongest among statuses whose quote may be shown (DOMAIN.md, rule 2). */
const STRENGTH: readonly Status[] = ['found-false', 'disputed', 'unconfirmed', 'official', 'confirmed'];

/** The weakest of the given statuses; null for none. Held and withdrawn count as weaker than all others. */
export function weakest(statuses: readonly Status[]): Status | null {
  let found: Status | null = null;
  for (const status of statuses) {
    if (found === null || STRENGTH.indexOf(status) < STRENGTH.indexOf(found)) found = status;
  }
  return found;
}

/** Statuses that take two distinct people (DESIGN.md, "Two people"). */
export const NEEDS_TWO: ReadonlySet<Status> = new Set<Status>(['confirmed', 'found-false']);

/** Statuses that take a written reason (DOMAIN.md's table). */
export const NEEDS_REASON: ReadonlySet<Status> = new Set<Status>(['confirmed', 'found-false', 'held', 'withdrawn']);

const LIVE: readonly Status[] = ['confirmed', 'official', 'unconfirmed', 'disputed', 'found-false'];

/**
 * Whether the desk may move a fact from one status to another. A live fact may go anywhere (holding and withdrawing always
 * work at once); one on hold may be released to any live status or withdrawn; what is withdrawn stays withdrawn, because people
 * were told not to use it: its return is a new fact.
 */
export function legalTransition(from: Status, to: Status): boolean {
  if (from === to || from === 'withdrawn') return false;
  if (from === 'held') return to === 'withdrawn' || LIVE.includes(to);
  return true;
}

/** One person's yes to a status that takes two. */
export interface Approval {
  readonly by: string;
  /** The role that the account had then; left out: unknown. */
  readonly role?: Role;
  /** UTC ISO text. */
  readonly at: string;
  readonly reason: string;
}

/** Whether the approvals name at least two distinct people (case and space aside). */
export function approvedByTwo(approvals: readonly Approval[]): boolean {
  return new Set(approvals.map((approval) => approval.by.trim().toLowerCase())).size >= 2;
}
