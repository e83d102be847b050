import type { AttributionKind } from '../domain/attribution.ts';
import { approvedByTwo, NEEDS_TWO, type Status } from '../domain/status.ts';
import type { Entry } from './entry.ts';
import { caution, fault, type Report } from './problems.ts';
import type { FactFields } from './schema.ts';

/** Nobody stands behind these with a name (README, "Rules to write by"). */
const NAMELESS: ReadonlySet<AttributionKind> = new Set<AttributionKind>(['anonymous', 'unattributed']);
/** These need no speaker in the source's words. */
const NO_SPEAKER: ReadonlySet<AttributionKind> = new Set<AttributionKind>(['unattributed', 'own-reporting']);
/** Whose word stands as `official` while a status that takes two people is only proposed. */
const AUTHORITIES: ReadonlySet<AttributionKind> = new Set<AttributionKind>(['official-on-record']);

/** What a status that takes two people loads as: a file's approvals only ever propose (DESIGN.md, "Two people"). */
export function standsAs(kind: AttributionKind): Status {
  return AUTHORITIES.has(kind) ? 'official' : 'unconfirmed';
}

/** Nobody stands behind words of this kind with a name, so that they are never official. */
export const isNameless = (kind: AttributionKind): boolean => NAMELESS.has(kind);

/** Whether words of this kind need the speaker as the source words it. */
export const needsSpeaker = (kind: AttributionKind): boolean => !NO_SPEAKER.has(kind);

/** Whether the fields of one fact go together. Fields that are at fault by themselves are passed over. */
export function checkFactRules(entry: Entry<FactFields>, report: Report): void {
  checkStatus(entry, report);
  checkModality(entry, report);
  const { attribution, status } = entry.fields;
  if (!attribution) return;
  if (attribution.as === undefined && !NO_SPEAKER.has(attribution.kind)) {
    report(fault(entry.at('attribution', 'as'), `is missing; ${attribution.kind} needs the speaker as the source words it`));
  }
  if (status === 'official' && NAMELESS.has(attribution.kind)) {
    report(fault(entry.at('status'), `what is ${attribution.kind} is never official; write unconfirmed, or say whose word it is`));
  }
}

function checkStatus(entry: Entry<FactFields>, report: Report): void {
  const { status, approvals, attribution } = entry.fields;
  if (status === undefined) return;
  if (status === 'held' || status === 'withdrawn') {
    for (const field of ['reason', 'at'] as const) {
      if (!entry.given.has(field)) report(fault(entry.at(field), `is missing; a fact that is ${status} needs ${field}`));
    }
  }
  if (!NEEDS_TWO.has(status) || approvals === undefined) return;
  if (!approvedByTwo(approvals)) {
    const who = approvals[0]?.by;
    const has = who === undefined ? 'it has none' : `it has only ${who}'s; one by somebody else is missing`;
    report(fault(entry.at('approvals'), `${status} needs the approvals of two different people, each {by, at, reason}; ${has}`));
  } else if (attribution) {
    const shown = standsAs(attribution.kind);
    report(
      caution(
        entry.at('status'),
        `${status} loads from a file only as a proposal; readers see ${shown} until two people approve it in chat`,
      ),
    );
  }
}

function checkModality(entry: Entry<FactFields>, report: Report): void {
  const { modality } = entry.fields;
  if (modality === undefined) return;
  const pairs = [
    ['absence', 'scope', "what isn't known: {slot: [...], subject: ...}"],
    ['characterisation', 'view', 'whose view it is'],
  ] as const;
  for (const [kind, field, meaning] of pairs) {
    if (modality === kind && !entry.given.has(field))
      report(fault(entry.at(field), `is missing; modality ${kind} needs ${field}, ${meaning}`));
    if (modality !== kind && entry.given.has(field))
      report(fault(entry.at(field), `goes only with modality ${kind}, not with ${modality}`));
  }
}
