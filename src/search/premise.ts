import type { Fact } from '../domain/fact.ts';
import { analyse } from '../language/analyse.ts';
import type { Claim, Need, Part } from '../language/question/types.ts';
import { NOTES } from '../text/answer.ts';
import { isLive, supersededBy } from './conflicts.ts';
import { findPart } from './find-part.ts';
import type { Finding } from './finding.ts';
import { covers, NO_TERMS } from './terms.ts';
import { termsOfTopic } from './topic-terms.ts';
import type { View } from './view.ts';

/** What a question takes for granted, held against the file. */
export interface PremiseFault {
  readonly status: 'contradicted' | 'not-on-file';
  readonly facts: readonly Fact[];
  /** What the reader is told besides `status`; null where the quotes say it. */
  readonly note: string | null;
  /** The figure is on file for another thing: its quote must never lead. */
  readonly elsewhere: boolean;
  /** The question as put has no answer: what the file says instead leads. */
  readonly misleads: boolean;
}

const contradicted = (facts: readonly Fact[], misleads = false): PremiseFault => ({
  status: 'contradicted',
  facts: facts.slice(0, 2),
  note: null,
  misleads,
  elsewhere: false,
});
const unknown = (claim: string): PremiseFault => ({
  status: 'not-on-file',
  facts: [],
  note: NOTES.premiseNotOnFile(claim),
  misleads: false,
  elsewhere: false,
});

/** Claims stated in the question ("now that CENTCOM has confirmed it"). null where none is at fault. */
export function checkClaims(claims: readonly Claim[], view: View, topicId: string | null): PremiseFault | null {
  for (const claim of claims) {
    if (claim.part.bare) continue;
    const finding = findPart(claim.part, view, topicId);
    if (finding.kind === 'not-known') return contradicted(finding.facts);
    if (finding.kind === 'none') return checkPart(claim.part, view, topicId) ?? unknown(claim.text);
  }
  return null;
}

/** What the parts themselves presuppose: a figure, a direction, that a thing happened. Only parts that nothing answers are looked at. */
export function checkParts(findings: readonly Finding[], view: View, topicId: string | null): PremiseFault | null {
  for (const finding of findings) {
    const wrongWay = checkDirection(finding.part, view, topicId);
    if (wrongWay) return wrongWay;
    if (finding.kind !== 'none') continue;
    const fault = checkPart(finding.part, view, topicId);
    if (fault) return fault;
  }
  return null;
}

function checkPart(part: Part, view: View, topicId: string | null): PremiseFault | null {
  const facts = statedFacts(view, topicId);
  const figure = part.needs.find((need) => need.kind === 'number');
  if (figure) {
    const fault = checkFigure(figure, part, facts, view);
    if (fault) return fault;
  }
  const denied = facts.filter((fact) => saysOtherwise(part, fact, view));
  if (denied.length > 0) return contradicted(denied);
  const event = part.needs.find(
    (need) => need.role === 'predicate' && !need.optional && !facts.some((fact) => covers(need, view.profile(fact).all, view.lexicon) > 0),
  );
  return event && presupposes(part) ? unknown(part.text) : null;
}

/** "Why did she resign?" takes the resignation for granted; "did she resign?" doesn't. */
const presupposes = (part: Part): boolean =>
  part.ask === 'reason' ||
  (part.past && (part.ask === 'time' || part.ask === 'manner' || part.ask === 'who' || part.ask === 'place' || part.ask === 'count'));

function statedFacts(view: View, topicId: string | null): Fact[] {
  const newer = supersededBy(view);
  return view.facts.length > MOST
    ? []
    : view.facts.filter((fact) => (topicId === null || fact.topicId === topicId) && fact.reviewed && isLive(fact) && !newer.has(fact.id));
}

/** Larger bases aren't gone through whole for a contradiction. */
const MOST = 500;

/** A figure that the file gives for something else, or another figure for the same thing. */
function checkFigure(figure: Need, part: Part, facts: readonly Fact[], view: View): PremiseFault | null {
  const rest = part.needs.filter((need) => need !== figure && !need.optional);
  if (rest.length === 0) return null;
  const shared = (fact: Fact) => rest.filter((need) => covers(need, view.profile(fact).all, view.lexicon) > 0).length / rest.length;
  const same = facts.filter((fact) => view.profile(fact).all.numbers.has(figure.value ?? Number.NaN) && shared(fact) >= 0.5);
  if (same.length > 0) return { ...contradicted(newestFirst(same, view)), elsewhere: true };
  const other = facts.filter((fact) => {
    const measured = view
      .profile(fact)
      .answers.some(
        (answer) =>
          answer.slot === 'count' &&
          answer.value.numbers.size > 0 &&
          rest.some((need) => need.kind === 'word' && covers(need, answer.unit ?? answer.about, view.lexicon) >= 0.8),
      );
    return measured && shared(fact) >= 0.7;
  });
  return other.length > 0 ? contradicted(newestFirst(other, view).sort((a, b) => shared(b) - shared(a))) : null;
}

function newestFirst(facts: readonly Fact[], view: View): Fact[] {
  const date = (fact: Fact) => fact.asOf ?? view.sourceById.get(fact.sourceId)?.publishedAt ?? '';
  return [...facts].sort((a, b) => date(b).localeCompare(date(a)));
}

/** Whether the fact covers everything else in the part and says the opposite, or no, of one thing in it. */
function saysOtherwise(part: Part, fact: Fact, view: View): boolean {
  const { lexicon } = view;
  const profile = view.profile(fact);
  const topic = termsOfTopic(profile, view)?.title ?? NO_TERMS;
  const must = part.needs.filter((need) => !need.optional);
  const own = must.filter((need) => covers(need, profile.all, lexicon) > 0 || covers(need, profile.speaker, lexicon) > 0);
  const open = must.filter((need) => !own.includes(need) && covers(need, topic, lexicon) === 0);
  if (own.length === 0 || open.length > 1 || must.length < 2) return false;
  const [missing] = open;
  if (missing)
    return (
      missing.kind === 'word' && missing.role === 'predicate' && STATES.has(part.ask) && isOpposite(missing, profile.quote.bases, view)
    );
  return !NEGATES.test(part.text) && own.some((need) => need.kind === 'word' && isNegated(need, fact, part, view));
}

/** Asked when or how many, an opposite event is another event, not a contradiction. */
const STATES: ReadonlySet<Part['ask']> = new Set<Part['ask']>(['reason', 'manner', 'whether', 'what', 'who']);

function isOpposite(need: Need, bases: ReadonlyMap<string, number>, view: View): boolean {
  return need.bases.some(({ base }) => [...view.lexicon.opposites(base)].some((opposite) => bases.has(opposite)));
}

/** The question says no itself. */
const NEGATES = /\b(?:no|not|never|without|den(?:y|ied|ies)|refus\w*|reject\w*|declin\w*|n't)\b/iu;

const NEGATOR = /^(?:no|not|never|without|neither|nor|none|nobody|cannot|denied|denies|deny|refused|refuses|rejected|rejects|ruled)$/u;

/** "but no passwords", "would not endorse": a negator within the few words before what the question takes for granted. */
function isNegated(need: Need, fact: Fact, part: Part, view: View): boolean {
  const { words } = analyse(fact.quote.exact, view.lexicon, view.names);
  return words.some((word, index) => {
    if (!NEGATOR.test(word.lower) || (part.ask === 'count' && !/^(?:no|not|never|without|none|nobody|neither)$/u.test(word.lower)))
      return false;
    for (const next of words.slice(index + 1, index + 1 + REACH)) {
      if (next.stop) continue;
      const terms = { ...NO_TERMS, bases: new Map(next.lemmas.map((lemma) => [lemma.base, 1])) };
      if (covers(need, terms, view.lexicon) > 0.8 || (need.words.length > 1 && need.words.includes(next.key))) return true;
    }
    return false;
  });
}

/** Words that a negation reaches over. */
const REACH = 4;

const FROM_TO = /\bfrom (?:the )?(.{2,40}?) (?:in)?to (?:the )?(.{2,40}?)(?:$|[?,.;]| (?:by|in|on|at|for|and|with)\b)/iu;

/** "from Iraq to Syria" where the file has it from Syria to Iraq. */
function checkDirection(part: Part, view: View, topicId: string | null): PremiseFault | null {
  const match = FROM_TO.exec(part.text);
  if (!match) return null;
  const ids = (text: string) => new Set(analyse(text, view.lexicon, view.names).names.flatMap((hit) => hit.names.map((name) => name.id)));
  const [from, to] = [ids(match[1] ?? ''), ids(match[2] ?? '')];
  if (from.size === 0 || to.size === 0) return null;
  const against = statedFacts(view, topicId).filter((fact) => {
    const told = FROM_TO.exec(fact.quote.exact);
    if (!told) return false;
    const [toldFrom, toldTo] = [ids(told[1] ?? ''), ids(told[2] ?? '')];
    return [...from].some((id) => toldTo.has(id)) && [...to].some((id) => toldFrom.has(id));
  });
  return against.length > 0 ? contradicted(against, true) : null;
}
