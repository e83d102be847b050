import type { Fact } from '../domain/fact.ts';
import type { Need, Part } from '../language/question/types.ts';
import { judgeAbsence } from './absence.ts';
import { conflictsOf, isLive } from './conflicts.ts';
import { type Judged, judgePart } from './judge.ts';
import type { Decision } from './rank/decision.ts';
import type { View } from './view.ts';

/** What the file has on one part of a question. */
export interface Finding {
  readonly part: Part;
  readonly kind: 'found' | 'disputed' | 'not-known' | 'held' | 'withdrawn' | 'none' | 'bare';
  /** The lead first. */
  readonly facts: readonly Fact[];
  /** Facts that come near and are no answer. */
  readonly near: readonly Judged[];
  /** Passages that come nearer still: each nearly an answer. Left out: none. */
  readonly closest?: readonly Fact[];
  /** What the model for foreign text made of the best passage; left out: it wasn't asked. */
  readonly decision?: Decision;
  readonly missing: readonly Need[];
  readonly matched: readonly Need[];
}

/** More than these beside the lead are left to "who else says so". */
const BESIDE = 2;
const NEAR = 3;

export function found(part: Part, live: readonly Judged[], absences: readonly Judged[], view: View, near: readonly Judged[]): Finding {
  const [best] = live;
  if (!best) throw new Error('nothing found');
  const lead = best.profile.fact;
  if (lead.modality === 'absence') return { part, kind: 'not-known', facts: [lead], near, missing: [], matched: best.covered };
  const others = live
    .slice(1)
    .filter(
      (each) =>
        each.score >= best.score * (part.ask === 'what' || part.ask === 'whether' ? 0.97 : 0.9) &&
        each.profile.fact.quote.exact !== lead.quote.exact &&
        each.profile.fact.reviewed,
    )
    .slice(0, BESIDE)
    .map((each) => each.profile.fact);
  const against = conflictsOf(lead, view);
  if (lead.status === 'disputed' || against.length > 0) {
    const facts = [lead, ...against.filter((fact) => fact.id !== lead.id)];
    return { part, kind: 'disputed', facts, near, missing: [], matched: best.covered };
  }
  // What is only expected or possible is told with the source's own word that it isn't confirmed; a settled figure isn't.
  const silent = absences
    .filter((each) => each.profile.fact.topicId === lead.topicId && (lead.modality === 'expected' || lead.modality === 'possible'))
    .slice(0, 1)
    .map((each) => each.profile.fact);
  return {
    part,
    kind: 'found',
    facts: [...(others.length > 0 ? [lead, ...others] : [lead]), ...silent.filter((fact) => !others.includes(fact))],
    near,
    missing: [],
    matched: best.covered,
  };
}

/** The absences that are silent on exactly what the part asks, the closest first. */
export function silentOn(part: Part, view: View, topicId: string | null): Fact[] {
  return absencesFor(part, view, topicId, judgePart(part, view, topicId)).map((each) => each.profile.fact);
}

export function absencesFor(part: Part, view: View, topicId: string | null, judged: readonly Judged[]): Judged[] {
  const found: Judged[] = [];
  for (const { profile } of judged) {
    if (profile.fact.modality !== 'absence' || !isLive(profile.fact) || (topicId !== null && profile.fact.topicId !== topicId)) continue;
    const absence = judgeAbsence(part, profile, view);
    if (absence) found.push(absence);
  }
  return found.sort((a, b) => b.score - a.score || a.profile.fact.id.localeCompare(b.profile.fact.id));
}

export function nearOf(judged: readonly Judged[], accepted: readonly Judged[]): Judged[] {
  return judged
    .filter(
      (each) => !accepted.includes(each) && isLive(each.profile.fact) && each.share >= 0.25 && each.covered.some((need) => !need.optional),
    )
    .slice(0, NEAR);
}

export function notKnown(part: Part, absences: readonly Judged[], near: readonly Judged[]): Finding {
  return {
    part,
    kind: 'not-known',
    facts: sameTopic(absences)
      .slice(0, 1 + BESIDE)
      .map((each) => each.profile.fact),
    near,
    missing: [],
    matched: absences[0]?.covered ?? [],
  };
}

/** Those of the first one's topic: what isn't known of one story says nothing of another. */
function sameTopic(judged: readonly Judged[]): Judged[] {
  return judged.filter((each) => each.profile.fact.topicId === judged[0]?.profile.fact.topicId);
}
