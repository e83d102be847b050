import type { Need, Part } from '../language/question/types.ts';
import { type Fill, fill } from './fill.ts';
import { isMeant, isToldAlone, looseSubject, namesAnother, speaking } from './meant.ts';
import type { Profile } from './profile.ts';
import { retrieve } from './retrieve.ts';
import { covers, NO_TERMS, type Terms } from './terms.ts';
import { FREE, termsOfTopic } from './topic-terms.ts';
import type { View } from './view.ts';

/**
 * The judge: does the evidence answer the question? Scores only rank; what decides is that every need is covered and the slot
 * asked for is filled (DESIGN.md, goal 4; JUDGING.md).
 */
export interface Judged {
  readonly profile: Profile;
  readonly fill: Fill | null;
  readonly covered: readonly Need[];
  readonly missing: readonly Need[];
  /** For ranking among facts that answer. */
  readonly score: number;
  /** The share of the needs' weight that is covered, for naming what is related. */
  readonly share: number;
  /** How many needs the fact's own words cover. */
  readonly own: number;
  /** What the answer is declared to be about covers every need. */
  readonly focused: boolean;
  /** How much of the question one of the fact's own sample questions shares, 0..1. */
  readonly sample: number;
}

/** Bases up to this size are judged whole; larger ones by the index's best candidates. */
const WHOLE = 150;

/** Judges every candidate for a part. `topicId` restricts to one topic. */
export function judgePart(part: Part, view: View, topicId: string | null): Judged[] {
  const scores = retrieve(part.needs, view);
  const facts = view.documents <= WHOLE ? view.facts : [...scores.keys()];
  const top = Math.max(1, ...scores.values());
  return facts
    .filter((fact) => topicId === null || fact.topicId === topicId)
    .map((fact) => judge(part, view.profile(fact), view, (scores.get(fact) ?? 0) / top))
    .sort((a, b) => b.score - a.score || a.profile.fact.id.localeCompare(b.profile.fact.id));
}

/** A sample question covers words only where it asks for the same kind of thing (JUDGING.md: samples never get round the slot). */
export const BY_SAMPLE = 0.85;

function judge(part: Part, profile: Profile, view: View, retrieved: number): Judged {
  const { lexicon } = view;
  const topic = termsOfTopic(profile, view);
  const free = (need: Need) =>
    topic !== null &&
    isFree(part, need) &&
    covers(need, EVENT_ASKED.has(part.ask) || need.kind === 'name' ? topic.title : topic.common, lexicon) >= FREE;
  const filled = fill(
    part,
    profile,
    lexicon,
    (need) =>
      free(need) ||
      // Who speaks stands beside a figure, not in it: "how many did the director count?"
      (need.role !== 'unit' && covers(need, profile.speaker, lexicon) >= FREE) ||
      (need.kind === 'name' && (isMeant(need, profile, view) || isToldAlone(need, profile, view))),
  );
  const samples = profile.samples.filter((sample) => sample.ask === part.ask || part.ask === 'whether' || part.ask === 'what');
  const open =
    part.ask === 'what' ||
    part.ask === 'reason' ||
    part.ask === 'manner' ||
    part.ask === 'place' ||
    part.ask === 'which' ||
    part.ask === 'who';
  const covered: Need[] = [];
  const missing: Need[] = [];
  let weightAll = 0;
  let weightCovered = 0;
  let own = 0;
  for (const need of [...part.needs].sort((a, b) => Number(a.kind === 'name') - Number(b.kind === 'name'))) {
    const rarity = rarityOf(need, view);
    let weight =
      need.role === 'speaker'
        ? Math.max(covers(speaking(need, view), profile.speaker, lexicon), part.ask === 'whether' ? covers(need, profile.all, lexicon) : 0)
        : Math.max(covers(need, profile.all, lexicon), need.kind === 'name' ? covers(need, profile.speaker, lexicon) : 0);
    if (weight === 0 && need.kind === 'name' && isMeant(need, profile, view)) weight = 0.8;
    if (weight > 0 && !need.optional) own++;
    if (
      weight === 0 &&
      need.kind === 'word' &&
      need.role !== 'unit' &&
      need.role !== 'speaker' &&
      samples.some((sample) => covers(need, sample.terms, lexicon) >= BY_SAMPLE)
    )
      weight = BY_SAMPLE;
    if (
      weight === 0 &&
      free(need) &&
      !(need.kind === 'name' && ((own < 2 && !open) || (!(need.adjunct && own >= 2) && namesAnother(need, profile, view))))
    )
      weight = 0.5;
    const importance = rarity * (need.optional ? 0.3 : 1);
    weightAll += importance;
    weightCovered += importance * weight;
    if (weight > 0) covered.push(need);
    else if (!need.optional) missing.push(need);
  }
  const loose = looseSubject(part, profile, view);
  if (loose && !missing.includes(loose)) missing.push(loose);
  if (!profile.fact.reviewed)
    missing.push(
      ...covered.filter(
        (need) => !need.optional && covers(need, profile.all, lexicon) === 0 && covers(need, profile.speaker, lexicon) === 0,
      ),
    );
  const share = weightAll === 0 ? 0 : weightCovered / weightAll;
  const idle =
    part.ask === 'whether' &&
    topic !== null &&
    !part.bare &&
    covered.every((need) => need.optional || covers(need, topic.title, lexicon) >= FREE);
  const answers = !idle && (own > 0 || (filled !== null && filled.answer !== null));
  const sample = Math.max(0, ...samples.map((each) => overlap(part, each.terms, view)));
  const score =
    share +
    0.15 * retrieved +
    0.3 * sample +
    (filled?.declared ? 0.1 : 0) +
    (profile.fact.reviewed ? 0.2 : 0) +
    (filled?.answer
      ? (aboutShare(part, filled.answer.core, view) + focus(part, filled.answer.core, view)) * 0.25 +
        (profile.fact.status === 'disputed' ? -0.1 : 0)
      : 0);
  return {
    profile,
    fill: answers || part.bare ? filled : null,
    covered,
    missing,
    score,
    share,
    own,
    sample,
    focused: filled?.answer !== null && filled !== null && aboutShare(part, filled.answer.core, view) === 1,
  };
}

export const EVENT_ASKED: ReadonlySet<Part['ask']> = new Set<Part['ask']>(['count', 'amount', 'whether', 'what']);

function isFree(part: Part, need: Need): boolean {
  if (need.role === 'unit' || need.role === 'speaker' || need.role === 'head') return false;
  // What happens, and to whom and where, is the very thing that a yes/no question asks: being on the topic doesn't answer it.
  if (need.kind === 'name') return part.ask !== 'whether';
  return part.ask !== 'who' && (need.role !== 'predicate' || !EVENT_ASKED.has(part.ask));
}

function rarityOf(need: Need, view: View): number {
  const keys = need.nameIds.length > 0 ? need.nameIds.map((id) => `#${id}`) : need.words;
  return Math.max(1, ...keys.map((key) => view.rarity(key)));
}

/** How much of the question a sample question shares, 0..1. */
function overlap(part: Part, sample: Terms, view: View): number {
  const needs = part.needs.filter((need) => !need.optional);
  if (needs.length === 0) return 0;
  return needs.filter((need) => covers(need, sample, view.lexicon) >= BY_SAMPLE).length / Math.max(needs.length, sample.bases.size);
}

function aboutShare(part: Part, about: Terms, view: View): number {
  const needs = part.needs.filter((need) => !need.optional);
  return needs.length === 0 ? 0 : needs.filter((need) => covers(need, about, view.lexicon) > 0).length / needs.length;
}

/** How much of what an answer is about the question speaks of, 0..1: of two answers that cover it, the narrower is meant. */
function focus(part: Part, about: Terms, view: View): number {
  const bases = [...about.bases.keys()].filter((base) => !base.includes(' '));
  if (bases.length === 0) return 0;
  const met = bases.filter((base) =>
    part.needs.some((need) => covers(need, { ...NO_TERMS, bases: new Map([[base, 1]]) }, view.lexicon) > 0),
  );
  return met.length / bases.length;
}

export const answersPart = (judged: Judged): boolean => judged.fill !== null && judged.missing.length === 0;
