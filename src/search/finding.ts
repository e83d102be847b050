import type { Fact, ScopeSlot } from '../domain/fact.ts';
import type { Need, Part } from '../language/question/types.ts';
import { answersPart, bodiesOf, type Judged, judgeAbsence, judgePart, nearlyAnswers, termsOfTopic } from './judge.ts';
import { covers } from './terms.ts';
import type { View } from './view.ts';

/** What the file has on one part of a question. */
export interface Finding {
  readonly part: Part;
  readonly kind: 'found' | 'disputed' | 'not-known' | 'held' | 'withdrawn' | 'none' | 'bare';
  /** The lead first. */
  readonly facts: readonly Fact[];
  /** Facts that come near and are no answer. */
  readonly near: readonly Judged[];
  readonly missing: readonly Need[];
  readonly matched: readonly Need[];
}

/** More than these beside the lead are left to "who else says so". */
const BESIDE = 2;
const NEAR = 3;

/** Neither on hold nor withdrawn. */
export const isLive = (fact: Fact): boolean => fact.status !== 'held' && fact.status !== 'withdrawn';

export function findPart(part: Part, view: View, topicId: string | null): Finding {
  if (part.ask === 'confirmation' || part.ask === 'denial') return findStanding(part, view, topicId);
  const judged = judgePart(part, view, topicId);
  if (part.bare) return settleBare(part, judged, view, topicId);
  return settle(part, judged, view, topicId);
}

/** Facts that a newer one supersedes or corrects, where the newer one is live and visible. */
export function supersededBy(view: View): ReadonlyMap<string, Fact> {
  let known = superseded.get(view);
  if (!known) {
    const found = new Map<string, Fact>();
    for (const fact of view.facts) {
      if (!isLive(fact)) continue;
      for (const link of fact.links) if (link.kind === 'supersedes' || link.kind === 'corrects') found.set(link.to, fact);
    }
    known = found;
    superseded.set(view, known);
  }
  return known;
}
const superseded = new WeakMap<View, ReadonlyMap<string, Fact>>();

function settle(part: Part, judged: readonly Judged[], view: View, topicId: string | null): Finding {
  const accepted = judged.filter(answersPart);
  const newer = supersededBy(view);
  const live = accepted.filter((each) => isLive(each.profile.fact) && !newer.has(each.profile.fact.id));
  const absences = absencesFor(part, view, topicId, judged);
  const best = newest(part, live, view);
  const near = nearOf(judged, accepted);
  if (best && !(absences[0] && prefersAbsence(part, best, absences[0])))
    return found(part, [best, ...live.filter((each) => each !== best)], absences, view, near);
  if (absences[0])
    return {
      part,
      kind: 'not-known',
      facts: absences.slice(0, 1 + BESIDE).map((each) => each.profile.fact),
      near,
      missing: [],
      matched: absences[0].covered,
    };
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

/** Of figures that answer about equally well the one that speaks of the latest moment leads; the others stand beside it. */
function newest(part: Part, live: readonly Judged[], view: View): Judged | undefined {
  const [best] = live;
  if (!best || (part.ask !== 'count' && part.ask !== 'amount')) return best;
  const date = (each: Judged) => each.profile.fact.asOf ?? view.sourceById.get(each.profile.fact.sourceId)?.publishedAt ?? '';
  return live
    .filter((each) => each.score >= best.score - CLOSE)
    .reduce((latest, each) => (date(each) > date(latest) ? each : latest), best);
}

const CLOSE = 0.15;

/** A source that says a thing isn't known outweighs a fact that was only read as answering, and less closely at that. */
function prefersAbsence(part: Part, best: Judged, absence: Judged): boolean {
  if (part.ask === 'what' || best.profile.fact.modality === 'absence') return false;
  const answer = best.fill?.answer;
  if (!answer || absence.missing.length > 0 || absence.own === 0) return false;
  return absence.own >= best.own && (!answer.declared || !best.focused);
}

function found(part: Part, live: readonly Judged[], absences: readonly Judged[], view: View, near: readonly Judged[]): Finding {
  const [best] = live;
  if (!best) throw new Error('nothing found');
  const lead = best.profile.fact;
  if (lead.modality === 'absence') return { part, kind: 'not-known', facts: [lead], near, missing: [], matched: best.covered };
  const others = live
    .slice(1)
    .filter((each) => each.score >= best.score * 0.85 && each.profile.fact.quote.exact !== lead.quote.exact && each.profile.fact.reviewed)
    .slice(0, BESIDE)
    .map((each) => each.profile.fact);
  const against = conflictsOf(lead, view);
  if (lead.status === 'disputed' || against.length > 0) {
    const facts = [lead, ...against.filter((fact) => fact.id !== lead.id)];
    return { part, kind: 'disputed', facts, near, missing: [], matched: best.covered };
  }
  const silent = absences
    .filter((each) => each.profile.fact.topicId === lead.topicId)
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

/** Facts that contradict or deny this one, or that it contradicts or denies; live ones, oldest first. */
export function conflictsOf(fact: Fact, view: View): Fact[] {
  const ids = new Set(fact.links.filter((link) => link.kind === 'contradicts' || link.kind === 'denies').map((link) => link.to));
  for (const other of view.facts)
    if (other.links.some((link) => (link.kind === 'contradicts' || link.kind === 'denies') && link.to === fact.id)) ids.add(other.id);
  const newer = supersededBy(view);
  const date = (each: Fact) => each.asOf ?? view.sourceById.get(each.sourceId)?.publishedAt ?? '';
  return [...ids]
    .map((id) => view.factById.get(id))
    .filter((each): each is Fact => each !== undefined && isLive(each) && !newer.has(each.id))
    .sort((a, b) => date(a).localeCompare(date(b)) || a.id.localeCompare(b.id));
}

/** The absences that are silent on exactly what the part asks, the closest first. */
export function silentOn(part: Part, view: View, topicId: string | null): Fact[] {
  return absencesFor(part, view, topicId, judgePart(part, view, topicId)).map((each) => each.profile.fact);
}

function absencesFor(part: Part, view: View, topicId: string | null, judged: readonly Judged[]): Judged[] {
  const found: Judged[] = [];
  for (const { profile } of judged) {
    if (profile.fact.modality !== 'absence' || !isLive(profile.fact) || (topicId !== null && profile.fact.topicId !== topicId)) continue;
    const absence = judgeAbsence(part, profile, view);
    if (absence) found.push(absence);
  }
  return found.sort((a, b) => b.score - a.score || a.profile.fact.id.localeCompare(b.profile.fact.id));
}

function nearOf(judged: readonly Judged[], accepted: readonly Judged[]): Judged[] {
  return judged
    .filter(
      (each) => !accepted.includes(each) && isLive(each.profile.fact) && each.share >= 0.25 && each.covered.some((need) => !need.optional),
    )
    .slice(0, NEAR);
}

/** Only question words: answered where just one fact on file fills the slot, else the asker is asked which. */
function settleBare(part: Part, judged: readonly Judged[], view: View, topicId: string | null): Finding {
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

/** "Has X confirmed …?", "Was it denied?" (DOMAIN.md, rules 6 and 11). */
function findStanding(part: Part, view: View, topicId: string | null): Finding {
  const speakers = part.needs.filter((need) => need.role === 'speaker');
  const bodies = speakers.flatMap((need) => need.nameIds.flatMap((id) => bodiesOf(id, view)));
  const claim: Part = {
    ...part,
    ask: 'whether',
    needs: part.needs.filter((need) => need.role !== 'speaker' && !STANDING_WORDS.test(need.text)),
  };
  const asked = claim.needs.filter((need) => !need.optional);
  const slots = asked.flatMap((need) => SLOT_NOUNS.filter(([pattern]) => pattern.test(need.text)).map(([, slot]) => slot));
  const must = slots.length > 0 ? asked.filter((need) => !SLOT_NOUNS.some(([pattern]) => pattern.test(need.text))) : asked;
  const judged = judgePart(claim, view, topicId);
  const near = nearOf(judged, []);
  const onClaim = must.length === 0 ? [] : judged.filter((each) => answersPart(each) && isLive(each.profile.fact));
  const none: Finding = { part, kind: 'none', facts: [], near, missing: part.needs.filter((need) => !need.optional), matched: [] };
  const named = speakers.length > 0;
  const bySpeaker = (each: Judged) =>
    !named ||
    speakers.some((need) => covers(need, each.profile.speaker, view.lexicon) > 0) ||
    bodies.some((id) => each.profile.speaker.names.has(id));

  if (part.ask === 'denial') {
    const denials = judged.filter(
      (each) => isLive(each.profile.fact) && isDenial(each.profile.fact) && bySpeaker(each) && coversClaim(each, must, view),
    );
    const [first] = denials;
    if (!first) return none;
    const against = conflictsOf(first.profile.fact, view);
    return {
      part,
      kind: against.length > 0 ? 'disputed' : 'found',
      facts: [first.profile.fact, ...against],
      near,
      missing: [],
      matched: first.covered,
    };
  }
  const confirmed = onClaim.filter((each) => each.profile.fact.status === 'confirmed' && bySpeaker(each));
  if (confirmed[0]) return found(part, confirmed, [], view, near);
  const absences = judged
    .filter((each) => {
      const { fact, scope } = each.profile;
      if (!scope || !isLive(fact)) return false;
      if (
        slots.length > 0
          ? !slots.some((slot) => scope.slots.includes(slot))
          : !(scope.slots.includes('confirmation') || /confirm/iu.test(fact.quote.exact))
      )
        return false;
      if (
        named &&
        !bodies.some((id) => scope.body === id) &&
        !speakers.some((need) => covers(need, scope.about, view.lexicon) > 0 && need.nameIds.length === 0)
      )
        return false;
      return (
        coversClaim(each, must, view) || (named && must.length > 1 && must.filter((need) => !coversClaim(each, [need], view)).length === 1)
      );
    })
    .sort(
      (a, b) =>
        Number(b.profile.scope?.slots.includes('confirmation')) - Number(a.profile.scope?.slots.includes('confirmation')) ||
        b.score - a.score,
    );
  if (named) {
    const said = onClaim.filter(
      (each) => bySpeaker(each) && each.profile.fact.modality !== 'absence' && each.profile.fact.status === 'official',
    );
    if (said[0]) return found(part, said, absences, view, near);
    if (absences[0]) return notKnown(part, absences, near);
    return none;
  }
  if (slots.length > 0 && absences[0]) return notKnown(part, absences, near);
  const claims = onClaim.filter((each) => each.profile.fact.modality !== 'absence');
  if (claims[0] && must.some((need) => !coveredByTopic(need, claims[0] as Judged, view))) return found(part, claims, absences, view, near);
  if (absences[0]) return notKnown(part, absences, near);
  return claims[0] ? found(part, claims, [], view, near) : none;
}

/** "Are the numbers confirmed?": what is asked to be confirmed is a slot. */
const SLOT_NOUNS: readonly (readonly [RegExp, ScopeSlot])[] = [
  [/^(?:numbers?|figures?|toll|total|count)$/iu, 'count'],
  [/^(?:dates?|times?|timing|schedule|timetable|when)$/iu, 'time'],
  [/^(?:cause|causes|reason|motive)$/iu, 'reason'],
  [/^(?:names?|identity|identities|identit\w+|suspects?)$/iu, 'who'],
  [/^(?:location|place|site|whereabouts|destination)$/iu, 'place'],
];

const STANDING_WORDS =
  /^(?:official|officially|independently|formally|publicly|statement|word|anyone|anybody|true|yet|record|operation|comment|details?|anything)$/iu;

function notKnown(part: Part, absences: readonly Judged[], near: readonly Judged[]): Finding {
  return {
    part,
    kind: 'not-known',
    facts: absences.slice(0, 1 + BESIDE).map((each) => each.profile.fact),
    near,
    missing: [],
    matched: absences[0]?.covered ?? [],
  };
}

function isDenial(fact: Fact): boolean {
  return (
    fact.links.some((link) => link.kind === 'denies') ||
    /\b(?:den(?:y|ies|ied|ial)|reject(?:s|ed)|dismiss(?:es|ed)|refut(?:es|ed))\b/iu.test(fact.quote.exact)
  );
}

function coversClaim(judged: Judged, must: readonly Need[], view: View): boolean {
  return must.every((need) => covers(need, judged.profile.all, view.lexicon) > 0 || coveredByTopic(need, judged, view));
}

function coveredByTopic(need: Need, judged: Judged, view: View): boolean {
  const topic = termsOfTopic(judged.profile, view);
  return topic !== null && covers(need, topic.title, view.lexicon) >= 0.85;
}
