import type { Fact, ScopeSlot } from '../domain/fact.ts';
import type { Need, Part } from '../language/question/types.ts';
import { conflictsOf, isLive, linksOf } from './conflicts.ts';
import { type Finding, found, nearOf, notKnown } from './finding.ts';
import { answersPart, type Judged, judgePart } from './judge.ts';
import { bodiesOf } from './meant.ts';
import { covers } from './terms.ts';
import { termsOfTopic } from './topic-terms.ts';
import type { View } from './view.ts';

/** "Has X confirmed …?", "Was it denied?" (DOMAIN.md, rules 6 and 11). */
export function findStanding(part: Part, view: View, topicId: string | null): Finding {
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
      (each) =>
        isLive(each.profile.fact) &&
        isDenial(each.profile.fact, view) &&
        (bySpeaker(each) || bodies.some((id) => each.profile.told.has(id))) &&
        must.every((need) => deniedWith(each, view).some((one) => coversClaim(one, [need], view))),
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
        // What nobody official has confirmed, this body hasn't either.
        !(slots.length > 0 && scope.body === null) &&
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

function isDenial(fact: Fact, view: View): boolean {
  return (
    linksOf(fact, view, 'denies').length > 0 ||
    /\b(?:den(?:y|ies|ied|ial)|reject(?:s|ed)|dismiss(?:es|ed)|refut(?:es|ed))\b/iu.test(fact.quote.exact)
  );
}

/** What a denial denies counts as said in it: "denied that account". */
function deniedWith(judged: Judged, view: View): Judged[] {
  return [
    judged,
    ...linksOf(judged.profile.fact, view, 'denies').flatMap((link) => {
      const claim = view.factById.get(link.to);
      return claim ? [{ ...judged, profile: view.profile(claim) }] : [];
    }),
  ];
}

function coversClaim(judged: Judged, must: readonly Need[], view: View): boolean {
  return must.every((need) => covers(need, judged.profile.all, view.lexicon) > 0 || coveredByTopic(need, judged, view));
}

function coveredByTopic(need: Need, judged: Judged, view: View): boolean {
  const topic = termsOfTopic(judged.profile, view);
  return topic !== null && covers(need, topic.title, view.lexicon) >= 0.85;
}
