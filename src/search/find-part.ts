import type { Fact } from '../domain/fact.ts';
import type { Part } from '../language/question/types.ts';
import type { Finding } from './finding.ts';
import { judgePart } from './judge.ts';
import { decisionOn } from './rank/decision.ts';
import { isAnswer } from './rank/model.ts';
import { type Ranking, rank } from './rank/rank.ts';
import { settle, settleBare } from './settle.ts';
import { findStanding } from './standing.ts';
import type { View } from './view.ts';

/** The confidence from which on a passage is worth a look, though it is no answer. */
const NEAR = 0.25;

/** What the file has on one part of a question; `now` as in `rank`. */
export function findPart(part: Part, view: View, topicId: string | null, now: number | null = null): Finding {
  if (part.ask === 'confirmation' || part.ask === 'denial') return vouchedFor(findStanding(part, view, topicId), view, topicId, now);
  const judged = judgePart(part, view, topicId);
  if (part.bare) return settleBare(part, judged, view, topicId);
  return vouchedFor(settle(part, judged, view, topicId), view, topicId, now);
}

/**
 * A passage, which nobody at the desk has read, answers only where the model for foreign text takes it for an answer as well; one that only
 * the model takes for an answer is the first of what comes near. What the desk published is the judge's alone.
 */
function vouchedFor(finding: Finding, view: View, topicId: string | null, now: number | null): Finding {
  const { part, kind, facts } = finding;
  const found = kind === 'found' || kind === 'disputed' || kind === 'not-known';
  if (found ? facts.every(({ reviewed }) => reviewed) : kind !== 'none') return finding;
  const ranking = rank(part.text, view, now, (fact) => topicId === null || fact.topicId === topicId);
  const top = ranking.ranked[0];
  const decision = top?.features ? decisionOn(top.features) : null;
  if (!found) {
    const closest = top && !top.fact.reviewed && ranking.confidence >= NEAR ? [top.fact] : [];
    return { ...finding, closest, ...(decision && !top?.fact.reviewed && { decision }) };
  }
  const kept = facts.filter((fact) => fact.reviewed || isVouched(fact, ranking));
  if (kept[0] === facts[0]) return { ...finding, facts: kept, ...(decision && { decision }) };
  return {
    part,
    kind: 'none',
    facts: [],
    near: finding.near,
    closest: facts.slice(0, 1),
    missing: [],
    matched: finding.matched,
    ...(decision && { decision }),
  };
}

function isVouched(fact: Fact, { ranked }: Ranking): boolean {
  const features = ranked.find((each) => each.fact === fact)?.features;
  return features !== undefined && features !== null && isAnswer(features);
}
