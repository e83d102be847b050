import type { Part } from '../language/question/types.ts';
import { isLive, supersededBy } from './conflicts.ts';
import { absencesFor, type Finding, found, nearOf, notKnown } from './finding.ts';
import { answersPart, type Judged } from './judge.ts';
import { nearlyAnswers } from './nearly.ts';
import type { View } from './view.ts';

export function settle(part: Part, judged: readonly Judged[], view: View, topicId: string | null): Finding {
  const accepted = judged.filter(answersPart);
  const newer = supersededBy(view);
  const live = deskFirst(accepted.filter((each) => isLive(each.profile.fact) && !newer.has(each.profile.fact.id)));
  const absences = absencesFor(part, view, topicId, judged);
  const best = newest(part, live, view);
  const near = nearOf(judged, accepted);
  if (best && !(absences[0] && prefersAbsence(part, best, absences[0])))
    return found(part, [best, ...live.filter((each) => each !== best)], absences, view, near);
  if (absences[0]) return notKnown(part, absences, near);
  const old = accepted.find((each) => newer.has(each.profile.fact.id));
  const heir = old && newer.get(old.profile.fact.id);
  if (heir) return { part, kind: 'found', facts: [heir], near, missing: [], matched: old.covered };
  const nearly = accepted.length === 0 ? nearlyAnswers(part, judged, view) : null;
  if (nearly && isLive(nearly.profile.fact) && nearly.profile.fact.modality !== 'absence')
    return { ...found(part, [nearly], [], view, near), missing: nearly.missing };
  const shut = accepted[0];
  if (shut)
    return {
      part,
      kind: shut.profile.fact.status === 'held' ? 'held' : 'withdrawn',
      facts: [shut.profile.fact],
      near,
      missing: [],
      matched: shut.covered,
    };
  return { part, kind: 'none', facts: [], near, missing: judged[0]?.missing ?? part.needs, matched: judged[0]?.covered ?? [] };
}

/** What the desk published leads wherever it answers, however much closer the words of a passage are (DESIGN.md, "Facts, passages, drafts"). */
const deskFirst = (judged: readonly Judged[]): Judged[] =>
  judged.toSorted((a, b) => Number(b.profile.fact.reviewed) - Number(a.profile.fact.reviewed));

/** Of figures that answer about equally well the one that speaks of the latest moment leads; the others stand beside it. */
function newest(part: Part, live: readonly Judged[], view: View): Judged | undefined {
  const [best] = live;
  if (!best || (part.ask !== 'count' && part.ask !== 'amount')) return best;
  const date = (each: Judged) => each.profile.fact.asOf ?? view.sourceById.get(each.profile.fact.sourceId)?.publishedAt ?? '';
  return live
    .filter((each) => each.score >= best.score - CLOSE && each.profile.fact.reviewed === best.profile.fact.reviewed)
    .reduce((latest, each) => (date(each) > date(latest) ? each : latest), best);
}

const CLOSE = 0.15;

/** A sample question that shares this much of the question is that question. */
const SAMPLED = 0.6;

/** A source that says a thing isn't known outweighs a fact that was only read as answering, and less closely at that. */
function prefersAbsence(part: Part, best: Judged, absence: Judged): boolean {
  if (part.ask === 'what' || best.profile.fact.modality === 'absence') return false;
  const answer = best.fill?.answer;
  // The desk says itself that the fact answers such a question.
  if (best.sample >= SAMPLED) return false;
  if (!answer || absence.missing.length > 0 || absence.own === 0) return false;
  return absence.own >= best.own && (!answer.declared || !best.focused);
}

/** Only question words: answered where just one fact on file fills the slot, else the asker is asked which. */
export function settleBare(part: Part, judged: readonly Judged[], view: View, topicId: string | null): Finding {
  return {
    part,
    kind: 'bare',
    facts: judged
      .filter((each) => each.fill !== null && isLive(each.profile.fact))
      .map((each) => each.profile.fact)
      .slice(0, 5),
    near: [],
    missing: [],
    matched: absencesFor(part, view, topicId, judged).flatMap((each) => each.covered),
  };
}
